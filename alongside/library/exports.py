"""What somebody suggested for the library, and their time as a reviewer, told to themselves."""

from django.utils.translation import gettext as _

from alongside.groups.exports import called_by
from alongside.lib import things
from alongside.lib.exports import Entry, Section, facts

from .models import Impression, Recommendation, Resource, Reviewer


def export(person):
    groups = called_by(person)
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
        Section(
            "recommendations",
            _("What I recommended"),
            Recommendation.objects.filter(by=person).order_by("recommended_at", "pk"),
            lambda row: recommendation(row, groups),
        ),
        Section(
            "impressions",
            _("What things in the library were like for me"),
            Impression.objects.filter(person=person).order_by("said_at", "pk"),
            lambda row: impression(row, groups),
        ),
        Section(
            "held_impressions",
            _("What I held back that others said of things in the library"),
            Impression.objects.filter(held_by=person).order_by("held_at", "pk"),
            lambda row: Entry(_("Words of somebody else’s"), when=row.held_at),
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


def recommendation(row, groups):
    told = facts((_("What"), title_of(row)), (_("Until"), row.until))
    where, words = groups(row.group_id), row.readable("why") or ""
    return Entry(_("Recommended"), when=row.recommended_at, where=where, facts=told, words=words)


def impression(row, groups):
    said = row.readable("phrase") and row.phrase_words
    told = facts(
        (_("What"), title_of(row)),
        (_("What was it like for you?"), said),
        (_("Held back"), row.held_at),
        (_("Why it was held back"), row.readable("held_because")),
    )
    where, words = groups(row.group_id), row.readable("words") or ""
    return Entry(_("What it was like"), when=row.said_at, where=where, facts=told, words=words)


def title_of(row):
    """What the thing is called that this is about, or was."""
    name = row.readable("what") or ""
    found = things.called([name]).get(name)
    return found.title if found else name
