"""Where the words that a case is about stand, for whoever leads that group and could read them."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from alongside.conversations.models import Reply, Story
from alongside.groups.models import Message
from alongside.groups.talking.standing import standing_of
from alongside.meetings.models import Entry, Meeting, SlowRound, SlowTurn


@dataclass(frozen=True)
class Standing:
    """A kind of watching.KINDS, and the id of a row; no address where they cannot go there."""

    kind: str
    id: int
    address: str


def where_it_stands(case, person):
    """None where the words are gone, are of another kind, or are not for this person."""
    kind = case.about.partition(":")[0]
    if kind not in PLACES or case.group is None or not case.group.is_facilitated_by(person):
        return None
    address = PLACES[kind](case, person)
    return None if address is None else Standing(kind, case.number, address)


def story(case, person):
    return shared("story", case, Story.objects.visible_to(person))


def reply(case, person):
    return shared("a_reply", case, Reply.objects.visible_to(person))


def shared(page, case, rows):
    """None where it was taken back: it can be neither read nor held any more."""
    is_there = rows.filter(pk=case.number, taken_back_at=None).exists()
    return reverse(page, args=[case.number]) if is_there else None


def meeting(case, person):
    whose = Entry.objects.filter(pk=case.number).values_list("meeting", flat=True).first()
    return there("meeting", whose, Meeting.objects.visible_to(person))


def slow_round(case, person):
    whose = SlowTurn.objects.filter(pk=case.number).values_list("round", flat=True).first()
    return there("slow_round", whose, SlowRound.objects.visible_to(person))


def there(page, pk, rows):
    if pk is None:
        return None
    return reverse(page, args=[pk]) if rows.filter(pk=pk).exists() else ""


def thread(case, person):
    threads = Message.objects.filter(pk=case.number)
    message = threads.select_related("thread__person").first()
    if message is None:
        return None
    whose = message.thread.person
    standing = standing_of(whose, Q(group=case.group))
    if standing is None or not standing.has_thread:
        return ""
    return reverse("thread_with", args=[case.group.ref, whose.pk])


PLACES = {
    "story": story,
    "reply": reply,
    "entry": meeting,
    "slow": slow_round,
    "answer": slow_round,
    "message": thread,
}
