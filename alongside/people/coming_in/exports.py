"""How somebody comes in, and what their account was told of it, as they take it along."""

from datetime import date

from allauth.mfa.models import Authenticator
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section, facts
from alongside.vault.errors import VaultError
from alongside.vault.models import SignIn
from alongside.vault.sessions import remembered

from ..being_here.devices import KEY as DEVICE
from ..models import Address, Link, News, Recovery


def sections(person):
    mine = {"person": person}
    return [
        Section(
            "ways_in",
            _("How I sign in"),
            Authenticator.objects.filter(user=person).order_by("created_at", "pk"),
            way_in,
        ),
        Section(
            "sign_ins",
            _("Where I am signed in"),
            SignIn.objects.filter(person_id=person.pk, expire_date__gt=timezone.now()),
            sign_in,
        ),
        Section(
            "addresses",
            _("My e-mail address"),
            Address.objects.filter(**mine).order_by("added_at", "pk"),
            address,
        ),
        Section(
            "links",
            _("Links sent to me"),
            Link.objects.filter(Q(person=person) | Q(address__person=person)).order_by("pk"),
            link,
        ),
        Section("news", _("About my account"), News.objects.filter(**mine).order_by("at"), news),
        Section(
            "recoveries",
            _("Getting back in"),
            Recovery.objects.filter(**mine).order_by("asked_at", "pk"),
            recovery,
        ),
    ]


def way_in(row):
    what = {
        Authenticator.Type.WEBAUTHN: _("A passkey"),
        Authenticator.Type.TOTP: _("An app that shows codes"),
        Authenticator.Type.RECOVERY_CODES: _("Recovery codes"),
    }[row.type]
    said = facts((_("Last used"), row.last_used_at))
    return Entry(what, when=row.created_at, facts=said)


def sign_in(row):
    try:
        device = remembered(row).get(DEVICE) or {}
    except (VaultError, ValueError):
        device = {}  # It does not open any more, and signs nobody in either.
    said = facts(
        (_("Device"), device.get("is")),
        (_("Since"), day(device.get("since"))),
        (_("Last seen"), day(device.get("seen"))),
    )
    return Entry(_("A device, signed in until"), when=row.expire_date, facts=said)


def day(text):
    return date.fromisoformat(text) if text else None


def address(row):
    said = facts(
        (_("Address"), row.readable("email")),
        (_("Confirmed"), row.confirmed_at),
    )
    return Entry(_("An e-mail address"), when=row.added_at, facts=said)


def link(row):
    """What it was for. What opens it is not kept here, so it cannot be told."""
    return Entry(
        _("A link %(what)s, open until") % {"what": row.get_kind_display()}, when=row.expires_at
    )


def news(row):
    """Who else had to do with it is theirs: of what it holds only one's own device is told."""
    said = facts(
        (_("Device"), (row.readable("holds") or {}).get("device")),
        (_("Read"), row.read_at),
    )
    return Entry(row.get_kind_display(), when=row.at, facts=said)


def recovery(row):
    """Without the three words: whoever asked has them, and that need not be the same person."""
    said = facts(
        (_("People who vouched"), sum(bool(at) for at in (row.first_at, row.second_at))),
        (_("Open from"), row.opens_at),
        (_("How it ended"), row.get_ended_display()),
        (_("Ended"), row.ended_at),
    )
    return Entry(_("Somebody asked to be let into my account"), when=row.asked_at, facts=said)
