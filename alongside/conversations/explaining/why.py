"""What is known about being judged for pain, as the strategy card on explaining says it."""

from alongside.toolkit import cards
from alongside.toolkit.labels import GRADES

SLUG = "explain-it-once"


def why_it_matters():
    """The card, what its grade is called, and in which language it speaks."""
    card = cards.all_cards()[SLUG]
    return {"card": card, "grade": GRADES[card.grade], "language": cards.LANGUAGE}
