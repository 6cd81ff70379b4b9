"""Which groups somebody can find, and which of them fit what they say or choose.

What somebody looks for is in the request and in memory while it is answered, and nowhere else.
"""

from dataclasses import dataclass, field

from django.db.models import Case, Count, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse

from alongside.meaning import Item, rank
from alongside.people.models import Block
from alongside.vault.models import open_many

from ..agreeing.agreements import lines_of
from ..joining.askings import Asking
from ..models import Group, Membership, Wanted
from ..parting.decisions import Decision
from .themes import labels

A_FEW = 4
# What fits much less than the best one is left out: on bench/matching one to three are shown so,
# and the right one is among them nearly as often as among the first four.
NEAR_THE_BEST = 0.5
A_PAGE = 30
MORNING_ENDS, AFTERNOON_ENDS = 12, 17


def shown_to(person):
    """The groups that this person may find: open to be asked, led by somebody who can answer.

    Not one they were asked to leave. Not one that is led by somebody who has blocked them: it would
    tell where and when that person is to be met. Where they have blocked somebody themselves, only
    groups whose page names that person are left out: any other would tell them who leads it. That
    a group is left out looks like a group that nobody can find.
    """
    leading = Membership.objects.current().leading().order_by()
    able = leading.agreed().able()
    mine, theirs = Block.objects.filter(by=person), Block.objects.filter(whom=person)
    led_by_theirs = leading.filter(person__in=theirs.values("by"))
    named_mine = leading.filter(named_to_visitors=True, person__in=mine.values("whom"))
    removals = Decision.objects.removals().standing().filter(person=person)
    return (
        Group.objects.to_be_found()
        .filter(pk__in=able.values("group"))
        .exclude(pk__in=led_by_theirs.values("group"))
        .exclude(pk__in=named_mine.values("group"))
        .exclude(pk__in=removals.values("group"))
    )


def with_room(groups):
    """Each of these knows as `is_full` whether others have or wait for all the places there are."""
    seated = Membership.objects.taking_room()
    before = Coalesce(counted(seated), 0) + Coalesce(counted(Asking.objects.waiting()), 0)
    full = When(capacity__lte=F("before"), then=Value(True))
    return groups.annotate(before=before).annotate(is_full=Case(full, default=Value(False)))


def counted(rows):
    there = rows.filter(group=OuterRef("pk")).order_by().values("group")
    return Subquery(there.annotate(rows=Count("pk")).values("rows"))


def found_since(person):
    """For Today: what this person waited for, and was told of a group for, as Today reads it.

    One look, however it is; and another for whoever waits for anything, if they may see the group.
    """
    mine = list(Wanted.objects.of(person).defer("words"))
    told = [one.answer_id for one in mine if one.answer_id and not one.ended_at]
    can_see = set(shown_to(person).filter(pk__in=told).values_list("pk", flat=True) if told else ())
    return {
        "found_since": [one for one in mine if one.answer_id in can_see and not one.ended_at],
        "put_aside": any(one.ended_at for one in mine),
    }


@dataclass
class Found:
    """A group on the page of whoever looks, and why it is there, if words were looked for."""

    group: Group
    because: str = ""
    themes: list = field(default_factory=list)

    @property
    def address(self):
        return reverse("found_group", args=[self.group.pk])


@dataclass
class Answer:
    """What was found; whether by "meaning" or, where there is no model, by "words" alone."""

    by: str
    found: list
    more: bool = False


def groups_for(person):
    """All that this person can find and has no place in, open to be read."""
    mine = Membership.objects.current().of(person)
    groups = list(with_room(shown_to(person)).exclude(pk__in=mine.values("group")).order_by("pk"))
    open_many(groups)
    return [group for group in groups if group.readable("name")]


def look(person, words):
    """The few groups that fit these words best, as an Answer."""
    groups = {group.pk: group for group in groups_for(person)}
    by, few = few_that_fit(words, groups.values())
    return Answer(by, [drawn(groups[match.id], match.because) for match in few])


def few_that_fit(words, groups):
    """("meaning" or "words", the few matches among these groups that are worth a look)"""
    ranking = rank(words, map(item_of, groups))
    if ranking.none_fit:
        return ranking.by, []
    least = ranking.found[0].score * NEAR_THE_BEST
    return ranking.by, [match for match in ranking.found if match.score >= least][:A_FEW]


def item_of(group):
    """What a group says of itself to those who look for one."""
    about = ", ".join(labels(group.readable("themes")))
    first = f"{group.readable('name')}.\n{group.readable('purpose') or ''}\n{about}"
    return Item(group.pk, (first, *lines_of(group.readable("in_other_words") or "")))


def browse(person, *, theme="", language="", day="", part="", format=""):
    """Those of which all that was chosen is so, by name, as an Answer."""
    found = [
        group
        for group in groups_for(person)
        if (not theme or theme in (group.readable("themes") or ()))
        and (not language or group.language == language)
        and (not day or group.meets_on == int(day))
        and (not part or part_of_day(group) == part)
        and (not format or group.format == format)
    ]
    found.sort(key=lambda group: group.name.casefold())
    return Answer("choice", [drawn(group) for group in found[:A_PAGE]], len(found) > A_PAGE)


def part_of_day(group):
    """When it meets, by its own clock: "morning", "afternoon", "evening", or None."""
    if group.meets_at is None:
        return None
    if group.meets_at.hour < MORNING_ENDS:
        return "morning"
    return "afternoon" if group.meets_at.hour < AFTERNOON_ENDS else "evening"


def drawn(group, because=""):
    return Found(group, because, labels(group.readable("themes")))
