"""A strategy card is changed on the site and signed, with words that are nobody's."""

from django.urls import reverse

from alongside.toolkit.editing.history import History, place_of
from alongside.toolkit.shipped import shipped_cards

OF_CARDS = {
    "card_what": "thrumbleneap",
    "card_why": "quaverdown",
    "card_signed_as": "sextonbury",
    "card_unsigned": "wattlebray",
}
SLUG = "music-time"


class OfCards:
    """The part of Everything that is about changed cards. The organiser reviews, alone."""

    def change_a_card(self):
        said, here = OF_CARDS, reverse("edit_card", args=[SLUG])
        history = History(shipped_cards()[SLUG])
        form = {
            **history.text(0),
            "version": 0,
            "what": f"A song by the {said['card_what']}.",
            "why": f"For {said['card_why']}.",
            "name": "Olive",
            "role": said["card_signed_as"],
        }
        self.post(self.organiser, here, **form)
        draft = {"place": place_of(SLUG), "what": f"A {said['card_unsigned']}."}
        self.post(self.organiser, reverse("draft"), **draft)

    def of_cards(self):
        """Its pages."""
        of_one = (reverse(name, args=[SLUG]) for name in ("strategy", "review_card", "edit_card"))
        return [reverse("review_desk"), *of_one]
