"""The heads: for each kind one row of weights over `features`, and from when on it says so.

Half of what they say comes from there, half from the upper layers that are `tuned`. `heads.npz`
has the weights in eight bits, `tuned.npz` those of the upper layers, `heads.json` the thresholds
and the hashes of both; all are written by `alongside evaluate fit-signals`. Without them, or the
model below them, there are no guesses, and rules read alone.
"""

import hashlib
import json
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from alongside.meaning.model import NotHere, look, model

from . import features
from .found import KINDS
from .rulebook import figures_of_speech
from .sentences import Sentence

FOLDER = Path(__file__).parent
WEIGHTS, TUNED, ABOUT = FOLDER / "heads.npz", FOLDER / "tuned.npz", FOLDER / "heads.json"
# Besides the kinds, one that tells what is said openly from what is between the lines.
HEADS = (*KINDS, "explicit")
MEND = "install Alongside anew, or alongside evaluate fit-signals"
MOST = 400  # Sentences of a text that the model reads; rules read all of them.
TOGETHER, SHORT = 6, 400  # A text of so few sentences, and letters, is read as a whole, too.


@dataclass(frozen=True)
class Likeness:
    """A part of a text that is like those of this kind, and the level that asks for."""

    part: Sentence
    kind: str
    level: str


class Guess:
    """What the heads take the sentences of one text for."""

    def __init__(self, parts, chances, thresholds):
        self.parts, self.chances, self.thresholds = parts, chances, thresholds

    def score(self, kind):
        column = self.chances[:, HEADS.index(kind)]
        return float(column.max()) if len(column) else 0.0

    def likenesses(self):
        """For each head the parts that are like it, the most alike first."""
        for place, head in enumerate(HEADS if self.parts else ()):
            column, enough = self.chances[:, place], self.thresholds[head]
            kind, level = ("self_harm", "red") if head == "explicit" else (head, "amber")
            yield [
                Likeness(self.parts[at], kind, level)
                for at in column.argsort()[::-1]
                if column[at] >= enough
            ]


def read():
    """(the weights with one row for each head, what is written about them). Raises NotHere."""
    try:
        about = json.loads(ABOUT.read_text(encoding="utf-8"))
        hashes = [hashlib.sha256(file.read_bytes()).hexdigest() for file in (WEIGHTS, TUNED)]
    except (OSError, ValueError):
        raise NotHere("The weights for signals cannot be read.", MEND) from None
    if hashes != [about.get("sha256"), about.get("tuned_sha256")]:
        raise NotHere("The weights for signals are not those that were tested.", MEND)
    import numpy

    with numpy.load(WEIGHTS) as kept:
        weights = kept["weights"].astype(numpy.float32) * kept["scale"][:, None]
    return weights, about


def check():
    """Whether all that guesses need is in its place, without loading it. Raises NotHere."""
    read()
    look()


_loading = threading.Lock()


@cache
def _loaded():
    try:
        model()
        found = read()
        upper()
        return found, None
    except NotHere as problem:
        return None, problem


def loaded():
    """What `read` gives, once in the life of a process. Raises NotHere."""
    with _loading:
        found, problem = _loaded()
    if problem:
        raise problem
    return found


def forget():
    """Look for the weights anew at the next text; for tests, and when they were fitted anew."""
    with _loading:
        _loaded.cache_clear()
        upper.cache_clear()


@cache
def upper():
    """The upper layers, as `tuned.heard` needs them. Raises NotHere."""
    from . import tuned  # Here, because it cannot be without numpy; rules can.

    return tuned.read(TUNED)


def chances(weights, seen, heard):
    """An array with a row for each sentence and a column for each head: from 0 to 1.

    `seen` are its features, `heard` is what the upper layers say of it.
    """
    import numpy

    return 1 / (1 + numpy.exp(-(seen @ weights[:, :-1].T + weights[:, -1] + heard) / 2))


def guesses(texts):
    """A Guess for each text, given in its sentences; None for each if there are no heads."""
    try:
        weights, about = loaded()
    except NotHere:
        return [None] * len(texts)
    wanted = [units(parts) for parts in texts]
    each = list(dict.fromkeys(read_as(part) for some in wanted for part in some))
    row = {text: at for at, text in enumerate(each)}
    all_chances = chances(weights, *both(each))
    return [
        Guess(some, all_chances[[row[read_as(part)] for part in some]], about["thresholds"])
        for some in wanted
    ]


def both(texts):
    """What heads go by of each plain text: its features, and what is heard in it."""
    import numpy

    from . import tuned

    heard = numpy.zeros((len(texts), len(HEADS)), dtype=numpy.float32)
    below = features.LAYERS.index(tuned.BELOW)

    def hear(places, states, mask):
        heard[places] = tuned.heard(upper(), states[below], mask == 1)

    return features.features(texts, hear), heard


def read_as(part):
    """A sentence as heads read it: figures of speech, which only sound grave, are left out."""
    return figures_of_speech().sub("", part.text).strip()


def units(parts):
    """What heads read of a text, given in its sentences: those, and all together if it is short."""
    if not 1 < len(parts) <= TOGETHER or parts[-1].end > SHORT:
        return parts[:MOST]
    whole = Sentence(" ".join(part.text.strip() for part in parts), parts[0].start, parts[-1].end)
    return [*parts, whole]
