"""The sentences of a plain text: what rules and the model read one at a time."""

import re
from dataclasses import dataclass

ENDS = re.compile(r"(?:[.!?;]+|\.{2,})(?=\s|$)|\n+")
WORD = re.compile(r"\w+")
MOST_WORDS = 60  # Without a full stop in sight, a text is read in pieces of so many words …
SHARED_WORDS = 12  # … of which two neighbours share these, so that no words are torn apart.


@dataclass(frozen=True)
class Sentence:
    """Part of a plain text from `start` to `end`."""

    text: str
    start: int
    end: int


def sentences(text):
    """The sentences of a plain text, none of them longer than MOST_WORDS."""
    found, start = [], 0
    for stop in [*(end.end() for end in ENDS.finditer(text)), len(text)]:
        found += pieces(text, start, stop)
        start = stop
    return found


def pieces(text, start, stop):
    words = list(WORD.finditer(text, start, stop))
    step = MOST_WORDS - SHARED_WORDS
    for first in range(0, max(1, len(words) - SHARED_WORDS), step):
        some = words[first : first + MOST_WORDS]
        if not some:
            return
        begins = start if first == 0 else some[0].start()
        ends = stop if some[-1] is words[-1] else some[-1].end()
        yield Sentence(text[begins:ends], begins, ends)
