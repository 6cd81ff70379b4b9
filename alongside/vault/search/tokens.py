"""From a text to the blind tokens that the index holds of it.

A word is brought into one spelling, ordinary words are left out, the others are cut to their stem,
and the stem is hashed with the key of the scope. Whoever has the index without the key has random
numbers, in an order that says nothing of the text's.
"""

import hashlib
import re
import threading
import unicodedata
from contextlib import suppress
from functools import cache
from itertools import groupby
from typing import NamedTuple

import Stemmer

from .stop_words import LISTS

SIZE = 5  # Bytes of a token. With fewer, words that have nothing in common would be found as one.

# Two ways of writing Norwegian, which Snowball knows as one. In a language that it does not know,
# words stay as they are.
SAME_STEMMER = {"nb": "no", "nn": "no"}

APOSTROPHES = "'’‘ʼ＇`"
# What editors put inside a word unseen: the soft hyphen and the joiners.
INVISIBLE = "\u00ad\u200c\u200d\u2060"
ONE_SPELLING = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(INVISIBLE))


def marks():
    """Every sign that belongs to the letter before it, as a regular expression lists them.

    `\\w` leaves them out, and would cut words apart in the languages that write with them.
    """
    numbers = [n for n in range(0x10000) if unicodedata.category(chr(n))[0] == "M"]
    for _distance, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [number for _place, number in run]
        yield f"{chr(run[0])}-{chr(run[-1])}"


LETTERS = rf"[\w{''.join(marks())}{INVISIBLE}]+"
WORD = re.compile(LETTERS)
# English keeps what stands behind an apostrophe: "can't". Elsewhere it parts two words: "l'eau".
WORD_WITH_APOSTROPHE = re.compile(rf"{LETTERS}(?:[{APOSTROPHES}]{LETTERS})*")


class Word(NamedTuple):
    """A word of a text: where it stands, and its one spelling."""

    start: int
    end: int
    spelt: str


class Language:
    """How a language takes its texts apart."""

    def __init__(self, code):
        self.code = code.partition("-")[0].lower()
        self.ordinary = LISTS.get(self.code, frozenset())
        self.stemmer = SAME_STEMMER.get(self.code, self.code)
        self.pattern = WORD_WITH_APOSTROPHE if self.code == "en" else WORD
        # English stems are cut from the end alone; elsewhere something may stand in front.
        self.keeps_first_letters = self.code == "en"

    def found(self, text, start=0):
        """Every word from the place `start` on, as the pattern finds it."""
        return self.pattern.finditer(text.replace("_", " "), start)

    def words(self, text):
        """Every word of a text, one after the other."""
        for found in self.found(text):
            if word := spelt(found[0]):
                yield Word(found.start(), found.end(), word)

    def stems(self, text):
        """The stems of all words that are not ordinary, as often as they stand there."""
        words = map(spelt, self.pattern.findall(text.replace("_", " ")))
        return self.cut([word for word in words if word and word not in self.ordinary])

    def stem(self, word):
        """The stem of a word in its one spelling, or "" where it is an ordinary one."""
        return "" if word in self.ordinary else self.cut([word])[0]

    def cut(self, words):
        stemmer = stemmers.of(self.stemmer)
        return stemmer.stemWords(words) if stemmer else words


class Stemmers(threading.local):
    """Each thread has its own: they are not safe under threads."""

    def __init__(self):
        self.known = {}

    def of(self, code):
        if code not in self.known:
            self.known[code] = None
            with suppress(KeyError):
                # Without a memory of its own, in which people's words would stay.
                self.known[code] = Stemmer.Stemmer(code, 0)
        return self.known[code]


stemmers = Stemmers()


def spelt(word):
    """A word in the one spelling under which all that look alike are found."""
    if word.isascii():
        return word.lower().replace("`", "'")
    folded = unicodedata.normalize("NFKC", word.translate(ONE_SPELLING)).casefold()
    return unicodedata.normalize("NFKC", folded)


@cache
def language(code):
    return Language(code)


def token(stem, key):
    """The blind token of one stem in the scope of this key: SIZE bytes."""
    made = hashlib.blake2b(stem.encode(), key=key, digest_size=SIZE, person=b"alongside word")
    return made.digest()


def tokens(stems, key):
    """The tokens of all these stems in one: sorted, so that the order of the text is lost."""
    known = {stem: token(stem, key) for stem in set(stems)}
    return b"".join(sorted(known[stem] for stem in stems))
