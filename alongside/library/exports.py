"""What somebody suggested for the library, and their time as a reviewer, told to themselves."""

from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section, facts

from .models import Resource, Reviewer


def export(person):
    return [
        Section(
            "suggested_resources",
            _("What I suggested for the library"),
            Resource.objects.filter(suggested_by=person).order_by("suggested_at", "pk"),
            suggestion,
        ),
        Section(
            "decided_resources",
            _("What I decided about the library"),
            Resource.objects.filter(decided_by=person).order_by("decided_at", "pk"),
            decision,
        ),
        Section(
            "reviewing",
            _("When I reviewed"),
            Reviewer.objects.filter(person=person).order_by("since", "pk"),
            reviewing,
        ),
    ]


def suggestion(row):
    said = row.readable("says") or {}
    words = "\n".join(str(said.get(name, "")) for name in ("title", "address", "what", "limits"))
    told = facts(
        (_("What became of it"), row.get_state_display()), (_("I gain"), said.get("gains"))
    )
    return Entry(_("A suggestion"), when=row.suggested_at, facts=told, words=words)


def decision(row):
    told = facts((_("What became of it"), row.get_state_display()))
    words = row.decided.get("why", "")
    return Entry(_("A suggestion of somebody’s"), when=row.decided_at, facts=told, words=words)


def reviewing(row):
    told = facts((_("Until"), row.ended_at))
    return Entry(_("I reviewed"), when=row.since, facts=told, words=row.readable("role") or "")
