"""Which cards fit what somebody says in their own words. What they said is kept nowhere."""

from alongside.meaning import Item, rank

from . import cards

FEW = 3  # How many are shown.
FITS = 0.39  # A card has many sentences, and something near to it is nearer than to a group.
PARTS = 5  # What people say of a card is read in so many parts, beside the card itself.


def find(words):
    """(the cards that fit best, best first, and whether any of them fits well)."""
    return nearest(words, cards.all_cards())


def nearest(words, every):
    """The same among {slug: Card}."""
    ranking = rank(words, items(every), most=FEW)
    return [every[match.id] for match in ranking.found], not ranking.is_below(FITS)


def items(every):
    """Cards as something to be found: `alongside evaluate matching` takes those that ship."""
    return [Item(slug, texts(card)) for slug, card in every.items()]


def texts(card):
    """What a card is about, in its own words and in those of the people it is for."""
    itself = " ".join((f"{card.title}.", card.what, *card.helps))
    return (itself, *("\n".join(card.said[start::PARTS]) for start in range(PARTS)))
