"""Somebody's plan for a flare, whole."""

from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section

from .plans import FlarePlan


def sections(person):
    mine = FlarePlan.objects.filter(person=person).order_by("pk")
    return [Section("flare_plan", _("My flare plan"), mine, plan)]


def plan(row):
    parts = row.parts if row.readable("words") else []
    words = "\n\n".join(f"{label}\n{said}" for label, said in parts)
    return Entry(_("My flare plan"), when=row.changed_at, words=words)
