"""The table of weights, with which a vector also tells which subjects a text is about.

`weights.npz` has it in eight bits, `about.json` its hash and what it was learned from; both are
written by `alongside evaluate fit-matching`.
"""

import hashlib
import io
import json
import threading
from functools import cache
from pathlib import Path

from ..model import NotHere

FOLDER = Path(__file__).parent
WEIGHTS, ABOUT = FOLDER / "weights.npz", FOLDER / "about.json"
MEND = "install Alongside anew, or alongside evaluate fit-matching"
SHARPNESS = 0.04  # The less, the more is the nearest subject all that counts.
SUBJECTS_COUNT = 0.8  # What the same subjects are worth beside the same meaning.
TINY = 1e-9  # Instead of a length of 0.


class Weights:
    """What all talk here has in common (`middle`), and a row of weights for each subject."""

    def __init__(self, content):
        import numpy

        with numpy.load(io.BytesIO(content)) as kept:
            self.middle = kept["middle"]
            self.rows = kept["rows"].astype(numpy.float32) * kept["scale"][:, None]

    def seen_as(self, vector):
        """One vector as `seen_as` has it."""
        import numpy

        meaning = unit(vector - self.middle)
        likeness = self.rows @ meaning / SHARPNESS
        shares = numpy.exp(likeness - likeness.max())
        # Roots, so that the subjects of second rank count, too.
        subjects = numpy.sqrt(shares / shares.sum())
        subjects = unit(subjects - subjects.mean()) * SUBJECTS_COUNT**0.5
        return numpy.concatenate([meaning, subjects])


def unit(vector):
    return vector / max(float(vector @ vector) ** 0.5, TINY)


def read():
    """The Weights. Raises NotHere unless they are those that were tested."""
    try:
        about = json.loads(ABOUT.read_text(encoding="utf-8"))
        content = WEIGHTS.read_bytes()
    except (OSError, ValueError):
        raise NotHere("The weights for subjects cannot be read.", MEND) from None
    if hashlib.sha256(content).hexdigest() != about.get("sha256"):
        raise NotHere("The weights for subjects are not those that were tested.", MEND)
    return Weights(content)


def check():
    """Whether they are in their place. Raises NotHere."""
    read()


_loading = threading.Lock()


@cache
def _loaded():
    try:
        return read(), None
    except NotHere as problem:
        return None, problem


def seen_as(vectors):
    """The model's vectors as finding compares them: less what all have in common, with subjects.

    The product of two is how near they are. One by one: together, the last digits of each would
    depend on the others. Raises NotHere.
    """
    import numpy

    with _loading:
        weights, problem = _loaded()
    if problem:
        raise problem
    return numpy.stack([weights.seen_as(vector) for vector in vectors])


def forget():
    """Look for the weights anew at the next text; for tests."""
    with _loading:
        _loaded.cache_clear()
