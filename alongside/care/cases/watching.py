"""Words that were shared are looked over beside the pages, so that no post waits for it.

Everything in KINDS, once it is shared: never a draft, never what somebody keeps for themselves.
What has no moment of its own, such as a name, is looked over once a day: see watching_daily.py; or
as it is written: see watching_hopes.py.
What is found orders what a person reads. It holds nothing back, tells nobody outside, and is not
kept about anybody.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce, Greatest, Now

from alongside.conversations.models import ExplainingLine, Reply, Story
from alongside.groups.models import Asking, Membership, Message, Remark
from alongside.groups.sharing.holding.held import Held
from alongside.lib.prepared import Prepared
from alongside.library.models import Impression
from alongside.meetings.models import Entry, SlowTurn
from alongside.vault.hashing import keyed_hash

from .case import LONGEST_EXCERPT, Case
from .levels import NEWCOMER, SAMPLE
from .readers import Readers

# Words whose transaction ended late are looked for once more: so long after they were written.
AGAIN = timedelta(minutes=2)
A_BATCH = 50
# Whoever came so lately is new, and one in so many of all other texts is read by a person anyway.
IS_NEW = timedelta(days=14)
ONE_IN = 30
BEFORE_THE_MARK = 150

# {kind: the (id, moment written) of what need not be looked over AGAIN}. Where this is lost, as
# when the server starts anew, they are looked over once more.
_looked_over = {}


class LookedOver(models.Model):
    """Up to when words of a kind were looked over, and whether only rules could read them."""

    kind = models.CharField(max_length=8, unique=True)
    up_to = models.DateTimeField()
    without_model = models.BooleanField(default=False)


def as_it_is(words):
    return words


def answered(answers):
    """What somebody answered, without the questions, which are not theirs."""
    return "\n".join(answer for _question, answer in answers)


@dataclass(frozen=True)
class Kind:
    """A kind of words: its model, and when a row was written or written anew.

    `field` holds them, and `text` makes one text of what it holds; `author` is whose they are.
    `by_chance`: whether some of them are read although no rule found anything; `greets`: whether
    the first of somebody new are.
    """

    name: str
    model: type[models.Model]
    written: models.Expression
    field: str = "body"
    author: str = "author"
    text: Callable = as_it_is
    by_chance: bool = False
    greets: bool = False


def or_edited(shared):
    return Greatest(F(shared), Coalesce(F("edited_at"), F(shared)))


KINDS = (
    Kind("story", Story, or_edited("shared_at"), by_chance=True, greets=True),
    Kind("reply", Reply, or_edited("shared_at"), by_chance=True, greets=True),
    # What is written to those who lead is read by them in any case.
    Kind("message", Message, F("written_at"), by_chance=True),
    Kind("entry", Entry, F("said_at"), by_chance=True, greets=True),
    Kind("slow", SlowTurn, F("settled_at"), by_chance=True, greets=True),
    Kind("answer", SlowTurn, F("reflected_at"), field="reflection"),
    Kind("line", ExplainingLine, or_edited("shared_at")),
    Kind("remark", Remark, F("said_at")),
    Kind("tried", Impression, F("said_at"), field="words", author="person"),
    Kind("asking", Asking, F("asked_at"), field="answers", author="person", text=answered),
    Kind("goodbye", Membership, F("ended_at"), field="goodbye", author="person"),
)
# Nobody keeps when it was written: see watching_hopes.py.
HOPES = Kind("hopes", Membership, Now(), field="hopes", author="person")


def begin(now):
    """Of every kind, what is shared from now on; nothing changes where that has begun already.

    Called as the site starts: until the worker comes to its first round, words are shared too.
    """
    marks = [LookedOver(kind=kind.name, up_to=now) for kind in KINDS]
    LookedOver.objects.bulk_create(marks, ignore_conflicts=True)


def look_over(now):
    """All that was shared since the last time. From the first time on, not what was before."""
    for kind in KINDS:
        mark, is_new = LookedOver.objects.get_or_create(kind=kind.name, defaults={"up_to": now})
        if not is_new:
            look_over_kind(kind, mark, now)


def rows_of(kind):
    """All there are, each with when it was written, and with its words also where they are held."""
    rows = kind.model.objects
    rows = rows.to_be_changed() if issubclass(kind.model, Held) else rows
    return rows.annotate(written=kind.written).select_related(kind.author, "group")


def look_over_kind(kind, mark, now):
    rows = rows_of(kind)
    there = {f"{kind.field}__isnull": False}
    rows = rows.filter(written__gt=mark.up_to - AGAIN, written__lte=now, **there)
    found = {(row.pk, row.written): row for row in rows.order_by("written", "pk")}
    seen = _looked_over[kind.name] = _looked_over.get(kind.name, set()) & found.keys()
    found = [row for moment, row in found.items() if moment not in seen]
    for start in range(0, len(found), A_BATCH):
        some = found[start : start + A_BATCH]
        for row, words, what in findings(kind, some):
            take_in(kind, row, words, what)
            mark.without_model = what.without_model
            if not what.without_model:
                seen.add((row.pk, row.written))
        mark.up_to = max(mark.up_to, some[-1].written)
        mark.save()


def findings(kind, rows):
    """(row, its words, what was found) for each of these rows that can be opened."""
    # Here, since what it reads with takes memory that only this work needs.
    from alongside.care.signals import look_at_each
    from alongside.vault.models import open_many

    open_many(rows)
    texts = [(row, row.readable(kind.field)) for row in rows]
    texts = [(row, kind.text(words)) for row, words in texts if words]
    found = look_at_each([words for _row, words in texts])
    return [(row, words, what) for (row, words), what in zip(texts, found, strict=True)]


def take_in(kind, row, words, what):
    """A case for what was found; or for what a person reads without anything having been found."""
    about = f"{kind.name}:{row.pk}"
    source = why_it_is_read(kind, row, about, what)
    if source is None or Case.objects.filter(found_by=about, opened_at__gte=row.written).exists():
        return  # If there is one, it was looked over before, and perhaps closed since.
    more = {"person": getattr(row, kind.author), "group": row.group, "about": about}
    if source != "found" and not could_be_read(source, more["person"], row.group):
        return
    if source == "found":
        more["excerpt"], more["marks"] = around(words, what.marks)
        more["kinds"] = list(what.kinds)
    Case.objects.take_in(source=source, level=what.level, **more)


def could_be_read(source, person, group):
    """Whether anybody reads what no rule found: those of the care team who lead there do."""
    case = Case(person=person, group=group)
    case.said = {"source": source}
    return bool(Readers([case]).of(case))


def why_it_is_read(kind, row, about, what):
    """The source of a case about these words, or None if nobody has to read them."""
    if what.level != "green":
        return "found"
    if kind.greets and is_first_of_somebody_new(kind, row):
        return NEWCOMER
    return SAMPLE if kind.by_chance and is_one_of_the_sample(about) else None


def around(words, marks):
    """The words around the first mark, and where the marks stand in them: [[from, to, rule]]."""
    begins = max(0, min((mark.start for mark in marks), default=0) - BEFORE_THE_MARK)
    excerpt = words[begins : begins + LONGEST_EXCERPT]
    placed = [
        [mark.start - begins, min(mark.end - begins, len(excerpt)), mark.rule]
        for mark in marks
        if mark.start - begins < len(excerpt)
    ]
    return excerpt, placed


def is_first_of_somebody_new(kind, row):
    """Whether its author came to the group lately, and shares such words for the first time."""
    whose = {"group": row.group_id, "author": row.author_id}
    if row.author_id is None or not came_since(**whose, moment=row.written - IS_NEW):
        return False
    return not others_of(kind.model)(**whose, but=row.pk)


@Prepared
def came_since(group, author, moment):
    places = Membership.objects.current().filter(group=group, person=author)
    return places.filter(joined_at__gte=moment)


@cache
def others_of(model):
    """One of the other rows of an author in a group, if there is any."""

    def one(group, author, but):
        theirs = model.objects.filter(group=group, author=author)
        return theirs.exclude(pk=but).order_by().values_list("pk")[:1]

    return Prepared(one)


def is_one_of_the_sample(about):
    """By chance, but the same for the same words each time they are asked for."""
    return int(keyed_hash("care.sample", about)[:8], 16) % ONE_IN == 0
