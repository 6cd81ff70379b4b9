"""What is kept of a death that was told of, for whom it was about, and for who told or decided."""

from django.db.models import Q
from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section, facts

from .deaths import Death


def of(person):
    """For somebody whose account rested by mistake, and is open again.

    How it was heard was promised to the organisers alone: who rang, and where they can be reached.
    """
    rows = Death.objects.filter(person=person).defer("how").order_by("told_at", "pk")
    return Section("deaths", _("When somebody said that I had died"), rows, death)


def death(row):
    said = facts(
        (_("My account rested from"), row.confirmed_at),
        (_("It ended"), row.ended_at),
    )
    return Entry(_("Somebody told the organisers that I had died"), when=row.told_at, facts=said)


def told_by(person):
    """That they did, and when. About whom, and in which words, belongs to those it is about."""
    by_me = Q(told_by=person) | Q(confirmed_by=person) | Q(ended_by=person)
    return Section(
        "deaths_told",
        _("What I told or decided when somebody was said to have died"),
        Death.objects.filter(by_me).defer("how").order_by("told_at", "pk"),
        lambda row: Entry(_("About the death of somebody else, told"), when=row.told_at),
    )
