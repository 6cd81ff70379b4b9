"""A text in plain spelling, so that a rule need know each word only once.

Small letters without accents, "im" as "i am", "k1ll" and "k i l l" as "kill", 💊 as "pills". Every
letter remembers where in the written text it comes from.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from .wording import EMOJI, KEY_WORDS, MEANT

TOKEN = re.compile(r"\s+|w/o(?!\w)|[^\W_]+(?:[*@$!|'][^\W_]+)*|[^\w\s]|_+")
SPACED = re.compile(r"(?<!\w)\w(?:[ .\-_*·]{1,2}\w(?!\w)){2,60}(?!\w)")
SIGNS = str.maketrans("01345789@$!|", "oieastbgasii")
SHORTENED = {"ll": "will", "d": "would", "re": "are", "ve": "have", "m": "am"}
STRETCHED = re.compile(r"(\w)\1{2,}")
UNSEEN = ("Mn", "Cc", "Cf", "Cs", "Co")
LONGEST_WORD = 24  # A longer one is none of ours, unless it is several without a space:
RUN_TOGETHER, LONGEST_RUN, FEWEST = 9, 60, 3  # so many letters, and words.
# Letters that look like others, within a word that is otherwise Latin.
LOOKALIKES = str.maketrans("асеіорхуκοтԁһ", "aceiopxykotdh")


@dataclass(frozen=True)
class Plain:
    """The plain `text`, and for each letter of it where it begins and ends in the written one."""

    text: str
    starts: list[int]
    ends: list[int]

    def span(self, start, end):
        """Where the plain letters from `start` to `end` stand in the written text."""
        return self.starts[start], self.ends[end - 1]


def folded(text):
    """Small letters without accents; letter by letter, as patterns must come out the same."""
    return "".join(map(fold, text))


@cache
def fold(letter):
    if letter in "’‘ʼ`´":
        return "'"
    if letter in "“”„«»":
        return '"'
    if letter in "\n\r\t":
        return letter
    parts = unicodedata.normalize("NFKD", letter).lower()
    return "".join(part for part in parts if unicodedata.category(part) not in UNSEEN)


def plain(text):
    """The text in plain spelling, as a Plain."""
    letters, origins = [], []
    for at, letter in enumerate(text):
        for part in EMOJI.get(letter) or fold(letter):
            letters.append(part)
            origins.append(at)
    folded_text = "".join(letters)
    pieces, at = [], 0
    for run in SPACED.finditer(folded_text):
        if words := spelt_out(run.group()):
            pieces += tokens(folded_text, at, run.start())
            pieces.append((words, run.start(), run.end()))
            at = run.end()
    pieces += tokens(folded_text, at, len(folded_text))
    return joined(pieces, origins)


def tokens(text, start, end):
    """(plain word, start, end) for each word and sign of a part of the text."""
    return [
        (meant(token.group()), token.start(), token.end())
        for token in TOKEN.finditer(text, start, end)
    ]


def joined(pieces, origins):
    letters, starts, ends = [], [], []
    for word, start, end in pieces:
        letters.append(word)
        same = len(word) == end - start
        for n in range(len(word)):
            first, last = (start + n, start + n) if same else (start, end - 1)
            starts.append(origins[first])
            ends.append(origins[last] + 1)
    return Plain("".join(letters), starts, ends)


@cache
def _meant(token):
    bare = token.replace("'", "")
    if bare in MEANT:
        return MEANT[bare]
    word, apostrophe, rest = token.rpartition("'")
    if apostrophe and rest in SHORTENED:
        return f"{word} {SHORTENED[rest]}"
    if bare.isascii() and bare.isalpha() and not STRETCHED.search(bare):
        return run_together(bare) or bare
    return unmasked(bare) or run_together(bare) or bare


def meant(token):
    """The plain word, or words, that a written one stands for."""
    if token.isspace():
        return "\n" if "\n" in token else " "
    if not token.strip("_"):
        return " "
    if len(token) > LONGEST_WORD:
        return run_together(token) or token
    return _meant(token)


def run_together(word):
    """The words of "iwanttodie", if all of it is key words, and enough of them to be no other."""
    if not RUN_TOGETHER <= len(word) <= LONGEST_RUN:
        return None
    words = spelt_out(word)
    return words if words and words.count(" ") >= FEWEST - 1 else None


def unmasked(word):
    """The key word that is hidden behind signs, look-alikes or stretched letters, if one is."""
    guesses = [word.translate(SIGNS), word.translate(LOOKALIKES)]
    guesses += [STRETCHED.sub(r"\1", word), STRETCHED.sub(r"\1\1", word)]
    for guess in guesses:
        guess = MEANT.get(guess, guess)
        if guess != word and (guess in KEY_WORDS or guess in MEANT.values()):
            return guess
    if "*" in word:
        hidden = re.compile(re.escape(word).replace(r"\*", r"\w"))
        return next((known for known in KEY_WORDS if hidden.fullmatch(known)), None)
    stretched = STRETCHED.search(word)
    return STRETCHED.sub(r"\1", word) if stretched and not stretched.group(1).isdigit() else None


def spelt_out(run):
    """The words of "k i l l  m y s e l f", if all of it is key words."""
    letters = "".join(re.findall(r"\w", run)).translate(SIGNS)
    best = {0: []}
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - LONGEST_WORD), end):
            if start in best and letters[start:end] in KEY_WORDS:
                best[end] = [*best[start], letters[start:end]]
                break
    words = best.get(len(letters))
    return " ".join(MEANT.get(word, word) for word in words) if words else None
