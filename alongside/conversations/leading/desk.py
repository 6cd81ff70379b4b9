"""What conversations put on the desk of those who lead: see groups/desk.py."""

from django.db.models import Exists, OuterRef

from alongside.groups.desk import Section
from alongside.groups.roles import Act
from alongside.vault.models import open_many

from ..models import Hold, Story
from .first_replies import told_lately, unanswered, usually, without_one

PARKED_AT_MOST = 20
HELD_AT_MOST = 40


def waiting(membership):
    """Stories that nobody has answered for a day; and how soon first replies come lately."""
    stories, lately = unanswered(membership), told_lately(membership.group)
    open_many(stories)
    usual, without = usually(lately), without_one(lately)
    return {"stories": stories, "usually": usual, "without": without} if usual or without else None


def parked(membership):
    """What is kept for the next meeting, what was kept first first."""
    there = Story.objects.in_places([membership]).listed_for(membership.person)
    there = there.filter(parked_at__isnull=False).select_related("author")
    stories = list(there.order_by("parked_at", "pk")[: PARKED_AT_MOST + 1])
    return at_most(PARKED_AT_MOST, stories)


def held(membership):
    """What is held, those first in which something happened since somebody decided."""
    there = membership.group.holds.current().visible_to(membership.person)
    first = Exists(Hold.objects.to_look_at().filter(pk=OuterRef("pk")))
    there = there.for_showing().order_by(first.desc(), "-held_at", "-pk")
    return at_most(HELD_AT_MOST, list(there[: HELD_AT_MOST + 1]))


def at_most(most, rows):
    """{"rows": so many of these, opened; "more": whether there are more}; None of none."""
    open_many(rows[:most])
    return {"rows": rows[:most], "more": len(rows) > most} if rows else None


SECTIONS = (
    Section(Act.READ_THREADS, waiting, "conversations/_desk_waiting.html"),
    Section(Act.READ_THREADS, parked, "conversations/_desk_parked.html"),
    Section(Act.READ_THREADS, held, "conversations/_desk_held.html"),
)
