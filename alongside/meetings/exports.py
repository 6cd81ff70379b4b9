"""Somebody's part in meetings, as they are told it themselves when they take it along."""

from datetime import UTC, datetime

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.groups.exports import called_by
from alongside.lib.exports import Entry, Section, facts

from . import models
from .looking_back.reviews import PHRASES
from .models import Ahead, Happening, Review, Seat, Support, Today
from .plans import exports as plans
from .rehearsing import exports as rehearsing
from .schedule import exports as schedule
from .slow import exports as slow

# What somebody did in a meeting, by the kind of event that their seat brought about.
DID = {
    "doors_opened": gettext_lazy("I opened the doors"),
    "arrived": gettext_lazy("I came in"),
    "left": gettext_lazy("My line was gone"),
    "returned": gettext_lazy("I was back"),
    "removed": gettext_lazy("Somebody was asked to leave"),
    "withdrawn": gettext_lazy("Somebody left"),
    "rejoined": gettext_lazy("I came in again"),
    "phase_begun": gettext_lazy("The meeting went on to its next part"),
    "round_begun": gettext_lazy("A round began"),
    "floor_opened": gettext_lazy("The floor was open"),
    "joined_round": gettext_lazy("A place in the round, at its end"),
    "offered": gettext_lazy("A turn was offered"),
    "taken": gettext_lazy("I took my turn"),
    "said": gettext_lazy("I said something"),
    "read_asked": gettext_lazy("I asked that my words be read out"),
    "more_time_given": gettext_lazy("A turn had more time"),
    "put_off": gettext_lazy("I asked to come back to me"),
    "lapsed": gettext_lazy("A turn went on without words"),
    "settled": gettext_lazy("A turn was over"),
    "round_closed": gettext_lazy("A round was over"),
    "ready": gettext_lazy("I was ready"),
    "talk_begun": gettext_lazy("We began to just talk"),
    "talk_ended": gettext_lazy("We stopped just talking"),
    "hand_raised": gettext_lazy("A hand was raised"),
    "hand_lowered": gettext_lazy("A hand was lowered"),
    "paused": gettext_lazy("The round was paused"),
    "stayed_with": gettext_lazy("The round was paused for somebody"),
    "moment_taken": gettext_lazy("I took a moment"),
    "grounding_begun": gettext_lazy("A quiet minute began"),
    "resumed": gettext_lazy("The round carried on"),
    "handed_over": gettext_lazy("I handed over"),
    "role_changed": gettext_lazy("Somebody’s part changed"),
    "seat_moved": gettext_lazy("The order changed"),
    "closed": gettext_lazy("I closed the meeting"),
    "reopened": gettext_lazy("I opened it again"),
}


def export(person):
    groups = called_by(person)
    seats = Seat.objects.filter(person=person)
    when = {"at_meeting": F("meeting__starts_at"), "of_group": F("meeting__group")}
    return [
        Section(
            "meetings",
            _("Meetings I came to"),
            seats.annotate(**when).order_by("at_meeting", "pk"),
            lambda row: seat(row, groups),
        ),
        *of_health(person, groups),
        Section(
            "reviews",
            _("How meetings went that I led"),
            Review.objects.filter(person=person).annotate(**when).order_by("at_meeting", "pk"),
            lambda row: review(row, groups),
        ),
        *schedule.export(person, groups),
        *slow.export(person, groups),
        *plans.export(person),
        *rehearsing.export(person),
        Section(
            "entries",
            _("What I said in meetings"),
            models.Entry.objects.filter(author=person).order_by("said_at", "pk"),
            lambda row: said(row, groups),
        ),
        Section(
            "happenings",
            _("What I did in meetings"),
            Happening.objects.filter(by__in=seats.values("pk")).order_by("at", "number"),
            lambda row: Entry(DID[row.event["kind"]], when=datetime.fromtimestamp(row.at, UTC)),
        ),
    ]


def of_health(person, groups):
    """What somebody had on the day, on arriving and ahead of it."""
    today = Today.objects.filter(person=person).annotate(starts=F("seat__meeting__starts_at"))
    ahead = Ahead.objects.filter(person=person).annotate(starts=F("meeting__starts_at"))
    return [
        Section(
            "today",
            _("What I had today"),
            today.order_by("starts", "pk"),
            lambda row: answer(row, groups, _("On arriving at a meeting")),
        ),
        Section(
            "ahead",
            _("What I said ahead of a meeting"),
            ahead.order_by("starts", "pk"),
            lambda row: answer(row, groups, _("Ahead of a meeting")),
        ),
        Section(
            "support",
            _("When I needed support in a meeting"),
            Support.objects.filter(person=person).order_by("asked_at", "pk"),
            lambda row: support(row, groups),
        ),
    ]


def said(row, groups):
    words = row.readable("body") or ""
    where = groups(row.group_id)
    return Entry(_("Said in a meeting"), when=row.said_at, where=where, words=words)


def seat(row, groups):
    what = _("A meeting that I led") if row.facilitates else _("A meeting that I came to")
    return Entry(what, when=row.at_meeting, where=groups(row.of_group))


def review(row, groups):
    tapped = [str(PHRASES[name]) for name in row.readable("phrases") or [] if name in PHRASES]
    where, note = groups(row.of_group), row.readable("note") or ""
    told = facts((_("What I tapped"), "; ".join(tapped) or None))
    return Entry(_("How it went"), when=row.at_meeting, where=where, words=note, facts=told)


def support(row, groups):
    what = (
        _("I asked to talk with somebody who leads") if row.wants_to_talk else _("I asked for it")
    )
    return Entry(what, when=row.asked_at, where=groups(row.group_id))


def answer(row, groups, what):
    """`row` is of Today or Ahead. What was chosen, and whether it was a rough day."""
    told = row.readable("answer") or {}
    choices = {**dict(Today.Choice.choices), "not": _("Not today")}
    seen = {"facilitators": _("the facilitators"), "me": _("only me")}.get(told.get("seen"))
    facts_of_it = facts(
        (_("What I had"), choices.get(told.get("today"))),
        (_("A rough day"), _("yes") if told.get("rough") else None),
        (_("Who may see it"), seen),
    )
    return Entry(what, when=row.starts, where=groups(row.group_id), facts=facts_of_it)
