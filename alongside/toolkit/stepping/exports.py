"""Somebody's small steps, whole; and what they decided about those of others, by reference."""

from django.utils.translation import gettext as _

from alongside.groups.exports import called_by
from alongside.lib.exports import Entry, Section, facts

from .steps import SmallStep


def sections(person):
    groups = called_by(person)
    return [
        Section(
            "small_steps",
            _("My small steps"),
            SmallStep.objects.of(person).order_by("begun_at", "pk"),
            lambda row: step(row, groups),
        ),
        Section(
            "taken_off_shelves",
            _("Small steps of others that I took away"),
            SmallStep.objects.filter(taken_off_by=person).order_by("taken_off_at", "pk"),
            lambda row: Entry(_("A small step of somebody else’s"), when=row.taken_off_at),
        ),
    ]


def step(row, groups):
    said = facts(
        (_("When?"), row.readable("planned_for")),
        (_("Where it comes from"), row.readable("source")),
        (_("Shared since"), row.shared_at),
        (_("How did it go?"), row.readable("outcome") and row.outcome_words),
        (_("What did you learn?"), row.readable("learned")),
        (_("Is there something to be careful about?"), row.readable("caution")),
        (_("Looked back on"), row.looked_back_at),
        (_("On the shelf since"), row.shelved_at),
        (_("Taken away by those who lead"), row.taken_off_at),
        (_("Why it was taken away"), row.readable("taken_off_because")),
    )
    where = groups(row.group_id) if row.group_id else ""
    words = row.readable("what") or ""
    return Entry(_("A small step"), when=row.begun_at, where=where, facts=said, words=words)
