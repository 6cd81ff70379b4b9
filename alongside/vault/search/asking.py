"""What somebody looks for: the stems, the phrases in quotes, and where a text has them."""

import re
from itertools import takewhile
from typing import NamedTuple

from .tokens import language, spelt

QUOTED = re.compile(r'["“”„«»]([^"“”„«»]+)["“”„«»]')
SNIPPET = 240  # Letters of a text that a result shows, and how many of them before the first hit.
BEFORE = 60


class Piece(NamedTuple):
    """A part of a snippet, and whether it is what was looked for."""

    text: str
    marked: bool


class Asked:
    """Somebody's words, taken apart as the texts of one language are.

    `stems` of all words that are not ordinary, each once; `phrases` as lists of words as they are
    spelt. Never a word of it in its name.
    """

    def __init__(self, words, code):
        self.language = language(code)
        self.stems = list(dict.fromkeys(self.language.stems(words)))
        quoted = ([word.spelt for word in self.language.words(q)] for q in QUOTED.findall(words))
        self.phrases = [phrase for phrase in quoted if len(phrase) > 1]
        self._hits = {}  # Whether a word, as it stands in a text, is one of those.
        first = "".join(stem[0] for stem in self.stems)
        self._begin = {*first, *first.upper()} if self.language.keeps_first_letters else None

    def __repr__(self):
        return f"<asked for {len(self.stems)} stems>"

    def snippet(self, text, *, phrases):
        """The text around the first hit as Pieces; None where it has no hit.

        With `phrases`, also None where one of them is not there, word for word.
        """
        flat = " ".join(text.split())
        spans = self.phrase_spans(flat) if phrases and self.phrases else []
        if spans is None:
            return None
        first = spans[0] if spans else next(self.hits(flat), None)
        if first is None:
            return None
        start, end = window(flat, *first)
        inside = takewhile(lambda span: span[0] < end, self.hits(flat, start))
        return pieces(flat, start, end, sorted({*inside, *spans}))

    def hits(self, text, start=0):
        """Where words with one of the stems stand, one after the other."""
        for found in self.language.found(text, start):
            word = found[0]
            if self._begin and word[0] not in self._begin and word[0].isascii():
                continue  # Most words, and quickly.
            if word not in self._hits:
                self._hits[word] = self.language.stem(spelt(word)) in self.stems
            if self._hits[word]:
                yield found.span()

    def phrase_spans(self, text):
        """Where the phrases stand; None unless all of them do."""
        words = list(self.language.words(text))
        spelt = [word.spelt for word in words]
        found = []
        for phrase in self.phrases:
            size = len(phrase)
            begins = [n for n in range(len(spelt) - size + 1) if spelt[n : n + size] == phrase]
            if not begins:
                return None
            found += [(words[n].start, words[n + size - 1].end) for n in begins]
        return sorted(found)


def window(text, start, end):
    """What to show of a text around the hit at `start` to `end`, from one word's edge to another's.

    Where there are no spaces to cut at, it is cut all the same.
    """
    begin = max(0, start - BEFORE)
    if begin:
        space = text.find(" ", begin, start)
        begin = space + 1 if space >= 0 else begin
    finish = min(len(text), max(end, begin + SNIPPET))
    if finish < len(text):
        space = text.rfind(" ", end, finish + 1)
        finish = space if space >= 0 else finish
    return begin, finish


def pieces(text, start, end, spans):
    """The window as Pieces; where spans lie one in another, the first and longest counts."""
    found, at = [Piece("… ", False)] if start else [], start
    for begin, finish in sorted(spans, key=lambda span: (span[0], -span[1])):
        if begin < at or begin >= end:
            continue
        finish = min(finish, end)
        found += [Piece(text[at:begin], False), Piece(text[begin:finish], True)]
        at = finish
    found += [Piece(text[at:end], False), Piece(" …" if end < len(text) else "", False)]
    return [piece for piece in found if piece.text]
