"""What ends: a line, the consent to print it, the title of a card; and what goes with its person.

Each is written down as an ending where its author ends it, so that no older copy of the data brings
it back. What stands on somebody's sheet by reference is gone from there in the same moment.
"""

from django.db import transaction
from django.db.models import F

from alongside.people.models import Draft
from alongside.vault.endings import record
from alongside.vault.moving import give

from .cards import ExplainingCard
from .lines import ExplainingLine
from .sheets import SheetPart


def take_back(line):
    """The line goes for good, from every sheet too. A second time is nothing."""
    with transaction.atomic():
        if end_line(line.pk):
            record("line_taken_back", line=line.pk)


def end_line(line):
    Draft.objects.filter(place=f"edit_line:{line}").delete()
    return bool(ExplainingLine.objects.filter(pk=line).delete()[0])


def keep_here(line):
    """It may not be printed any more, from now on. A second time is nothing."""
    with transaction.atomic():
        if end_consent(line.pk):
            record("line_kept_here", line=line.pk)


def end_consent(line):
    return end_consents(ExplainingLine.objects.filter(pk=line))


def end_consents(lines):
    """None of these lines may be printed any more; their authors keep them on their own sheets."""
    with transaction.atomic():
        pks = list(lines.filter(printable_since__isnull=False).values_list("pk", flat=True))
        of_others = SheetPart.objects.filter(line__in=pks).exclude(person=F("line__author"))
        of_others.delete()
        return bool(ExplainingLine.objects.filter(pk__in=pks).update(printable_since=None))


def take_title_back(card):
    """Whoever gave the card its title takes it back; then it is called after whom it is for."""
    with transaction.atomic():
        if end_title(card.pk):
            record("card_title_taken_back", card=card.pk)


def end_title(card):
    return end_titles(ExplainingCard.objects.filter(pk=card))


def end_titles(cards):
    return bool(cards.filter(title__isnull=False).update(title=None))


# -- who goes --------------------------------------------------------------------------------------


def leave_group(person, group, *, takes_words, unnamed):
    """Called in the transaction that ends somebody's place: their sheets go, and all consents."""
    lines = ExplainingLine.objects.filter(author=person, group=group)
    begun = ExplainingCard.objects.filter(begun_by=person, group=group)
    end_consents(lines)
    SheetPart.objects.filter(person=person, card__group=group).delete()
    Draft.objects.drop(person, *places_of_drafts(group, lines))
    if takes_words:
        lines.delete()
        end_titles(begun)
    if unnamed:
        give(lines)
        begun.update(begun_by=None)


def places_of_drafts(group, lines=None):
    """Where half-written words for the cards of this group are kept, and for changes of `lines`."""
    cards = ExplainingCard.objects.filter(group=group).values_list("pk", flat=True)
    lines = ExplainingLine.objects.filter(group=group) if lines is None else lines
    changes = [f"edit_line:{pk}" for pk in lines.values_list("pk", flat=True)]
    return changes + [f"{kind}:{pk}" for pk in cards for kind in ("line", "sheet")]


def erase(person, keep):
    """What they wrote on cards is left to the groups without their name, or goes."""
    lines = ExplainingLine.objects.filter(author=person)
    end_consents(lines)
    if keep:
        give(lines)
        return
    lines.delete()
    end_titles(ExplainingCard.objects.filter(begun_by=person))
