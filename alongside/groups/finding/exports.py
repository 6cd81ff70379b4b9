"""What somebody sent to those who organise, of a group that they did not find."""

from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section, facts

from .wanted import Wanted


def export(person):
    return [
        Section(
            "wanted",
            _("Groups I looked for and did not find"),
            Wanted.objects.filter(person=person).order_by("wanted_at", "pk"),
            lambda row: Entry(
                _("I told those who organise what was missing"),
                when=row.wanted_at,
                facts=facts(
                    (_("I was told of a group"), row.answered_at),
                    (_("There was no such group"), row.ended_at),
                ),
                words=row.readable("words") or "",
            ),
        )
    ]
