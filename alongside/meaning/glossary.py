"""What a general model does not know: the short names and everyday words of people with pain here.

`explained` says them again in plain words: "PIP" as applying for benefits, "23" as a young adult.
The words are in glossary.txt; ages and hours, which no list could hold, are rules.
"""

import re
from functools import cache
from pathlib import Path

from .wordpiece import vocabulary

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
LONGEST_TERM = 5  # Words.
ENOUGH = 6  # Meanings of one text.
READ = 4000  # Letters of a text that are looked at.
MISSPELT_FROM = 7  # Letters: a shorter word is too easily another one.

# "I'm 23", "only 12", "aged 71", "81 years old"; but not "I am 3 hours away" or "is 30% better".
AGE = re.compile(
    r"\b(?:i['’]?\s?a?m|aged?|turn(?:ed|ing)|is|s?he['’]?s)\s+(?:only\s+|just\s+)?(\d{1,3})\b"
    r"(?![.:,/]\d|\s*%|\s*(?:mg|mcg|ml|miles?|min(?:ute)?s?|hours?|hrs?|weeks?|months?|days?|[ap]m"
    r"|[ap]\.m|pages?|times?|o['’]clock|stone|kilos?|kg|pounds?|percent|per cent)\b)"
    r"|\b(\d{1,3})[\s-](?:years?|yrs?)[\s-]old\b",
    re.IGNORECASE,
)
AGES = (
    (0, 12, "a child"),
    (13, 17, "a teenager"),
    (18, 29, "a young adult in their twenties"),
    (66, 110, "an older person, a pensioner over seventy"),
)
NIGHT = re.compile(
    r"\b(?:(?:[1-4]|one|two|three|four)(?:[.:]\d\d)?\s*(?:a\.?m\b|in the morning)"
    r"|(?:11|12)(?:[.:]\d\d)?\s*p\.?m\b)",
    re.IGNORECASE,
)
AT_NIGHT = "awake at night, unable to sleep"


@cache
def terms():
    """{the words of a term: its meaning}"""
    found = {}
    text = Path(__file__).with_name("glossary.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            meaning, _, names = line.partition(": ")
            for name in names.split(", "):
                found[tuple(words(name))] = meaning
    return found


def words(text):
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


def explained(text):
    """What else the text says, as plain meanings, in the order in which they come up."""
    read = text[:READ]
    found = dict.fromkeys(meanings(words(read)))
    for age in (int(said or also_said) for said, also_said in AGE.findall(read)):
        found |= dict.fromkeys(says for first, last, says in AGES if first <= age <= last)
    if NIGHT.search(read):
        found[AT_NIGHT] = None
    return list(found)[:ENOUGH]


def meanings(spoken):
    known, at = terms(), 0
    while at < len(spoken):
        size = next(
            (n for n in range(LONGEST_TERM, 0, -1) if tuple(spoken[at : at + n]) in known), 0
        )
        if size:
            yield known[tuple(spoken[at : at + size])]
        elif meant := misspelt(spoken[at]):
            yield known[(meant,)]
        at += size or 1


@cache
def long_words():
    return [term[0] for term in terms() if len(term) == 1 and len(term[0]) >= MISSPELT_FROM]


def misspelt(word):
    """The long word of the glossary that is a slip of the finger away from what is no word."""
    if len(word) < MISSPELT_FROM - 1 or word in vocabulary():
        return None
    return next((known for known in long_words() if is_a_slip(word, known)), None)


def is_a_slip(word, known):
    """Whether one letter more, less or other, or two in the wrong order, makes one of the other."""
    if abs(len(word) - len(known)) > 1 or word[0] != known[0]:
        return False
    same = 0
    while same < min(len(word), len(known)) and word[same] == known[same]:
        same += 1
    mine, other = word[same:], known[same:]
    return (
        mine[1:] == other[1:]
        or mine[1:] == other
        or mine == other[1:]
        or (mine[:2] == other[1::-1] and mine[2:] == other[2:])
    )
