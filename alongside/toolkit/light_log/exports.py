"""Somebody's light log, day by day."""

from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section
from alongside.ui.times import long_date
from alongside.ui.words import comma

from .logs import LightLog


def sections(person):
    mine = LightLog.objects.filter(person=person).order_by("pk")
    return [Section("light_log", _("My light log"), mine, entry)]


def entry(row):
    noted = row.lines if row.readable("days") else []
    days = (f"{long_date(date)}: {comma().join(line.said)}" for date, line in noted)
    return Entry(_("My light log"), words="\n".join(days))
