"""What the vault keeps of somebody, as they are told it themselves when they take it along."""

from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section, facts

from .models import AccessLine


def export(person):
    return [
        Section(
            "access_log",
            _("What I did that stands in the access log"),
            AccessLine.objects.filter(by=person.pk).order_by("number"),
            lambda row: Entry(_("A line"), when=row.at, facts=facts((_("What"), row.what))),
        ),
    ]
