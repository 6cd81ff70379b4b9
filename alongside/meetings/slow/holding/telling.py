"""What people are told of words of a slow round that are held. Never a word of them."""

from django.utils.translation import gettext_lazy as _

from alongside.groups.hearing import inside, may, of, pk_of, still
from alongside.groups.roles import Act
from alongside.notices import tell
from alongside.notices.kinds import Kind, register

from .deciders import can_be_decided_by, others_who_lead
from .holds import TurnHold


def hold_there(pk):
    return TurnHold.objects.filter(pk=pk).for_showing().first()


def is_new_to(person, pk):
    mine = TurnHold.objects.not_seen().filter(pk=pk, turn__author=person).first()
    return mine is not None and inside(person, mine.group_id)


def waits_for(person, pk):
    """Whether its author asked for another look, and this person could give it."""
    hold = hold_there(pk)
    if hold is None or not hold.is_appealed:
        return False
    return may(person, Act.HOLD, hold.group_id) and can_be_decided_by(hold, person)


def to_held(about):
    hold = hold_there(pk_of(about))
    return "held_turn", [hold.turn.round_id, hold.turn_id]


def group_of(about):
    return TurnHold.objects.filter(pk=pk_of(about)).values_list("group", flat=True).first()


def kind(name, sentence, holds):
    more = {"link": to_held, "group": group_of, "is_still_so": still(holds)}
    return register(Kind(name, sentence, "at_once", **more))


TURN_HELD = kind("turn_held", _("Something was decided about words of yours."), is_new_to)
TURN_TO_LOOK_AT = kind(
    "turn_to_look_at", _("Somebody asks you to look again at words that are held."), waits_for
)


def tell_decided(hold):
    """The author of the words, whatever was decided."""
    author = hold.turn.author
    key = f"{of(hold)}:{hold.decided_at.timestamp()}"
    tell([author] if author else [], TURN_HELD, of(hold), key=key)


def tell_asked(hold):
    """Those who lead and had no part in it."""
    tell(others_who_lead(hold), TURN_TO_LOOK_AT, of(hold), key=f"{of(hold)}:asked")
