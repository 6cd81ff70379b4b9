"""What a head sees of a sentence: what it means, as the model has it, and its words and senses."""

import re
from functools import cache
from itertools import combinations, pairwise
from zlib import crc32

from alongside.meaning.model import INNER, LAST, SIZE, means, model

from .rulebook import compiled
from .wording import lines

PLACES = 512  # Places that words share, and letters; more of them would only know more names.
WORD = re.compile(r"\w+")
RUNS = (3, 4, 5)  # So many letters in a row still tell a word that is written wrongly.
# What each weighs beside meaning.
WORDS_WEIGH, LETTERS_WEIGH, SENSES_WEIGH, INNER_WEIGH = 0.7, 0.5, 0.2, 4.0
LAYERS = (LAST, *INNER)


def features(texts, hear=None):
    """An array with a row of numbers for each plain text. Raises NotHere.

    `hear` is called as `take` is in alongside/meaning/model.py, with the states of all LAYERS.
    """
    import numpy

    # What each text means, and how it says so.
    vectors = numpy.zeros((len(texts), len(LAYERS) * SIZE), dtype=numpy.float32)

    def take(places, states, mask):
        vectors[places] = means(states, mask)
        if hear:
            hear(places, states, mask)

    model().each_batch(texts, LAYERS, take)
    vectors[:, SIZE:] *= INNER_WEIGH
    if not texts:
        return numpy.zeros((0, width()), dtype=numpy.float32)
    said = [hashed(words(text), WORDS_WEIGH) for text in texts]
    spelt = [hashed(letters(text), LETTERS_WEIGH) for text in texts]
    about = [[SENSES_WEIGH * sense for sense in senses(text)] for text in texts]
    return numpy.hstack([vectors, said, spelt, about]).astype(numpy.float32)


def width():
    """How many numbers a head sees of a text."""
    return len(LAYERS) * SIZE + 2 * PLACES + len(senses(""))


def words(text):
    """The words of a text, and the pairs of neighbours."""
    found = WORD.findall(text)
    return {*found, *(f"{one} {other}" for one, other in pairwise(found))}


def letters(text):
    """The runs of letters in a text; "#" keeps them apart from words."""
    spaced = f" {' '.join(WORD.findall(text))} "
    return {f"#{spaced[at : at + run]}" for run in RUNS for at in range(len(spaced) - run + 1)}


def hashed(terms, weight):
    """A row of PLACES numbers for a set of terms, as long as `weight`."""
    import numpy

    row = numpy.zeros(PLACES, dtype=numpy.float32)
    for term in terms:
        number = crc32(term.encode("utf-8", "replace"))
        row[number % PLACES] += 1 if number & 0x80000000 else -1
    length = float(numpy.sqrt((row * row).sum())) or 1.0
    return row * (weight / length)


@cache
def known_senses():
    """The pattern of each sense of senses.txt: what words can be about."""
    return tuple(compiled([line.partition(": ")[2]]) for line in lines("senses"))


def senses(text):
    """For each sense whether the text has it, and for each two of them whether it has both."""
    found = [float(bool(sense.search(text))) for sense in known_senses()]
    return found + [one * other for one, other in combinations(found, 2)]
