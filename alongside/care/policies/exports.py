"""The policies that somebody wrote, as they are told it themselves."""

from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section, facts

from .shipped import TITLES
from .versions import PolicyVersion


def sections(person):
    rows = PolicyVersion.objects.filter(written_by=person).order_by("written_at")
    return [Section("policies", _("Policies that I wrote"), rows, written)]


def written(row):
    return Entry(
        TITLES.get(row.key, _("A policy")),
        when=row.written_at,
        words=row.readable("body") or "",
        facts=facts((_("why"), row.readable("reason"))),
    )
