"""What around some words makes them mean less: a no, a time long past, somebody else's words.

Nothing is put aside altogether that could be a plan: docs/signals.md says what becomes of what.
"""

import re

from .rulebook import compiled
from .wording import lines

NEAR = 60  # Letters before the words in which a "not" can be about them.


class Around:
    """The words around a match: of its sentence, and what the next sentence adds."""

    def __init__(self, sentence, start, end, following=""):
        self.said = sentence[start:end]
        self.before = sentence[:start]
        self.sentence = sentence
        self.after = f"{sentence[end:]} {following}"


def patterns(name):
    """{what: its pattern} of contexts.txt."""
    found = {}
    for line in lines(name):
        what, _, pattern = line.partition(": ")
        found.setdefault(what, []).append(pattern)
    return {what: compiled(some) for what, some in found.items()}


CONTEXTS = patterns("contexts")
CLAUSE = re.compile(r"\b(?:but|because|except|so|and i|then i|yet)\b|[,:(] ?(?=i\b)")


def clause(before):
    """The last part of what stands before, as far back as its words may reach."""
    return CLAUSE.split(before)[-1]


def is_denied(around):
    near = clause(around.before[-NEAR:])
    says_no = CONTEXTS["no"].search(near) or CONTEXTS["i-do-not"].match(around.said)
    return bool(says_no) and not CONTEXTS["no-no"].search(near + around.said)


def is_quoted(around):
    if CONTEXTS["own-answer"].search(around.sentence + around.after):
        return False
    return bool(CONTEXTS["asked"].search(clause(around.before[-90:])))


def is_past(around):
    happened = CONTEXTS["then"].search(around.before[-30:] + around.said)
    is_then = CONTEXTS["past"].search(around.sentence + (around.after if happened else ""))
    if not (is_then or happened):
        return False
    is_now = CONTEXTS["now"].search(around.sentence + around.after)
    return is_better(around) or bool(is_then and not is_now)


def is_better(around):
    return bool(CONTEXTS["better"].search(around.sentence + around.after))


def is_left_open(around):
    """Whether a "but" follows that is not about being well."""
    return bool(CONTEXTS["but"].search(around.after)) and not is_better(around)


def in_context(level, around):
    """The level that words keep in what stands around them."""
    if is_past(around):
        return "green" if is_better(around) else "amber"
    if is_denied(around) or is_quoted(around):
        return "amber" if level == "crisis" or is_left_open(around) else "green"
    return level
