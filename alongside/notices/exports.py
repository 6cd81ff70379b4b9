"""What is kept of somebody's notices, as they are told it themselves when they take it along."""

from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section, facts

from .choosing import WAYS
from .models import Choices, Notice, Sending, Subscription


def export(person):
    mine = {"person": person}
    return [
        Section(
            "notices",
            _("What I was told of"),
            Notice.objects.filter(**mine).order_by("due_at", "pk"),
            notice,
        ),
        Section(
            "notice_choices", _("How I am told of things"), Choices.objects.filter(**mine), chosen
        ),
        Section(
            "notice_devices",
            _("Devices on which I get notices"),
            Subscription.objects.filter(**mine).order_by("made_at", "pk"),
            lambda row: Entry(_("A device that gets notices, since"), when=row.made_at),
        ),
        Section(
            "sendings",
            _("What left for me by letter or push"),
            Sending.objects.filter(**mine).order_by("made_at", "pk"),
            lambda row: Entry(
                _("A push to a device") if row.subscription_id else _("A letter"), when=row.made_at
            ),
        ),
    ]


def notice(row):
    what = row.of_kind.sentence if row.of_kind else _("Something that is not here any more")
    return Entry(what, when=row.due_at, facts=facts((_("Read"), row.read_at)))


def chosen(row):
    mine = row.all
    said = facts(
        (_("How"), WAYS[mine["usual"]]),
        (_("Together at about"), mine["digest_at"] if mine["digest"] != "none" else None),
        (_("Quiet from"), mine["quiet_from"] if mine["quiet"] else None),
        (_("Quiet until"), mine["quiet_to"] if mine["quiet"] else None),
        (_("Reminders I can recognise"), _("yes") if mine["recognisable"] else None),
    )
    return Entry(_("What I chose"), facts=said)
