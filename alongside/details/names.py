"""Full names: a given name with a family name. A single first name is no detail here."""

import re
from functools import cached_property

from . import lists
from .name_cues import (
    BEFORE_A_PLACE,
    INTRODUCED,
    IS_SOMEBODY,
    NAMED,
    NAMES_OF_PLACES,
    NEVER,
    PARTICLES,
    PLACES,
    RARELY_NAMES,
    SHAPE,
    THING_CALLED,
    TITLES,
    WRITES,
    WROTE,
)
from .spans import Span

LETTER = r"[^\W\d_]"
WORD = re.compile(rf"{LETTER}(?:{LETTER}|[\u0300-\u036f]|['’‐‑-](?={LETTER}))*")
HYPHEN = re.compile("[‐‑-]")
LONGEST = 30  # Letters of a word that may be a name.
MOST_WORDS = 5  # Of one name.
BEFORE = 70  # Letters before a name that may introduce it.
AROUND = 8  # Words on each side that say in which language it stands.


class Word:
    """A word of the text with its place, and in the form of the lists."""

    def __init__(self, match):
        self.start, self.end = match.span()
        self.written = match[0]
        self.folded = lists.folded(match[0]).removesuffix("'s")
        self.is_capital = self.written[0].isupper()

    @property
    def is_given(self):
        return self.is_in(lists.given())

    @property
    def is_family(self):
        return self.is_in(lists.family())

    def is_in(self, known):
        """Whether a list has the word, or either half of a double name."""
        if self.folded in known:
            return len(self.folded) > 1
        if self.folded.isalpha():
            return False
        halves = HYPHEN.split(self.folded)
        return any(part in known for part in ("".join(halves), *halves) if len(part) > 1)

    @cached_property
    def is_word(self):
        return lists.is_word(self.folded)


def names(text):
    """Spans of full names, with a title where there is one."""
    words = [Word(match) for match in WORD.finditer(text) if match.end() - match.start() <= LONGEST]
    at = 0
    while at < len(words):
        end = end_of_name(text, words, at)
        if end:
            yield Span(start_with_title(text, words, at), words[end].end, "name")
            at = end
        at += 1


def end_of_name(text, words, at):
    """The place in `words` of the family name that goes with a given name at `at`, or None."""
    given = words[at]
    small = not given.is_capital
    if given.folded in TITLES or given.folded in NEVER or (small and not given.is_given):
        return None
    context = None
    for end in reversed(run_from(text, words, at, small)):
        context = context or Context(text, words, at)
        if is_name(given, words[end], context, end) and not is_of_a_place(text, words, end):
            return end
    return None


def run_from(text, words, at, small):
    """Places of words after `at` in one name: in capitals, with particles; or only the next one."""
    run, last = [], at
    while last + 1 < len(words) and len(run) < (1 if small else MOST_WORDS):
        here, after = words[last], words[last + 1]
        gap = text[here.end : after.start]
        if gap not in (" ", "\u00a0", "  ") and not (len(here.written) == 1 and gap == ". "):
            break
        if not small and not after.is_capital and after.folded not in PARTICLES:
            break
        last += 1
        if small or after.is_capital:
            run.append(last)
    return run


class Context:
    """What stands around a given name, looked at only when it matters: most pairs fall before."""

    def __init__(self, text, words, at):
        self.text, self.words, self.at = text, words, at
        self.before = text[max(0, words[at].start - BEFORE) : words[at].start]

    @cached_property
    def after_title(self):
        words = self.before.split()
        return bool(words) and lists.folded(words[-1].strip(".,(")) in TITLES

    @cached_property
    def is_introduced(self):
        """Whether the words before say that somebody's name comes."""
        return self.after_title or bool(INTRODUCED.search(self.before))

    def is_certain(self, end):
        """Whether the words before or after say so: "… is my case worker"."""
        return self.is_introduced or bool(IS_SOMEBODY.match(self.text, self.words[end].end))

    @cached_property
    def is_called(self):
        named = self.is_introduced and NAMED.search(self.before[-35:])
        return self.after_title or bool(named and not THING_CALLED.search(self.before))

    @cached_property
    def is_after_a_work(self):
        return bool(WROTE.search(self.before))

    def is_quoted(self, end):
        """Whether it is somebody who wrote or made something, as many have read."""
        return self.is_after_a_work or bool(WRITES.match(self.text, self.words[end].end))

    def middle(self, end):
        return self.text[self.words[self.at].end : self.words[end].start].split()

    def is_english(self, end):
        """Where nouns have capitals, as in German, an unknown word in capitals is no name yet."""
        around = self.words[max(0, self.at - AROUND) : self.at] + self.words[end + 1 : end + AROUND]
        return sum(word.is_word for word in around) * 2 >= len(around)


def is_name(given, family, context, end):
    if family.folded in NEVER or family.folded == given.folded or len(family.folded) < 2:
        return False
    if (given.folded, family.folded) in lists.well_known():
        return False
    first_is_loud = given.written.isupper() and len(given.written) > 1
    last_is_loud = family.written.isupper()
    if last_is_loud and not first_is_loud and len(family.written) < 5:
        return False  # Initials, as in a list of authors.
    if (first_is_loud and last_is_loud) or not (given.is_capital and family.is_capital):
        return is_small_name(given, family, context, end)
    return is_capital_name(given, family, context, end)


def is_small_name(given, family, context, end):
    """Without capitals, or in nothing else: only what hardly is a word, or somebody introduces."""
    first, last = given.folded, family.folded
    if len(last) < 3 or family.is_word or not given.is_given:
        return False
    known = family.is_family
    frequent = first in lists.common_given() and len(first) > 2 and not given.is_word
    if frequent and (
        (last in lists.common_family() and len(last) > 3) or (known and len(last) > 5)
    ):
        return not context.is_quoted(end) and context.is_english(end)
    if first in RARELY_NAMES or not (known or SHAPE.match(last)):
        return False
    return context.is_certain(end) and not context.is_quoted(end)


def is_capital_name(given, family, context, end):
    first, last = given.folded, family.folded
    last_is_word = family.is_word
    if not given.is_given:
        return not last_is_word and is_unlisted_name(given, family, context, end)
    if first in NAMES_OF_PLACES and last in PLACES:
        return False
    shaped = is_shaped(family)
    if last_is_word and not shaped:
        if last not in lists.common_family():
            return False
        sure = not (last in PLACES or first in RARELY_NAMES) or context.is_certain(end)
    elif family.is_family or shaped or context.is_certain(end) or is_with_particle(context, end):
        sure = True
    else:
        sure = (
            first not in RARELY_NAMES
            and not given.is_word
            and len(last) > 3
            and context.is_english(end)
        )
    return sure and not context.is_quoted(end)


def is_unlisted_name(given, family, context, end):
    """A given name that no list has: after a title or "my name is", or with an initial inside."""
    initial = len(given.folded) == 1
    if given.is_word and not initial:
        usual = given.folded in BEFORE_A_PLACE or len(given.folded) < 4
        return (
            not usual
            and family.is_family
            and context.is_certain(end)
            and not context.is_quoted(end)
        )
    initial_inside = [part for part in context.middle(end) if re.fullmatch(r"[A-Z]\.?", part)]
    if initial_inside and len(given.written) > 2 and len(family.written) > 2:
        sure = context.is_english(end)
    elif initial:
        sure = context.after_title
    else:
        sure = context.is_called or (family.is_family and context.is_certain(end))
    return sure and not context.is_quoted(end)


def is_shaped(family):
    """Whether a family name shows by its form: "McAllister", "O'Rafferty", "Tudor-Price"."""
    if re.match(r"(?:O['’]|Mc|Mac|Fitz|Al-|El-|Ben-)[A-Z]", family.written):
        return True
    double = re.match(r"[^\W\d_]{3,}-([^\W\d_]{3,})$", family.written)
    if double:
        return double[1][0].isupper()
    return bool(SHAPE.match(family.folded)) and not family.is_word


def is_with_particle(context, end):
    middle = context.middle(end)
    return bool(middle) and lists.folded(middle[-1]) in PARTICLES


def is_of_a_place(text, words, end):
    """Whether it goes on as a hospital, a street or a test: "Agnes Hunt Hospital"."""
    for place in range(end + 1, min(end + 5, len(words))):
        gap = text[words[place - 1].end : words[place].start]
        if not gap.isspace() and gap != " & ":
            return False
        if words[place].folded in PLACES:
            return True
        if not words[place].is_capital and words[place].written not in ("and", "of", "the"):
            return False
    return False


def start_with_title(text, words, at):
    start = words[at].start
    if not at or words[at - 1].folded not in TITLES or not words[at - 1].is_capital:
        return start
    is_beside = text[words[at - 1].end : start] in (" ", ". ", ".")
    return words[at - 1].start if is_beside else start
