"""Where the words that a case is about stand, for whoever leads that group and could read them."""

from dataclasses import dataclass

from django.urls import reverse

from alongside.groups.models import Message
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
    return reverse("story", args=[case.number])


def reply(case, person):
    return reverse("a_reply", args=[case.number])


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
    whose = threads.values_list("thread__person", flat=True).first()
    return whose and reverse("thread_with", args=[case.group.ref, whose])


PLACES = {
    "story": story,
    "reply": reply,
    "entry": meeting,
    "slow": slow_round,
    "answer": slow_round,
    "message": thread,
}
