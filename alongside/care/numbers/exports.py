"""When somebody looked over the numbers of crisis lines, as they are told it themselves."""

from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section

from .looked_over import NumbersLookedOver


def sections(person):
    rows = NumbersLookedOver.objects.filter(by=person).order_by("on")
    return [
        Section(
            "numbers_looked_over",
            _("When I looked over the numbers of crisis lines"),
            rows,
            lambda row: Entry(_("They were right"), when=row.on),
        )
    ]
