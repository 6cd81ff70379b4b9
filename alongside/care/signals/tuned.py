"""The upper layers of the model, tuned to our sentences: what they take a sentence for.

The model's own file stays as it is. `tuned.npz` has, in eight bits, a small change for each of its
upper matrices, and a row of weights for each head over what comes out; `tuning.py` fitted them.
"""

import numpy

from alongside.meaning import inside, model

LAYERS = (3, 4, 5)  # The upper half of six …
BELOW = "layer_norm_6"  # … and what comes out of the lower.
MATRICES = tuple(inside.MATRICES)
PARTS, PART = 12, 32  # Each layer looks at the other words in so many ways, with so many numbers.
BEND = numpy.float32(numpy.sqrt(2 / numpy.pi))


def linear(layer, name, given):
    """(what a matrix makes of some rows, what going back needs); with its change, if it has one."""
    found = given @ layer[name]
    found += layer[f"{name}_bias"]
    if f"{name}_in" not in layer:
        return found, (given, None)
    within = given @ layer[f"{name}_in"]
    found += within @ layer[f"{name}_back"]
    return found, (given, within)


def normal(layer, name, given):
    given = given - given.mean(axis=-1, keepdims=True)
    size = 1 / numpy.sqrt((given * given).mean(axis=-1, keepdims=True) + 1e-12)
    given *= size
    return given * layer[f"{name}_scale"] + layer[f"{name}_shift"], (given, size)


def bent(given):
    """(a number as far as it is above nought, by a soft bend; the slope of the bend there)"""
    square = given * given
    curve = numpy.tanh(BEND * given * (1 + numpy.float32(0.044715) * square))
    above = (1 + curve) / 2
    slope = BEND * (1 + numpy.float32(0.134145) * square)
    return given * above, above + given * (1 - curve * curve) / 2 * slope


def in_parts(rows, texts):
    """Rows for each word of some texts as (texts, parts, words, numbers of a part)."""
    return rows.reshape(texts, -1, PARTS, PART).transpose(0, 2, 1, 3)


def in_rows(parts):
    return numpy.ascontiguousarray(parts.transpose(0, 2, 1, 3)).reshape(-1, PARTS * PART)


def through(layer, given, is_word, fade=lambda rows: (rows, 1)):
    """(a row for each word, what going back needs) of one layer.

    `given` are rows, text after text; `is_word` says, for each text, which are no padding. `fade`
    leaves some numbers out while it learns, so that it relies on none alone.
    """
    texts = len(is_word)
    (query, q), (key, k), (value, v) = (
        linear(layer, name, given) for name in ("query", "key", "value")
    )
    query, key, value = (in_parts(rows, texts) for rows in (query, key, value))
    query = query * numpy.float32(PART**-0.5)
    looks = query @ key.swapaxes(2, 3)
    looks += numpy.where(is_word, numpy.float32(0), numpy.float32(-1e9))[:, None, None, :]
    looks -= looks.max(axis=-1, keepdims=True)
    numpy.exp(looks, looks)
    looks /= looks.sum(axis=-1, keepdims=True)
    out, o = linear(layer, "out", in_rows(looks @ value))
    out, kept_out = fade(out)
    middle, first = normal(layer, "out", given + out)
    wide, w = linear(layer, "wide", middle)
    wide, slope = bent(wide)
    narrow, n = linear(layer, "narrow", wide)
    narrow, kept_narrow = fade(narrow)
    found, second = normal(layer, "narrow", middle + narrow)
    return found, (
        (query, key, value, looks),
        (q, k, v, o, w, n),
        (kept_out, kept_narrow),
        (first, slope, second),
    )


def mean(rows, is_word):
    """(the mean row of each text, what each word counts for in it)"""
    counts = (is_word / is_word.sum(axis=1, keepdims=True)).astype(numpy.float32)
    return numpy.einsum("tw,twn->tn", counts, rows.reshape(*is_word.shape, -1)), counts


def read(file):
    """(the upper layers with their changes, the heads' weights over what comes out)"""
    with numpy.load(file) as kept:
        changes = {name: whole(kept[name]) for name in kept}
    upper = inside.layers(model.read(), LAYERS)
    for at, layer in enumerate(upper):
        for name in MATRICES:
            layer[name] += changes[f"{at}_{name}_in"].T @ changes[f"{at}_{name}_back"]
    return upper, changes["heads"]


def whole(rows):
    """The numbers of an array that is kept in eight bits, with the scale of each row at its end."""
    scale = numpy.ascontiguousarray(rows[:, -4:]).view(numpy.float32)
    return rows[:, :-4] * scale


def heard(upper_and_heads, states, is_word):
    """For each text what its heads say of it, an array with a column for each head.

    `states` are the words of some texts as they come out of the lower layers.
    """
    upper, weights = upper_and_heads
    rows = states.reshape(-1, states.shape[-1])
    for layer in upper:
        rows, _back = through(layer, rows, is_word)
    return mean(rows, is_word)[0] @ weights[:, :-1].T + weights[:, -1]
