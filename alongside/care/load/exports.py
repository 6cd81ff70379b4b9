"""What somebody said of their own strength, as they are told it themselves."""

from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section, facts

from .own_care import OwnCare


def sections(person):
    rows = OwnCare.objects.filter(person=person)
    return [Section("own_care", _("How much I said is enough"), rows, said)]


def said(row):
    most = (_("readings a day"), row.most_a_day)
    practised = (_("practised on"), row.practised_on)
    return Entry(_("Looking after others"), facts=facts(most, practised))
