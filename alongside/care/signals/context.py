"""What around some words makes them mean less: a no, a time long past, somebody else's words.

Nothing is put aside altogether that could be a plan: docs/signals.md says what becomes of what.
"""

import re

from .rulebook import compiled
from .wording import lines

NEAR = 60  # Letters before the words in which a "not" can be about them …
FAR = 90  # … and in which somebody may be asking.


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
OWN = re.compile(r"\b(?:i|me|my|myself)\b")
CLAUSE = re.compile(r"\b(?:but|because|except|so|and(?= i\b)|then(?= i\b)|yet)\b|[,:(] ?(?=i\b)")


def clause(around, reach):
    """The last part of what stands before the words, as far back as it may be about them."""
    far = max(0, len(around.before) - reach)
    ends = [end.end() for end in CLAUSE.finditer(around.before + around.said, far)]
    return around.before[max((end for end in ends if end <= len(around.before)), default=far) :]


def is_denied(around):
    near = clause(around, NEAR)
    says_no = CONTEXTS["no"].search(near) or CONTEXTS["i-do-not"].match(around.said)
    if not says_no or CONTEXTS["no-no"].search(near + around.said):
        return False
    return not CONTEXTS["own-turn"].search(around.sentence + around.after)


def is_quoted(around):
    if CONTEXTS["own-answer"].search(around.sentence + around.after):
        return False
    return bool(CONTEXTS["asked"].search(clause(around, FAR)))


def is_about_another(around):
    """Whether it is somebody else who wants it, or to whom it is said."""
    if OWN.search(around.said) or CONTEXTS["own-self"].search(around.sentence + around.after):
        return False
    return bool(CONTEXTS["other"].search(clause(around, FAR)))


def is_said_to(sentence):
    """Whether somebody is asked about it, or comforted."""
    return bool(CONTEXTS["said-to"].search(sentence))


def is_past(around):
    if CONTEXTS["present"].search(clause(around, FAR) + around.said):
        return False
    happened = CONTEXTS["then"].search(around.before[-30:] + around.said)
    is_then = CONTEXTS["past"].search(f"{around.sentence}\n{around.after if happened else ''}")
    if not (is_then or happened):
        return False
    is_now = CONTEXTS["now"].search(around.sentence + around.after)
    return is_better(around) or bool(is_then and not is_now)


def is_better(around):
    said = around.sentence + around.after
    return bool(CONTEXTS["better"].search(said)) and not CONTEXTS["not-better"].search(said)


def is_left_open(around):
    """Whether a "but" follows that is not about being well."""
    return bool(CONTEXTS["but"].search(around.after)) and not is_better(around)


def in_context(level, around):
    """The level that words keep in what stands around them."""
    if is_past(around):
        return "green" if is_better(around) else "amber"
    if is_denied(around) or is_quoted(around) or is_said_to(around.before + around.said):
        return "amber" if level == "crisis" or is_left_open(around) else "green"
    return "amber" if is_about_another(around) else level
