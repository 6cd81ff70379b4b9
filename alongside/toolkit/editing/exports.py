"""What somebody wrote and signed of the cards, told to themselves."""

from django.utils.translation import gettext as _

from alongside.lib.exports import Entry, Section, facts

from .lines import lines_of
from .versions import CardVersion


def sections(person):
    return [
        Section(
            "edited_cards",
            _("Cards I changed"),
            CardVersion.objects.filter(edited_by=person).order_by("edited_at", "pk"),
            edited,
        ),
        Section(
            "signed_cards",
            _("Cards I signed"),
            CardVersion.objects.filter(signed_by=person).order_by("signed_at", "pk"),
            signed,
        ),
    ]


def edited(row):
    """Their own version of it, and why they wrote it."""
    told = facts((_("Version"), row.number), (_("As"), row.readable("edited_as")))
    words = [row.readable("why") or "", *words_of(row.readable("says") or {})]
    return Entry(_("A card"), when=row.edited_at, facts=told, words="\n".join(filter(None, words)))


def words_of(says):
    for name, said in says.items():
        if isinstance(said, str) and name not in ("reviewed", "review_by", "flag", "grade"):
            yield from lines_of(said)
        elif name in ("helps", "said", "care"):
            yield from said


def signed(row):
    told = facts((_("Version"), row.number), (_("As"), row.readable("signed_as")))
    return Entry(_("A card"), when=row.signed_at, facts=told)
