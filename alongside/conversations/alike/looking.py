"""The few stories that are nearest to one, of those that somebody may read.

What is shown comes from `visible_to`, and is asked for anew each time. Nothing of who looked for
what is kept.
"""

import time
from dataclasses import dataclass, field

from alongside.meaning.model import NotHere, model
from alongside.vault.models import open_many
from alongside.vault.search.finding import BeingRebuilt, search

from ..models import Story
from .gist import opening, said_plainly, words_of_both
from .vectors import BEGINS, Vectors

A_FEW = 5
# What is less near hardly has to do with it. Of 210 short accounts of 49 kinds, 37 % of what was
# among the first five and this near was of the very same kind, and for 9 % of them nothing was:
# `bench/alike.py`.
NEAR = 0.35
NEWEST = 3_000  # Of the stories that are there for somebody, so many are looked through.
CANDIDATES = 24  # Stories with words in common, which are read first where there is much to read.
WORDS_ASKED = 60  # Words of a story that are looked for in the index.
PATIENCE = 0.3  # Seconds in which stories are read while somebody waits.
AT_ONCE = 4  # So many are read together.

vectors = Vectors()


@dataclass
class Answer:
    """The stories, nearest first; whether by "meaning" or, where there is no model, by "words".

    `unread`: the ids of those groups of which not all is read yet. `rebuilding`: there is no model,
    and the index cannot answer just now.
    """

    by: str
    stories: list = field(default_factory=list)
    unread: list = field(default_factory=list)
    rebuilding: bool = False


def alike(story, person, groups):
    """What in these groups (ids) is like the story, for this person, as an Answer."""
    there = with_words_to_compare(Story.objects.visible_to(person)).filter(group__in=groups)
    there = there.exclude(pk=story.pk)
    if speaks_english(story.group):
        try:
            return by_meaning(story, person, there, groups)
        except NotHere:
            pass
    return by_words(story, person, there, groups)


def with_words_to_compare(stories):
    """Those with words that are there and not held: what is held is held up to nobody."""
    return stories.with_words().filter(held_at=None)


def speaks_english(group):
    """The model knows no other language."""
    return group.language.partition("-")[0] == "en"


def by_meaning(story, person, there, groups):
    """Raises NotHere."""
    mine = model().vectors([said_plainly(story.body)])[0]
    rows = newest(there)
    ids, known = vectors.of(rows)
    if missing := unread(rows, ids):
        if len(missing) > CANDIDATES:
            missing = likely_first(missing, story, there, groups)
        read(missing, until=time.monotonic() + PATIENCE)
        ids, known = vectors.of(rows)
    near = known @ mine
    best = [ids[at] for at in (-near).argsort(kind="stable")[:A_FEW] if near[at] >= NEAR]
    left = list(groups) if len(ids) < len(rows) else []
    return Answer("meaning", shown(best, there, story, person), left)


def unread(rows, ids):
    """The ids of those of the rows that are not among these."""
    known = set(ids)
    return [id for id, _begins in rows if id not in known]


def likely_first(ids, story, there, groups):
    """These ids, those of stories that share words with this one before the others."""
    try:
        likely = having_words_of(story, there, groups, CANDIDATES)
    except BeingRebuilt:
        return ids
    return list(dict.fromkeys([id for id in likely if id in set(ids)] + ids))


def by_words(story, person, there, groups):
    try:
        best = having_words_of(story, there, groups, A_FEW)
    except BeingRebuilt:
        return Answer("words", rebuilding=True)
    return Answer("words", shown(best, there, story, person))


def having_words_of(story, there, groups, most):
    """The ids of the stories that share most words with this one. Raises BeingRebuilt."""
    words = " ".join(opening(story.body).split()[:WORDS_ASKED])
    among = {(Story, "body"): there.all}
    found = search(words, groups=groups, among=among, loosely=True, size=most)
    return [result.row.pk for result in found.results]


def newest(stories):
    """(id, how its sealed words begin) of those that are looked through."""
    rows = stories.order_by("-shared_at", "-pk").values_list("pk", BEGINS)[:NEWEST]
    return [(pk, as_bytes(begins)) for pk, begins in rows]


def as_bytes(begins):
    """SQLite says NULL of a part of what is empty, as a value is that was cut off in its row."""
    return bytes(begins or b"")


def read(ids, until):
    """Make the vectors of these stories, a few at a time, until the clock says `until`.

    Raises NotHere.
    """
    while ids and time.monotonic() < until:
        some, ids = ids[:AT_ONCE], ids[AT_ONCE:]
        stories = with_words_to_compare(Story.objects.filter(pk__in=some))
        stories = list(stories.annotate(begins=BEGINS))
        open_many(stories)
        # Of what cannot be opened, the vector of no words: it is near to nothing.
        texts = [story.readable("body") or "" for story in stories]
        made = model().vectors([said_plainly(text) for text in texts])
        for story, text, vector in zip(stories, texts, made, strict=True):
            vectors.keep(story.pk, as_bytes(story.begins), vector if text else vector * 0)


def shown(ids, there, story, person):
    """These stories as a list shows them, in their order, each with `because`: why it is here."""
    rows = there.filter(pk__in=ids).with_mark_of(person).with_folds_of(person)
    found = {one.pk: one for one in rows.select_related("author", "group").opened()}
    few = [found[id] for id in ids if id in found]
    for one in few:
        one.because = words_shown(story, one, person)
    return few


def words_shown(story, other, person):
    """The words that both have; none where the words of one of them come folded for this person."""
    folded = other.is_folded or other.note_for(person) or story.note_for(person)
    text = other.readable("body")
    return [] if folded or text is None else words_of_both(story.body, text)
