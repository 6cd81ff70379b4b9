"""What the rules find in the sentences of a plain text."""

from dataclasses import dataclass

from .context import Around, in_context
from .rulebook import figures_of_speech, rules, tongues

NEXT = 3  # Sentences behind the one with the words, which may say that it is over.
MASK = "\u00b7"  # Stands for the letters of a figure of speech; no pattern knows it.


# The rule about somebody else: what a model says of such a sentence is about them, too.
FOR_ANOTHER = "fears for somebody else's life"


@dataclass(frozen=True)
class Hit:
    """Words of a plain text, from `start` to `end`, which a rule has found, and what they weigh."""

    start: int
    end: int
    rule: str
    kind: str
    level: str
    is_lowered: bool = False  # By what stands around the words; at "green" they are taken back.


def ruled(parts):
    """The hits in all sentences of a text, in order."""
    found = []
    for at, part in enumerate(parts):
        following = " ".join(next_one.text for next_one in parts[at + 1 : at + 1 + NEXT])
        found += of_sentence(part, following)
    return found


def of_sentence(part, following):
    said = figures_of_speech().sub(lambda figure: MASK * len(figure.group()), part.text)
    for rule in rules():
        if (match := rule.pattern.search(said)) is None:
            continue
        if rule.unless and rule.unless.search(part.text):
            continue
        yield from kept(rule, narrowed(rule.pattern, said, match), part, said, following)
    for rule in tongues():
        if (match := rule.pattern.search(said)) and not (rule.unless and rule.unless.search(said)):
            yield hit(rule, match, part, rule.level)


def narrowed(pattern, said, match):
    """The fewest words with the same end that are found: "I want no soup, I want to die"."""
    while later := pattern.search(said, match.start() + 1):
        if later.end() > match.end():
            break
        match = later
    return match


def kept(rule, match, part, said, following):
    level = rule.level
    if rule.kind in ("self_harm", "danger"):
        level = in_context(level, Around(said, *match.span(), following))
    yield hit(rule, match, part, level)


def hit(rule, match, part, level):
    start, end = part.start + match.start(), part.start + match.end()
    return Hit(start, end, rule.name, rule.kind, level, is_lowered=level != rule.level)
