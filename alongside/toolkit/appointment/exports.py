"""Somebody's sheet for an appointment, whole."""

from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section

from .sheets import AppointmentSheet


def sections(person):
    mine = AppointmentSheet.objects.filter(person=person).order_by("pk")
    return [Section("appointment", _("My page for an appointment"), mine, sheet)]


def sheet(row):
    parts = row.parts if row.readable("words") else []
    words = "\n\n".join(f"{label}\n{said}" for label, said in parts)
    return Entry(_("My page for an appointment"), when=row.changed_at, words=words)
