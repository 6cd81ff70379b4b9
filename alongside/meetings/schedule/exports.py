"""What somebody has to do with what is planned, as they are told it when they take it along."""

from django.db.models import F
from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section, facts

from ..models import Calendar, Coming, Meeting, Series
from .coming import place_in_line


def export(person, groups):
    led = Meeting.objects.filter(led_by=person)
    cancelled = Meeting.objects.filter(cancelled_by=person)
    coming = Coming.objects.filter(person=person)
    coming = coming.annotate(starts=F("meeting__starts_at"), of_group=F("meeting__group"))
    return [
        Section(
            "coming",
            _("Whether I come to meetings"),
            coming.order_by("starts", "pk"),
            lambda row: said(row, groups),
        ),
        Section(
            "meetings_to_lead",
            _("Meetings that I was down to lead"),
            led.defer("title", "steps").order_by("starts_at", "pk"),
            lambda row: Entry(_("A meeting"), when=row.starts_at, where=groups(row.group_id)),
        ),
        Section(
            "meetings_cancelled",
            _("Meetings that I cancelled"),
            cancelled.defer("title", "steps").order_by("cancelled_at", "pk"),
            lambda row: Entry(_("A meeting"), when=row.cancelled_at, where=groups(row.group_id)),
        ),
        Section(
            "series_to_lead",
            _("Series of meetings that I am down to lead"),
            Series.objects.filter(led_by=person).defer("title", "steps").order_by("begun_at", "pk"),
            lambda row: Entry(_("A series"), when=row.begun_at, where=groups(row.group_id)),
        ),
        Section(
            "calendar",
            _("The address for my own calendar"),
            Calendar.objects.filter(person=person),
            lambda row: Entry(_("An address"), when=row.made_at, words=row.readable("title") or ""),
        ),
    ]


def said(row, groups):
    in_line = (_("My place in line"), place_in_line(row))
    told = facts((_("What I said"), row.get_says_display()), in_line)
    return Entry(_("Whether I come"), when=row.said_at, where=groups(row.of_group), facts=told)
