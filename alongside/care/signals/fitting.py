"""Fitting the heads to our own sentences, in the same way each time: the same weights come out.

The upper layers, from which half of what they say comes, are tuned in `tuning.py`, which takes much
longer. From when on a head speaks is chosen on sentences that nothing was learned from. Nothing
here is needed to read a text. `alongside evaluate fit-signals` runs it; docs/signals.md tells of
the sentences.
"""

import hashlib
import io
import json
from itertools import compress

import numpy

from . import features, heads, tuning
from .data import SENTENCES, read, sha256
from .heads import HEADS
from .sentences import sentences
from .spelling import plain

STRENGTH = 0.7  # How much the weights are held small.
STEPS = 100
SAME = 0.02  # Of its largest weight, what a head may differ by: processors round differently.
CHOSEN_ON = "seen"
# For each head, how many of the texts without a cause it may take for something, at most;
# docs/signals-card.md says what comes of it.
MAY_BE_WRONG = {
    "self_harm": 0.10,
    "danger": 0.01,
    "sourcing": 0.003,
    "dosing": 0.003,
    "cure": 0.002,
    "hostile": 0.003,
    "explicit": 0.08,
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

    def weighed(self):
        """(what is wanted, what a mistake weighs): rare kinds more, 0 where no head need know."""
        known = ~numpy.isnan(self.wanted)
        wanted = numpy.where(known, self.wanted, 0).astype(numpy.float32)
        return wanted, mistakes(wanted[self.teaches], known[self.teaches], wanted, known)


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
    """The bytes of tuned.npz: the upper layers."""
    examples = Examples(read("train"))
    return tuning.tuned_in_all_ways(examples, tuning.states(examples.texts)).kept()


def unseen_chances(examples, weights):
    """For each text the highest chance that each head gives to a part of it."""
    seen, heard = heads.both(examples.texts)
    found = numpy.zeros((len(examples.rows), len(HEADS)))
    numpy.maximum.at(found, examples.of, heads.chances(weights, seen, heard))
    return found


def thresholds(rows, chances):
    """From which chance on each head speaks, so that few are taken for something without cause."""
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
    examples, others = Examples(read("train")), Examples(read(CHOSEN_ON))
    weights = fit(
        features.features(list(compress(examples.texts, examples.teaches))),
        examples.wanted[examples.teaches],
    )
    whole, scale = eight_bits(weights)
    kept = io.BytesIO()
    numpy.savez_compressed(kept, weights=whole, scale=scale)
    about = {
        "sha256": hashlib.sha256(kept.getvalue()).hexdigest(),
        "tuned_sha256": hashlib.sha256(heads.TUNED.read_bytes()).hexdigest(),
        "thresholds": thresholds(others.rows, unseen_chances(others, weights)),
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


def written(tuned):
    """The files that are written, with those of tuned layers or without."""
    return (*([heads.TUNED] if tuned else []), heads.WEIGHTS, heads.ABOUT)


def write_tuned(content):
    heads.TUNED.write_bytes(content)
    heads.forget()


def write(content, about):
    heads.WEIGHTS.write_bytes(content)
    heads.ABOUT.write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    heads.forget()
