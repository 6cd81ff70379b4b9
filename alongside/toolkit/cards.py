"""The strategy cards as people read them here: what reviewers signed, laid over what ships."""

from dataclasses import replace

from .describing import LANGUAGE
from .editing.versions import CardVersion
from .shipped import in_order, shipped_cards

__all__ = ["LANGUAGE", "all_cards"]


def all_cards():
    """{slug: Card}, in their order: each in the newest version that was signed, or as it ships."""
    cards = dict(shipped_cards())
    signed = [row for row in CardVersion.objects.shown().opened() if row.slug in cards]
    for row in signed:
        cards[row.slug] = row.over(cards[row.slug]) or replace(cards[row.slug], is_lost=True)
    return in_order(cards.values()) if signed else cards
