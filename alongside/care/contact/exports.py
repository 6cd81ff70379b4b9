"""Whom somebody gave to be rung, and who looked at it, as they are told it themselves."""

from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section

from .contacts import ContactOpening, EmergencyContact


def sections(person):
    return [
        Section(
            "emergency_contact",
            _("Whom to ring for me"),
            EmergencyContact.objects.filter(person=person),
            given,
        ),
        Section(
            "contact_openings",
            _("When somebody of the care team looked at it, and why"),
            ContactOpening.objects.filter(person=person).order_by("at"),
            lambda row: Entry(
                _("Somebody looked at it"), when=row.at, words=row.readable("reason") or ""
            ),
        ),
        Section(
            "contacts_opened",
            _("When I looked at whom to ring for somebody"),
            ContactOpening.objects.filter(by=person).order_by("at"),
            lambda row: Entry(_("I looked at whom to ring for somebody"), when=row.at),
        ),
    ]


def given(row):
    said = [row.readable(name) or "" for name in ("name", "number")]
    return Entry(_("I gave somebody to ring"), when=row.given_at, words="\n".join(said))
