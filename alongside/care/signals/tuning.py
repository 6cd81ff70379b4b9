"""Tuning the upper layers to our sentences: gradients by hand, so that no library is needed for it.

What is learned is a small change to each matrix, as two narrow ones (RANK), and the heads' weights.
The mean of several tunings knows more than any of them. Each takes some ten to twenty minutes. From
the same states of words the same comes out; but the model below rounds otherwise from run to run,
and in hundreds of steps that grows.
"""

import io

import numpy

from alongside.meaning import inside, model

from . import tuned
from .heads import HEADS
from .tuned import MATRICES, PART

SEED = 0
RANK, KEPT = 16, 24  # Of each tuning, and of their mean.
# Of each tuning: how often every sentence is read, and how long its steps are at most.
WAYS = ((3, 3e-3), (6, 3e-3))
PART_OF_MANY = 0.5  # Of the sentences of a longer green text half are read, each time anew.
AT_A_TIME = 1024  # Words, with their padding, of one step.
WARM = 60  # After so many steps they are as long as they get.
SLOW, SLOWER = 0.9, 0.99  # How long a step remembers those before it.
FADE = 0.1
HELD = 0.02
FLOAT = numpy.float32
CHANGES = [f"{name}_{way}" for name in MATRICES for way in ("in", "back")]


def slope_of_normal(layer, name, back, slope):
    given, size = back
    slope = slope * layer[f"{name}_scale"]
    along = given * (slope * given).mean(axis=-1, keepdims=True)
    return size * (slope - slope.mean(axis=-1, keepdims=True) - along)


def slope_of_linear(layer, name, back, slope, found):
    given, within = back
    inner = slope @ layer[f"{name}_back"].T
    found[f"{name}_back"], found[f"{name}_in"] = within.T @ slope, given.T @ inner
    return slope @ layer[name].T + inner @ layer[f"{name}_in"].T


def slope_of_layer(layer, back, slope):
    """(the slope of what was given to a layer, that of its changes), from that of what came out."""
    (query, key, value, looks), (q, k, v, o, w, n), (kept_out, kept_narrow), rest = back
    first, bend, second = rest
    found = {}

    def linear(name, behind, slope):
        return slope_of_linear(layer, name, behind, slope, found)

    slope = slope_of_normal(layer, "narrow", second, slope)
    slope = slope + linear("wide", w, linear("narrow", n, slope * kept_narrow) * bend)
    slope = slope_of_normal(layer, "out", first, slope)
    out = tuned.in_parts(linear("out", o, slope * kept_out), len(looks))
    seen = out @ value.swapaxes(2, 3)
    seen = looks * (seen - (seen * looks).sum(axis=-1, keepdims=True))
    slope = slope + linear("value", v, tuned.in_rows(looks.swapaxes(2, 3) @ out))
    slope += linear("key", k, tuned.in_rows(seen.swapaxes(2, 3) @ query))
    slope += linear("query", q, tuned.in_rows(seen @ key) * FLOAT(PART**-0.5))
    return slope, found


class Tuning:
    """The upper layers with changes that may still be learned; at first they change nothing."""

    def __init__(self, chance):
        self.layers = inside.layers(model.read(), tuned.LAYERS)
        for layer in self.layers:
            for name in MATRICES:
                high, wide = layer[name].shape
                layer[f"{name}_in"] = chance.normal(0, high**-0.5, (high, RANK)).astype(FLOAT)
                layer[f"{name}_back"] = numpy.zeros((RANK, wide), dtype=FLOAT)
        self.heads = numpy.zeros((tuned.PARTS * PART, len(HEADS)), dtype=FLOAT)
        self.bias = numpy.full(len(HEADS), -1, dtype=FLOAT)

    def learned(self):
        """All that learns, as a list of arrays."""
        changes = [layer[name] for layer in self.layers for name in CHANGES]
        return [self.heads, self.bias, *changes]

    def said(self, states, is_word, fade=lambda rows: (rows, 1)):
        """(what the heads say of some texts, what going back needs)"""
        rows, behind = states.reshape(-1, states.shape[-1]), []
        for layer in self.layers:
            rows, back = tuned.through(layer, rows, is_word, fade)
            behind.append(back)
        means, counts = tuned.mean(rows, is_word)
        means, kept = fade(means)
        return means @ self.heads + self.bias, (means, kept, counts, behind)

    def slopes(self, back, slope):
        """That of all that learns, in the order of `learned`, from that of what heads said."""
        means, kept, counts, behind = back
        found = [means.T @ slope, slope.sum(axis=0)]
        slope = ((slope @ self.heads.T) * kept)[:, None, :] * counts[:, :, None]
        slope, changes = slope.reshape(-1, slope.shape[-1]), []
        for layer, one in zip(reversed(self.layers), reversed(behind), strict=True):
            slope, own = slope_of_layer(layer, one, slope)
            changes = [*(own[name] for name in CHANGES), *changes]
        return found + changes

    def heard(self, states):
        """What the heads say of each text, given in its words' states."""
        found = numpy.zeros((len(states), len(HEADS)), dtype=FLOAT)
        for some in batches(numpy.arange(len(states)), states):
            found[some] = self.said(*padded([states[at] for at in some]))[0]
        return found

    def kept(self):
        """The bytes of tuned.npz."""
        arrays = {"heads": numpy.vstack([self.heads, self.bias]).T}
        for at, layer in enumerate(self.layers):
            for name in MATRICES:
                arrays[f"{at}_{name}_in"] = layer[f"{name}_in"].T
                arrays[f"{at}_{name}_back"] = layer[f"{name}_back"]
        content = io.BytesIO()
        numpy.savez_compressed(content, **{name: small(rows) for name, rows in arrays.items()})
        return content.getvalue()


def small(rows):
    """An array in eight bits, with the scale of each row in four bytes at its end."""
    most = numpy.maximum(numpy.abs(rows).max(axis=1, keepdims=True), 1e-9)
    scale = (most / 127).astype(FLOAT)
    return numpy.hstack([numpy.round(rows / scale).astype(numpy.int8), scale.view(numpy.int8)])


def states(texts):
    """For each text the states of its words below the upper layers. Raises NotHere."""
    found = [None] * len(texts)

    def take(places, some, mask):
        for place, rows, is_word in zip(places, some[0], mask, strict=True):
            found[place] = rows[is_word == 1].astype(numpy.float16)

    model.model().each_batch(texts, (tuned.BELOW,), take)
    return found


def padded(some):
    """(the states of some texts, as long as the longest; which of them are words)"""
    sizes = numpy.array([len(rows) for rows in some])
    is_word = numpy.arange(sizes.max()) < sizes[:, None]
    found = numpy.zeros((*is_word.shape, some[0].shape[1]), dtype=FLOAT)
    found[is_word] = numpy.concatenate(some)
    return found, is_word


def batches(which, states):
    """The numbers of some texts, in lists of about one length."""
    sizes = numpy.array([len(states[at]) for at in which])
    which, found = which[numpy.argsort(sizes, kind="stable")], []
    while len(which):
        count = max(1, AT_A_TIME // len(states[which[-1]]))
        which, some = which[:-count], which[-count:]
        found.append(some)
    return found


def plan(examples, states, chance, times):
    """The steps to go: which texts each one reads."""
    learn, many = examples.teaches, ~examples.alone
    for _ in range(times):
        some = numpy.flatnonzero(learn & (~many | (chance.random(len(learn)) < PART_OF_MANY)))
        chance.shuffle(some)
        found = batches(some, states)
        yield from (found[at] for at in chance.permutation(len(found)))


def tuned_in_all_ways(examples, states):
    """The mean of a Tuning in each of the WAYS."""
    return mean([tune(examples, states, *way) for way in WAYS])


def tune(examples, states, times, pace):
    """A Tuning that has learned from the examples, each read so many `times`."""
    chance = numpy.random.default_rng(SEED)
    found = Tuning(chance)
    wanted, weigh = examples.weighed()
    steps = list(plan(examples, states, chance, times))
    walk = Walk(found.learned(), len(steps), pace)

    def fade(rows):
        kept = (chance.random(rows.shape, dtype=FLOAT) >= FADE) * FLOAT(1 / (1 - FADE))
        return rows * kept, kept

    for some in steps:
        said, back = found.said(*padded([states[at] for at in some]), fade)
        slope = (1 / (1 + numpy.exp(-said)) - wanted[some]) * weigh[some] / len(some)
        walk.step(found.slopes(back, slope.astype(FLOAT)))
    return found


class Walk:
    """Steps downhill: each number's as long as its slope was steady, and shorter near the end."""

    def __init__(self, learned, steps, pace):
        self.learned, self.steps, self.pace, self.done = learned, steps, pace, 0
        self.way = [numpy.zeros_like(one) for one in learned]
        self.rough = [numpy.zeros_like(one) for one in learned]

    def step(self, slopes):
        steep = numpy.sqrt(sum(float((one * one).sum()) for one in slopes))
        self.done += 1
        pace = self.pace * min(1, self.done / WARM) * (1 - self.done / (self.steps + 1))
        for one, slope, way, rough in zip(self.learned, slopes, self.way, self.rough, strict=True):
            slope = slope * FLOAT(min(1, 1 / steep))
            way += FLOAT(1 - SLOW) * (slope - way)
            rough += FLOAT(1 - SLOWER) * (slope * slope - rough)
            sure = way / FLOAT(1 - SLOW**self.done)
            size = numpy.sqrt(rough / FLOAT(1 - SLOWER**self.done)) + FLOAT(1e-7)
            one -= FLOAT(pace) * (sure / size + FLOAT(HELD) * one)


def mean(tunings):
    """A Tuning whose changes are the mean of those of others, but for what is least in it."""
    found = Tuning(numpy.random.default_rng(SEED))
    found.heads = sum(one.heads for one in tunings) / len(tunings)
    found.bias = sum(one.bias for one in tunings) / len(tunings)
    for at, layer in enumerate(found.layers):
        for name in MATRICES:
            changes = (one.layers[at] for one in tunings)
            whole = sum(one[f"{name}_in"] @ one[f"{name}_back"] for one in changes) / len(tunings)
            ways_in, sizes, ways_back = numpy.linalg.svd(whole, full_matrices=False)
            layer[f"{name}_in"] = ways_in[:, :KEPT] * sizes[:KEPT]
            layer[f"{name}_back"] = ways_back[:KEPT]
    return found
