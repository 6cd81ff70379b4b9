"""Learning the weights from our subjects: the same sentences give the same weights each time.

Nothing here is needed to find anything. `alongside evaluate fit-matching` runs it; docs/meaning.md
says what it is good for.
"""

import hashlib
import io
import json

import numpy

from ..model import model
from ..ranking import vector_of
from . import weights
from .talk import hashes, subjects

STRENGTH = 1.0  # How much the weights are held small.
SAME = 0.02  # Of the largest weight, what one may differ by: processors round differently.


def refit():
    """(the bytes of weights.npz, what belongs into about.json); nothing is written."""
    every = subjects()
    read = model().vectors
    said = read([line for one in every for line in one.words])
    asked = numpy.stack([vector_of(line, read) for one in every for line in one.words])
    middle = (said.mean(axis=0) + asked.mean(axis=0)) / 2
    of = [at for at, one in enumerate(every) for _ in one.words]
    rows = fit(
        numpy.concatenate([read([one.is_about for one in every]), said, asked]) - middle,
        numpy.array([*range(len(every)), *of, *of]),
    )
    scale = numpy.abs(rows).max(axis=1) / 127
    kept = io.BytesIO()
    numpy.savez_compressed(
        kept,
        middle=middle.astype(numpy.float32),
        rows=numpy.round(rows / scale[:, None]).astype(numpy.int8),
        scale=scale.astype(numpy.float32),
    )
    about = {"sha256": hashlib.sha256(kept.getvalue()).hexdigest(), "learned_from": hashes()}
    return kept.getvalue(), about


def fit(seen, of):
    """A row of weights for each subject: least squares, held small, solved at once."""
    seen = (seen / numpy.linalg.norm(seen, axis=1, keepdims=True)).astype(numpy.float64)
    count = of.max() + 1
    wanted = numpy.eye(count)[of] - 1 / count
    held = STRENGTH * numpy.eye(seen.shape[1])
    return numpy.linalg.solve(seen.T @ seen + held, seen.T @ wanted).T


def difference(content):
    """How far these weights are from those here, beside the largest. Raises NotHere."""
    kept, fitted = weights.read().rows, weights.Weights(content).rows
    if kept.shape != fitted.shape:
        return 1.0
    return round(float(numpy.abs(fitted - kept).max() / numpy.abs(kept).max()), 6)


def write(content, about):
    weights.WEIGHTS.write_bytes(content)
    weights.ABOUT.write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    weights.forget()
