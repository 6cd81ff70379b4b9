"""What somebody did for the crisis lines, as they are told it themselves."""

from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section, facts

from .lines import LineVersion
from .looked_over import NumbersLookedOver


def sections(person):
    rows = NumbersLookedOver.objects.filter(by=person).order_by("on")
    return [
        Section(
            "numbers_looked_over",
            _("When I looked over the numbers of crisis lines"),
            rows,
            lambda row: Entry(_("They were right"), when=row.on),
        ),
        Section(
            "crisis_lines",
            _("Crisis lines that I kept"),
            LineVersion.objects.filter(written_by=person).order_by("written_at"),
            written,
        ),
    ]


def written(row):
    """What it said then: nothing of its own where it was only looked over, or taken off."""
    said = row.readable("said") or {}
    words = [said[name] for name in ("name", "reach", "hours", "source") if said.get(name)]
    told = facts((_("looked up on"), row.checked_on))
    what = _("I took a crisis line off the page") if row.retired else _("I kept a crisis line")
    return Entry(what, when=row.written_at, facts=told, words="\n".join(words))
