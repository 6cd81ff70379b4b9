"""What a head sees of a sentence: what it means, as the model has it, and which words it has."""

import re
from itertools import pairwise
from zlib import crc32

from alongside.meaning.model import SIZE, model

WORDS = 512  # Places that words and pairs of words share; more of them would only know more names.
SEEN = SIZE + WORDS
WORD = re.compile(r"\w+")
SHARE = 0.7  # What words weigh beside meaning.


def vectors(texts):
    """The meaning of each text, as an array with a row for each. Raises NotHere."""
    return model().vectors(texts)


def features(texts):
    """An array with a row of SEEN numbers for each plain text. Raises NotHere."""
    import numpy

    seen = numpy.zeros((len(texts), SEEN), dtype=numpy.float32)
    if texts:
        seen[:, :SIZE] = vectors(texts)
    for row, text in enumerate(texts):
        seen[row, SIZE:] = hashed(text)
    return seen


def hashed(text):
    """Which words, and pairs of neighbours, a text has; a row of WORDS numbers."""
    import numpy

    row = numpy.zeros(WORDS, dtype=numpy.float32)
    words = WORD.findall(text)
    pairs = [f"{one} {other}" for one, other in pairwise(words)]
    for term in {*words, *pairs}:
        number = crc32(term.encode("utf-8", "replace"))
        row[number % WORDS] += 1 if number & 0x80000000 else -1
    length = float(numpy.sqrt((row * row).sum())) or 1.0
    return row * (SHARE / length)
