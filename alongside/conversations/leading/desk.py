"""What conversations put on the desk of those who lead: see groups/desk.py."""

from alongside.groups.desk import Section
from alongside.groups.roles import Act
from alongside.vault.models import open_many

from ..models import Story
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
    stories = list(there.order_by("parked_at", "pk")[:PARKED_AT_MOST])
    open_many(stories)
    return stories


def held(membership):
    """What is held, those first in which something happened since somebody decided."""
    there = membership.group.holds.current().visible_to(membership.person)
    holds = list(there.for_showing()[:HELD_AT_MOST])
    holds.sort(key=lambda one: not (one.is_appealed or one.words_have_changed))
    open_many(holds)
    return holds


SECTIONS = (
    Section(Act.READ_THREADS, waiting, "conversations/_desk_waiting.html"),
    Section(Act.READ_THREADS, parked, "conversations/_desk_parked.html"),
    Section(Act.READ_THREADS, held, "conversations/_desk_held.html"),
)
