"""From a text to the numbers that the model reads: WordPiece, as uncased BERT was trained with it.

What comes out is what any other implementation gives for the same vocab.txt; see NOTICE.txt.
"""

import unicodedata
from functools import cache
from itertools import islice
from pathlib import Path

LONGEST = 256  # Numbers of a text, with those that begin and end it. The model read no longer ones.
LONGEST_WORD = 100  # A longer "word" is none.
BEGIN, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
UNSEEN = ("Cc", "Cf", "Co", "Cs")  # Control signs and the like.
# Scripts that put no space between words: each sign of theirs is a word by itself.
UNSPACED = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


@cache
def vocabulary():
    """{piece: its number}"""
    lines = Path(__file__).with_name("vocab.txt").read_text(encoding="utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines) if piece}


def numbers(text):
    """The numbers of a text, LONGEST at most: what stands behind is not read."""
    known = vocabulary()
    inner = (known[piece] for word in words(text) for piece in pieces(word, known))
    return [known[BEGIN], *islice(inner, LONGEST - 2), known[END]]


def words(text):
    """Words and signs, one after the other, in small letters without accents."""
    word = []
    for letter in spelt(text):
        if letter.isspace() or stands_alone(letter):
            if word:
                yield "".join(word)
            word = []
            if not letter.isspace():
                yield letter
        else:
            word.append(letter)
    if word:
        yield "".join(word)


def spelt(text):
    for letter in text:
        if letter in "\t\n\r":
            yield " "
        elif letter != "\ufffd" and unicodedata.category(letter) not in UNSEEN:
            for part in unicodedata.normalize("NFD", letter):
                if unicodedata.category(part) != "Mn":
                    # Letter by letter: the small sigma at the end of a word is no other for BERT.
                    yield from part.lower()


@cache
def stands_alone(letter):
    code = ord(letter)
    if code < 128:
        return not letter.isalnum() and 32 < code < 127
    is_unspaced = any(first <= code <= last for first, last in UNSPACED)
    return is_unspaced or unicodedata.category(letter).startswith("P")


def pieces(word, known):
    """The longest known pieces that make the word; [UNK] if there are none that do."""
    if len(word) > LONGEST_WORD:
        return [UNKNOWN]
    found, start = [], 0
    while start < len(word):
        before = "##" if start else ""
        ends = range(len(word), start, -1)
        end = next((end for end in ends if before + word[start:end] in known), None)
        if end is None:
            return [UNKNOWN]
        found.append(before + word[start:end])
        start = end
    return found
