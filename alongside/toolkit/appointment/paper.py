"""How much fits on the page, as plain Python: counted in lines of its large print."""

import math
import unicodedata

IN_A_LINE = 42  # Letters of ordinary width, in large print, with room for words that break badly.
WIDE = 1.5  # Of a capital, and of the widest small letters.
WIDEST = "mw@%—…"


def lines_of(text):
    """About how many lines a text takes on the paper."""
    return sum(max(1, math.ceil(width(line) / IN_A_LINE)) for line in text.strip().split("\n"))


def width(line):
    return sum(width_of(letter) for letter in line)


def width_of(letter):
    if unicodedata.east_asian_width(letter) in "WF":
        return 2
    return WIDE if letter.isupper() or letter in WIDEST else 1
