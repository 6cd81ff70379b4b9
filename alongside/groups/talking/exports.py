"""What somebody wrote in threads and raised as concerns, as they take it along."""

from django.db.models import Q
from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section, facts

from .concerns import Concern
from .threads import Message, ProposedTime, Thread


def export(person, groups):
    """Their own words, whole; of threads and times only that they were there."""
    return [
        Section(
            "threads",
            _("My threads with those who lead"),
            Thread.objects.begun().filter(person=person).order_by("begun_at", "pk"),
            lambda row: Entry(
                _("A thread with those who lead"), when=row.begun_at, where=groups(row.group_id)
            ),
        ),
        Section(
            "messages",
            _("What I wrote in threads"),
            Message.objects.filter(author=person).order_by("written_at", "pk"),
            lambda row: Entry(
                _("A message"),
                when=row.written_at,
                where=groups(row.group_id),
                words=row.readable("body") or "",
            ),
        ),
        Section(
            "proposed_times",
            _("Times I proposed for a first talk"),
            ProposedTime.objects.filter(proposed_by=person).order_by("starts_at", "pk"),
            lambda row: proposed_time(row, groups),
        ),
        *concerns(person, groups),
    ]


def proposed_time(row, groups):
    said = facts(
        (_("Proposed"), row.proposed_at),
        (_("Taken"), row.taken_at),
        (_("Withdrawn"), row.withdrawn_at),
    )
    return Entry(
        _("A time for a first talk"),
        when=row.starts_at,
        where=groups(row.group_id),
        facts=said,
        words=row.readable("place") or "",
    )


def concerns(person, groups):
    looked_after = Q(taken_by=person) | Q(answered_by=person)
    taken = Concern.objects.filter(looked_after).defer("words", "answer")
    return [
        Section(
            "concerns",
            _("Concerns I raised"),
            Concern.objects.filter(raised_by=person).defer("answer").order_by("raised_at", "pk"),
            lambda row: concern(row, groups),
        ),
        Section(
            "concerns_taken",
            _("Concerns I looked after"),
            taken.order_by("taken_at", "pk"),
            lambda row: looked_after_by(person, row),
        ),
    ]


def looked_after_by(person, row):
    when = row.taken_at if row.taken_by_id == person.pk else row.answered_at
    return Entry(_("A concern that somebody raised"), when=when)


def concern(row, groups):
    said = facts((_("Answered"), row.answered_at), (_("Closed"), row.closed_at))
    where, words = groups(row.group_id), row.readable("words") or ""
    return Entry(_("A concern"), when=row.raised_at, where=where, facts=said, words=words)
