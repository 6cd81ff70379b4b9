"""The hard moments one can rehearse: what somebody does then, and the card for whoever leads."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..leading import moments as cards
from .people import FLOOR, HAZEL, LAUREL, LINDEN, ROWAN, TOPIC, WILLOW


@dataclass(frozen=True)
class Moment:
    """A hard moment: its card, and which button of the room is for it.

    `says` is {(part, seat): [what they say in that turn, one thing after another]}. `asks` is who
    asks for support; `all_pass` says that nobody speaks in the topic.
    """

    card: cards.Moment
    button: Promise
    says: dict
    asks: int = 0
    all_pass: bool = False


CARDS = {card.key: card for card in cards.MOMENTS}
NEEDS_SUPPORT = cards.Moment(
    "support",
    _("Somebody asks you for support, unseen by the others"),
    _("A line on your page that nobody else has. It may come while somebody else speaks."),
    _("I have seen it, and I am glad that you told me. We can talk when the meeting is over."),
    _("Write to them before you close, and stay for a little at the end."),
)

MOMENTS = {
    "tears": Moment(
        CARDS["tears"],
        _("“Stay with Hazel”, below, lets the round rest. She chooses how it goes on."),
        {
            (TOPIC, HAZEL): [
                _("I thought I could say this today. My daughter packed my bag for the clinic."),
                _("Sorry. I am crying now. I am sorry, all of you."),
            ]
        },
    ),
    "dominating": Moment(
        CARDS["dominating"],
        _("“Move on from Rowan” ends his turn; what he has said counts as said."),
        {
            (TOPIC, ROWAN): [
                _("My shed is where I forget my back. Let me tell you how I built it."),
                _("So the first winter the roof came in. That is a story of its own, that roof."),
                _("And the planning office! I have the letters here, all eleven of them."),
                _("Where was I? The roof. My neighbour says I should write a book."),
            ]
        },
    ),
    "silence": Moment(
        CARDS["silence"],
        _("“Say this to everybody” lets you put the question in another way."),
        {},
        all_pass=True,
    ),
    "advice": Moment(
        CARDS["advice"],
        _("“Say this to everybody” is heard at once, whoever has the turn."),
        {
            (TOPIC, LAUREL): [
                _("Hazel, you must stop those tablets. My cousin did, and look at her now."),
                _("I can give you the name of the powder she takes instead."),
            ],
            (FLOOR, LAUREL): [_("I only meant well. It did cure my cousin.")],
        },
    ),
    "comparison": Moment(
        CARDS["comparison"],
        _("“Say this to everybody”, before the turn has moved on to Linden."),
        {
            (TOPIC, ROWAN): [
                _("With respect, a stiff neck is nothing. Try three operations."),
            ],
            (TOPIC, LINDEN): [],
        },
    ),
    "support": Moment(
        NEEDS_SUPPORT,
        _("“Tell … that I have seen it” stands at the top of what is for you."),
        {(TOPIC, WILLOW): []},
        asks=WILLOW,
    ),
}
