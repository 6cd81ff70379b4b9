"""What is kept of somebody's notices, as they are told it themselves when they take it along."""

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section, facts
from alongside.ui.words import comma

from .forms import DIGESTS, FAMILIES, WAYS
from .kinds import groups_of, kind_called
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
        *by_kind(mine["kinds"]),
        *by_group(mine["groups"], dict(groups_of(row.person))),
        (_("What is new to read, outside of here"), DIGESTS[mine["digest"]]),
        (_("Together on"), WEEKDAYS[mine["digest_day"]] if mine["digest"] == "week" else None),
        (_("Together at about"), mine["digest_at"] if mine["digest"] != "none" else None),
        (_("Quiet from"), mine["quiet_from"] if mine["quiet"] else None),
        (_("Quiet until"), mine["quiet_to"] if mine["quiet"] else None),
        (_("Reminders I can recognise"), _("yes") if mine["recognisable"] else None),
        (_("Nothing leaves for me until"), paused_until(row)),
    )
    return Entry(_("What I chose"), facts=said)


def by_kind(ways):
    """[(what somebody is told of, by which way)]."""
    return [(called(name), WAYS[way]) for name, way in ways.items()]


def called(name):
    """A kind or an urgency, as the page of choices calls it."""
    if name in FAMILIES:
        return FAMILIES[name]
    kind = kind_called(name)
    return (kind.title or kind.sentence) if kind else _("Something that is not here any more")


def by_group(groups, names):
    """[(in which group, what by which way)]; of those they have left without their names."""
    said = {}
    for group, ways in groups.items():
        name = names.get(int(group))
        where = _("In %(group)s") % {"group": name} if name else _("In a group I have left")
        said.setdefault(where, []).extend(
            _("%(what)s: %(way)s") % {"what": what, "way": way} for what, way in by_kind(ways)
        )
    return [(where, comma().join(ways)) for where, ways in said.items()]


def paused_until(row):
    if not row.all["paused"]:
        return None
    return row.paused_until or _("I am back")
