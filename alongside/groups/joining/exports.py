"""What somebody asked for who wanted to join, and what was noticed of their reading."""

from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section, facts

from .askings import Asking
from .fast_reading import FastReading


def export(person, groups):
    """`groups(id)` says what a group is called for this person."""
    return [*of_askings(person, groups), *of_fast_reading(person, groups)]


def of_askings(person, groups):
    return [
        Section(
            "askings",
            _("Groups I asked to join"),
            Asking.objects.filter(person=person).order_by("asked_at", "pk"),
            lambda row: asking(row, groups),
        ),
        Section(
            "askings_answered",
            _("People who asked to join, whom I answered"),
            Asking.objects.filter(answered_by=person)
            .defer("answers", "answer")
            .order_by("answered_at", "pk"),
            lambda row: Entry(
                _("I answered somebody who asked to join"),
                when=row.answered_at,
                where=groups(row.group_id),
            ),
        ),
    ]


def of_fast_reading(person, groups):
    """Of a place only its group is told, so what else is written there stays shut."""
    noticed = FastReading.objects.select_related("membership").defer(
        "membership__about", "membership__hopes", "membership__goodbye"
    )
    return [
        Section(
            "fast_readings_seen",
            _("When I saw that an account read fast"),
            noticed.filter(seen_by=person).order_by("seen_at", "pk"),
            lambda row: Entry(
                _("I saw that an account read fast"),
                when=row.seen_at,
                where=groups(row.membership.group_id),
            ),
        ),
        Section(
            "fast_readings",
            _("When it was pointed out that I read fast"),
            noticed.filter(membership__person=person).order_by("noticed_at", "pk"),
            lambda row: Entry(
                _("Many older pages within a few minutes"),
                when=row.noticed_at,
                where=groups(row.membership.group_id),
                facts=facts((_("How many"), row.pages)),
            ),
        ),
    ]


def asking(row, groups):
    """One's own answers, and the words that came back, which were written to oneself."""
    said = [f"{question}\n{answer}" for question, answer in row.readable("answers") or []]
    what = facts(
        (_("How it stands"), row.get_state_display()),
        (_("Answered"), row.answered_at),
        (_("What I was told"), row.readable("answer")),
    )
    return Entry(
        _("I asked to join"),
        when=row.asked_at,
        where=groups(row.group_id),
        facts=what,
        words="\n\n".join(said),
    )
