"""What was decided about somebody, and what they decided about others, as they are told it."""

from django.db.models import Q
from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section, facts

from .decisions import Decision


def export(person, groups):
    """Not what waits for a second one: nobody is told of that before it holds."""
    by_me = Q(by=person) | Q(confirmed_by=person) | Q(ended_by=person) | Q(answered_by=person)
    decided = Decision.objects.filter(by_me).exclude(person=person)
    return [
        Section(
            "decisions",
            _("What was decided about me"),
            Decision.objects.told().filter(person=person).order_by("at", "pk"),
            lambda row: decision(row, groups),
        ),
        Section(
            "decisions_decided",
            _("What I decided about others in groups"),
            decided.defer("reason", "appeal", "answer").order_by("at", "pk"),
            lambda row: Entry(_("About somebody else"), when=row.at, where=groups(row.group_id)),
        ),
    ]


def decision(row, groups):
    said = facts(
        (_("What it was"), row.get_kind_display()),
        (_("The rule it was about"), row.readable("rule")),
        (_("The reason I was given"), row.readable("reason")),
        (_("Until"), row.until),
        (_("I asked somebody to look again"), row.appealed_at),
        (_("The answer I was given"), row.readable("answer")),
        (_("Ended"), row.ended_at),
    )
    words = row.readable("appeal") or ""
    where = groups(row.group_id)
    return Entry(_("A decision about me"), when=row.at, where=where, facts=said, words=words)
