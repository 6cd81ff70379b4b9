"""What somebody put on cards, and their own sheets, as they are told it when they take it along."""

from django.db.models import Q
from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section, facts

from .cards import ExplainingCard
from .lines import ExplainingLine
from .sheets import SheetPart


def sections(person, groups):
    """Their lines and own words, whole; lines of others that stand on a sheet, by reference."""
    mine = Q(begun_by=person) | Q(closed_by=person) | Q(parked_by=person)
    return [
        Section(
            "explaining_cards",
            _("How I explain it: cards I began, closed or kept for a meeting"),
            ExplainingCard.objects.filter(mine).order_by("begun_at", "pk"),
            lambda row: card(row, person, groups),
        ),
        Section(
            "explaining_lines",
            _("How I explain it: my lines"),
            with_card(ExplainingLine.objects.filter(author=person)).order_by("shared_at", "pk"),
            lambda row: line(row, groups),
        ),
        Section(
            "sheets",
            _("How I explain it: my own sheets"),
            with_card(SheetPart.objects.filter(person=person)).order_by("card", "position", "pk"),
            lambda row: part(row, groups),
        ),
    ]


def with_card(rows):
    return rows.select_related("card")


def card(row, person, groups):
    is_mine = row.begun_by_id == person.pk
    said = facts(
        (_("I closed it"), row.closed_at if row.closed_by_id == person.pk else None),
        (_("I kept it for a meeting"), row.parked_at if row.parked_by_id == person.pk else None),
    )
    words = (row.readable("title") or "") if is_mine else ""
    when = row.begun_at if is_mine else None
    what = row.get_audience_display()
    return Entry(what, when=when, where=groups(row.group_id), facts=said, words=words)


def line(row, groups):
    said = facts(
        (_("Members may print it since"), row.printable_since),
        (_("Edited"), row.edited_at),
    )
    what, words = row.card.get_audience_display(), row.readable("body") or ""
    return Entry(what, when=row.shared_at, where=groups(row.group_id), facts=said, words=words)


def part(row, groups):
    what = _("A line from a card") if row.line_id else _("Words of my own")
    said = facts((_("Who is it for?"), row.card.get_audience_display()))
    words = row.readable("words") or ""
    return Entry(what, when=row.put_at, where=groups(row.card.group_id), facts=said, words=words)
