"""Strategy cards as things that can be spoken of elsewhere."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside.lib.things import Kind, Thing
from alongside.toolkit.cards import LANGUAGE, all_cards
from alongside.toolkit.labels import EFFORT


def every():
    """All cards, by title."""
    return sorted(map(thing, all_cards().values()), key=lambda one: one.title.casefold())


def called(keys):
    """{key: Thing} of the cards that there are: to find one, all are read."""
    return {slug: thing(card) for slug, card in all_cards().items()}


def thing(card):
    address = reverse("strategy", args=[card.slug])
    return Thing(f"card:{card.slug}", card.title, str(EFFORT[card.effort]), address, LANGUAGE)


CARDS = Kind(label=_("Strategies to try"), at="/strategies/", every=every, called=called)
