"""Somebody's places in groups, as they are told it themselves when they take it along."""

from django.db.models import F
from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section, facts

from .agreeing import exports as agreeing
from .finding import exports as finding
from .joining import exports as joining
from .models import Acceptance, Agreement, EmergencyReading, Group, Invitation, Membership
from .parting import exports as parting
from .talking import exports as talking


def export(person):
    groups = called_by(person)
    mine = {"person": person}
    made = Invitation.objects.filter(made_by=person).defer("token")
    return [
        Section(
            "memberships",
            _("My places in groups"),
            Membership.objects.filter(**mine).order_by("joined_at", "pk"),
            lambda row: membership(row, groups),
        ),
        Section(
            "acceptances",
            _("Agreements I said yes to"),
            Acceptance.objects.filter(membership__person=person)
            .annotate(group=F("membership__group"), version=F("agreement__version"))
            .order_by("accepted_at", "pk"),
            lambda row: acceptance(row, groups),
        ),
        Section(
            "agreements",
            _("Agreements I wrote down"),
            Agreement.objects.filter(written_by=person).order_by("written_at", "pk"),
            lambda row: agreement(row, groups),
        ),
        Section(
            "invitations",
            _("Invitations I made"),
            made.order_by("expires_at", "pk"),
            lambda row: invitation(row, groups),
        ),
        *agreeing.export(person, groups),
        *joining.export(person, groups),
        *finding.export(person),
        *talking.export(person, groups),
        *parting.export(person, groups),
        *emergency_readings(person),
    ]


def called_by(person):
    """`groups(id)`: what a group is called, for who is in it; who has left is told only that."""
    names = {
        group.pk: group.readable("name") or _("a group")
        for group in Group.objects.joined_by(person).opened()
    }
    return lambda id: names.get(id) or _("a group I am not in any more")


def membership(row, groups):
    ended = None
    if row.ended_at:
        ended = _("I left") if row.ended_by_id == row.person_id else _("It was ended")
    said = facts(
        (_("My role"), row.get_role_display()),
        (_("How it ended"), ended),
        (_("Ended"), row.ended_at),
        (_("What would help me here"), row.readable("hopes")),
        (_("My goodbye"), row.readable("goodbye")),
    )
    return Entry(
        _("A place in a group"),
        when=row.joined_at,
        where=groups(row.group_id),
        facts=said,
        words=row.readable("about") or "",
    )


def acceptance(row, groups):
    said = facts((_("Version"), row.version))
    where = groups(row.group)
    return Entry(_("I said yes to the agreement"), when=row.accepted_at, where=where, facts=said)


def agreement(row, groups):
    """By reference: it is the group's, whoever wrote it down, and others had their say in it."""
    said = facts((_("Version"), row.version))
    where = groups(row.group_id)
    return Entry(_("I wrote down the agreement"), when=row.written_at, where=where, facts=said)


def invitation(row, groups):
    said = facts((_("Withdrawn"), row.withdrawn_at))
    where = groups(row.group_id)
    return Entry(_("An invitation, open until"), when=row.expires_at, where=where, facts=said)


def emergency_readings(person):
    asked = EmergencyReading.objects.filter(asked_by=person)
    answered = EmergencyReading.objects.filter(allowed_by=person).exclude(asked_by=person)
    return [
        Section(
            "emergency_readings",
            _("Emergency readings I asked for"),
            asked.order_by("asked_at", "pk"),
            lambda row: Entry(
                _("I asked to read a group in an emergency"),
                when=row.asked_at,
                facts=facts(
                    (_("Began"), row.begins_at),
                    (_("Ended"), row.ends_at),
                ),
                words=row.readable("reason") or "",
            ),
        ),
        Section(
            "emergency_readings_answered",
            _("Emergency readings I answered"),
            answered.defer("reason").order_by("asked_at", "pk"),
            lambda row: Entry(_("I answered another organiser who asked"), when=row.asked_at),
        ),
    ]
