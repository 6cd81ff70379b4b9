"""What of slow rounds goes along with somebody who takes their words."""

from datetime import UTC, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.groups.sharing.holding.exports import entry_of_hold, entry_of_step, was_inside
from alongside.lib.exports import Entry, Section, facts

from .holding.holds import TurnHold, TurnHoldStep
from .rounds import SlowHappening, SlowRound, SlowTurn

DID = {
    "opened": gettext_lazy("I began a slow round"),
    "offered": gettext_lazy("A turn was offered"),
    "contributed": gettext_lazy("I shared something in a slow round"),
    "passed": gettext_lazy("I passed in a slow round"),
    "came_back": gettext_lazy("I came back to my turn"),
    "taken_back": gettext_lazy("I took my words back"),
    "turned": gettext_lazy("I went on to the answers"),
    "reflected": gettext_lazy("I answered to a slow round"),
    "unreflected": gettext_lazy("I took my answer back"),
    "closed": gettext_lazy("I closed a slow round"),
}


def export(person, groups):
    mine = SlowTurn.objects.filter(author=person).to_be_changed()
    did = SlowHappening.objects.filter(by__in=mine.values("pk")).order_by("at", "number")
    return [
        Section(
            "slow_turns",
            _("My turns in slow rounds"),
            mine.select_related("round").order_by("round__begun_at", "pk"),
            lambda row: turn(row, groups),
        ),
        Section(
            "slow_happenings",
            _("What I did in slow rounds"),
            did,
            lambda row: Entry(DID[row.event["kind"]], when=datetime.fromtimestamp(row.at, UTC)),
        ),
        Section(
            "slow_rounds",
            _("Slow rounds that I began"),
            SlowRound.objects.filter(led_by=person).order_by("begun_at", "pk"),
            lambda row: Entry(
                _("A slow round"),
                when=row.begun_at,
                where=groups(row.group_id),
                words=row.readable("prompt") or "",
            ),
        ),
        *held(person, groups),
    ]


def held(person, groups):
    """Of their own words all that they are told of; of what they decided, leading, why as well."""
    places = list(person.memberships.all())
    steps = TurnHoldStep.objects.filter(by=person).order_by("at", "pk")
    return [
        Section(
            "turn_holds",
            _("Words of mine in slow rounds that were held"),
            TurnHold.objects.filter(turn__author=person).order_by("held_at", "pk"),
            lambda row: entry_of_hold(row, _("A turn"), groups, was_inside(places, row)),
        ),
        Section(
            "turns_held_by_me",
            _("Words in slow rounds that I held, leading"),
            TurnHold.objects.filter(by=person).order_by("held_at", "pk"),
            lambda row: entry_of_hold(row, _("A turn"), groups),
        ),
        Section(
            "turn_hold_steps",
            _("What I said of words in slow rounds that were held"),
            steps,
            lambda row: entry_of_step(row, groups),
        ),
    ]


def turn(row, groups):
    words = row.readable("body") or ""
    more = facts(
        (_("Something hard in it"), row.readable("content_note") or None),
        (_("My answer to the whole"), row.readable("reflection") or None),
        (_("My tap"), row.get_response_display() or None),
    )
    where = groups(row.group_id)
    return Entry(_("My turn"), when=row.round.begun_at, where=where, words=words, facts=more)
