"""Fitting the heads to our own sentences, in the same way each time: the same weights come out.

The upper layers, from which half of what they say comes, are tuned in `tuning.py`, which takes much
longer; what those say of sentences that they did not learn from is kept in `heard.npz`. Nothing
here is needed to read a text. `alongside evaluate fit-signals` runs it; docs/signals.md tells of
the sentences.
"""

import hashlib
import io
import json

import numpy

from alongside.meaning.model import NotHere

from . import features, heads, tuning
from .data import FOLDER, SENTENCES, read, sha256
from .heads import HEADS
from .sentences import sentences
from .spelling import plain

HEARD = FOLDER / "heard.npz"  # For each sentence learned from, in eighths, and of which file.
EIGHTHS = 8
STRENGTH = 0.7  # How much the weights are held small.
STEPS = 100
SAME = 0.02  # Of its largest weight, what a head may differ by: processors round differently.
FOLDS = 5
# For each head, how many of the ordinary texts it may take for something, at most. Many of them
# are there because they sound grave; docs/signals-card.md says what comes of it.
MAY_BE_WRONG = {
    "self_harm": 0.15,
    "danger": 0.01,
    "sourcing": 0.003,
    "dosing": 0.003,
    "cure": 0.002,
    "hostile": 0.003,
    "explicit": 0.09,
}


class Examples:
    """What heads learn from: rows of `seen`, which text each is `of`, and what is `wanted`."""

    def __init__(self, rows):
        self.rows = rows
        units = [heads.units(sentences(plain(row["text"]).text)) for row in rows]
        self.of = numpy.array([at for at, some in enumerate(units) for _ in some])
        self.texts = [heads.read_as(unit) for some in units for unit in some]
        wanted = numpy.array([targets(row) for row in rows], dtype=numpy.float64)
        self.wanted = wanted[self.of]
        # Of several sentences one is grave, and nobody said which: then the whole text teaches.
        self.alone = numpy.array([unit is some[-1] for some in units for unit in some])
        green = numpy.array([row["kind"] == "none" for row in rows])[self.of]
        self.teaches = self.alone | green

    def folds(self):
        """For each text the number of its fold; a theme is all in one."""
        themes = sorted({row["theme"] for row in self.rows})
        return numpy.array([themes.index(row["theme"]) % FOLDS for row in self.rows])

    def weighed(self, learn):
        """(what is wanted, what a mistake weighs): rare kinds more, 0 where no head need know."""
        known = ~numpy.isnan(self.wanted)
        wanted = numpy.where(known, self.wanted, 0).astype(numpy.float32)
        return wanted, mistakes(wanted[learn], known[learn], wanted, known)


def targets(row):
    """For each head 1 where it should say yes, 0 for no, and NaN where it need not know."""
    yes = [float(row["kind"] == head) for head in HEADS]
    is_open = {"explicit": 1.0, "veiled": numpy.nan}.get(row["sort"], 0.0)
    if row["sort"] == "explicit" and row.get("second") == "amber":
        is_open = numpy.nan  # To one reader it is said openly, to another between the lines.
    yes[HEADS.index("explicit")] = is_open
    return yes


def mistakes(learned, learned_known, wanted, known):
    """What a mistake weighs, by how rare each kind is among what is learned from."""
    counts = (learned * learned_known).sum(axis=0)
    rare = numpy.sqrt((learned_known.sum(axis=0) - counts) / numpy.maximum(counts, 1))
    return (numpy.where(wanted == 1, rare, 1.0) * known).astype(numpy.float32)


def fit(seen, wanted):
    """Weights, a row for each head: a logistic regression, by steps that never lead uphill.

    The curvature of the loss is nowhere more than a quarter of the weighted sum of squares, so one
    matrix serves for every step, and nothing is left to chance or to a library's settings.
    """
    seen = numpy.hstack([seen, numpy.ones((len(seen), 1))]).astype(numpy.float32)
    known = ~numpy.isnan(wanted)
    wanted = numpy.where(known, wanted, 0).astype(numpy.float32)
    weigh = mistakes(wanted, known, wanted, known)
    most = weigh.max(axis=1, keepdims=True)
    held = STRENGTH * numpy.eye(seen.shape[1], dtype=numpy.float32)
    held[-1, -1] = 1e-3
    inverse = numpy.linalg.inv((seen * most).T @ seen / 4 + held)
    found = numpy.zeros((wanted.shape[1], seen.shape[1]), dtype=numpy.float32)
    for _ in range(STEPS):
        chance = 1 / (1 + numpy.exp(-(seen @ found.T)))
        slope = ((chance - wanted) * weigh).T @ seen + found @ held
        found -= slope @ inverse
    return found


def tune():
    """(the bytes of tuned.npz, those of heard.npz): the upper layers, and what they say unseen."""
    examples = Examples(read("train"))
    states = tuning.states(examples.texts)
    heard = numpy.zeros((len(states), len(HEADS)))
    folds = examples.folds()[examples.of]
    for fold in range(FOLDS):
        tuned = tuning.tune(examples, states, (folds != fold) & examples.teaches)
        away = numpy.flatnonzero(folds == fold)
        heard[away] = tuned.heard([states[at] for at in away])
    whole = numpy.clip(numpy.round(heard * EIGHTHS), -127, 127).astype(numpy.int8)
    kept = io.BytesIO()
    numpy.savez_compressed(kept, heard=whole, of=numpy.array(sha256("train")))
    return tuning.tune(examples, states, examples.teaches).kept(), kept.getvalue()


def kept_heard(file=HEARD):
    """What upper layers said, as `tune` kept it. Raises NotHere."""
    with numpy.load(file) as kept:
        if str(kept["of"]) != sha256("train"):
            says = "The upper layers learned from other sentences than are here."
            raise NotHere(says, "alongside evaluate fit-signals, without --keep-tuned")
        return kept["heard"] / EIGHTHS


def unseen_chances(examples, seen, heard):
    """For each text the chances that heads give it which did not learn from its theme."""
    found = numpy.zeros((len(examples.rows), len(HEADS)))
    folds = examples.folds()
    for fold in range(FOLDS):
        away = folds[examples.of] != fold
        learn = away & examples.teaches
        weights = fit(seen[learn], examples.wanted[learn])
        chances = heads.chances(weights, seen[~away], heard[~away])
        for at, row in zip(examples.of[~away], chances, strict=True):
            found[at] = numpy.maximum(found[at], row)
    return found


def thresholds(rows, chances):
    """From which chance on each head speaks, so that few ordinary texts are taken for something."""
    ordinary = numpy.array([row["kind"] == "none" for row in rows])
    found = {}
    for place, head in enumerate(HEADS):
        column = numpy.sort(chances[ordinary, place])[::-1]
        found[head] = round(float(column[int(MAY_BE_WRONG[head] * len(column))]) + 1e-4, 4)
    return found


def eight_bits(weights):
    """(whole numbers from -127 to 127, the scale of each row)"""
    scale = numpy.abs(weights).max(axis=1) / 127
    return numpy.round(weights / scale[:, None]).astype(numpy.int8), scale.astype(numpy.float32)


def refit():
    """(the bytes of heads.npz, what belongs into heads.json), fitted anew; nothing is written.

    The upper layers stay as they are.
    """
    rows = read("train")
    examples = Examples(rows)
    seen = features.features(examples.texts)
    chosen = thresholds(rows, unseen_chances(examples, seen, kept_heard()))
    weights = fit(seen[examples.teaches], examples.wanted[examples.teaches])
    whole, scale = eight_bits(weights)
    kept = io.BytesIO()
    numpy.savez_compressed(kept, weights=whole, scale=scale)
    about = {
        "sha256": hashlib.sha256(kept.getvalue()).hexdigest(),
        "tuned_sha256": hashlib.sha256(heads.TUNED.read_bytes()).hexdigest(),
        "thresholds": chosen,
        "learned_from": {SENTENCES["train"].name: sha256("train")},
    }
    return kept.getvalue(), about


def difference(content):
    """How far these weights are from those here, beside the largest. Raises NotHere."""
    kept, _about = heads.read()
    with numpy.load(io.BytesIO(content)) as fitted:
        weights = fitted["weights"] * fitted["scale"][:, None]
    return round(
        float((numpy.abs(weights - kept).max(axis=1) / numpy.abs(kept).max(axis=1)).max()), 6
    )


def difference_heard(heard):
    """How far the chances are, on average, that upper layers give to what they have not seen."""
    both = (1 / (1 + numpy.exp(-kept_heard(one))) for one in (HEARD, io.BytesIO(heard)))
    return round(float(numpy.abs(numpy.subtract(*both)).mean()), 6)


def written(tuned):
    """The files that are written, with those of tuned layers or without."""
    return (*((heads.TUNED, HEARD) if tuned else ()), heads.WEIGHTS, heads.ABOUT)


def write_tuned(content, heard):
    heads.TUNED.write_bytes(content)
    HEARD.write_bytes(heard)
    heads.forget()


def write(content, about):
    heads.WEIGHTS.write_bytes(content)
    heads.ABOUT.write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    heads.forget()
