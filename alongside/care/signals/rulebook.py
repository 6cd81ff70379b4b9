"""The rules, as they stand in `rules/*.txt`: a name, a kind and a level, and patterns below.

A pattern is a regular expression in plain spelling, with three short forms: a space is any gap
between two words, ` .. ` up to three words, ` .... ` up to eight; `<drug>` is a list of words.txt.
"""

import re
from dataclasses import dataclass
from functools import cache

from .found import KINDS, LEVELS
from .spelling import folded
from .wording import lines

GAP = r"(?:[^\w\n]{1,4})"
DOTS = re.compile(r"( ?)(\.{4}|\.\.) ")
TRAILING = re.compile(r"(?: \.{2,4})? *$")
LIST = re.compile(r"<([a-z-]+)>")


@dataclass(frozen=True)
class Rule:
    """What `pattern` finds is of this kind and level, `unless` the sentence has that other one."""

    name: str
    kind: str
    level: str
    pattern: re.Pattern
    unless: re.Pattern | None


@cache
def lists():
    """{name: the alternatives that stand for it}"""
    found = {}
    for line in lines("words"):
        name, _, words = line.partition(": ")
        found[name] = found[name] + "|" + words if name in found else words
    return found


def compiled(patterns, whole_words=True):
    """One pattern for several lines of a rule."""
    each = "|".join(f"(?:{expanded(pattern)})" for pattern in patterns)
    return re.compile(rf"(?<!\w)(?:{each})(?!\w)" if whole_words else each)


def expanded(pattern):
    while LIST.search(pattern):
        pattern = LIST.sub(lambda found: f"(?:{lists()[found.group(1)]})", pattern)
    pattern = DOTS.sub(some_words, TRAILING.sub("", pattern)).replace("$", r"\W*$")
    return pattern.replace(" ", GAP)


def some_words(dots):
    before, most = dots.group(1), 3 if len(dots.group(2)) == 2 else 8
    return rf"{before}(?:\w+ ){{0,{most}}}"


@cache
def rules():
    """All rules, in the order of the files."""
    found = []
    for name in ("self_harm", "openly", "veiled", "danger", "medicines", "cures", "hostility"):
        found += read(lines(name))
    return tuple(found)


@cache
def tongues():
    """The rules for other languages, whose words need no edges."""
    folded_lines = [line if line.startswith("[says") else folded(line) for line in lines("tongues")]
    return tuple(read(folded_lines, whole_words=False))


def read(some_lines, whole_words=True):
    head, patterns, unless = None, [], []
    for line in [*some_lines, "[]"]:
        if not line.startswith("["):
            (unless if line.startswith("unless ") else patterns).append(line)
            continue
        if head:
            yield rule(head, patterns, unless, whole_words)
        head, patterns, unless = line.strip("[]"), [], []


def rule(head, patterns, unless, whole_words):
    name, kind, level = (part.strip() for part in head.split("|"))
    assert kind in KINDS and level in LEVELS, f"{name} is of no kind or level that we know"
    guards = [line.removeprefix("unless ") for line in unless]
    pattern = compiled(patterns, whole_words)
    return Rule(name, kind, level, pattern, compiled(guards) if guards else None)


@cache
def figures_of_speech():
    """Ways of speaking that only sound like something grave."""
    return compiled(lines("figures_of_speech"))
