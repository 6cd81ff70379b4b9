"""Who decides on words of a slow round that are held, and who looks again where that is asked."""

from alongside.groups.memberships import Membership
from alongside.people.leaving.pausing import awake

from ..rounds import SlowTurn


def who_lead(turn):
    """Places of those who lead the group and have a turn in the round too, but for its author."""
    here = SlowTurn.objects.filter(round=turn.round_id, left_at=None)
    places = Membership.objects.current().leading().agreed().filter(group=turn.group_id)
    places = places.filter(person__in=here.values("author")).exclude(person=turn.author_id)
    return places.able()


def others_who_lead(hold):
    """[Person] who could look at it with fresh eyes: they had no part in it.

    Whoever has a break hears of nothing, and is not asked.
    """
    places = who_lead(hold.turn).exclude(person__in=hold.who_decided())
    return awake(place.person for place in places.select_related("person"))


def can_be_decided_by(hold, person):
    """By those who lead; where the author has asked for another look, by others than before.

    If none of those is there any more, by whoever leads, so that nothing waits for nobody.
    """
    if hold.ended_at or hold.group.is_over:
        return False
    others = others_who_lead(hold) if hold.is_appealed else []
    return person in others if others else who_lead(hold.turn).filter(person=person).exists()


def can_be_asked(hold):
    """Whether its author can ask for another look: once, where there is somebody to ask."""
    free = hold.ended_at is None and hold.asked_at is None and not hold.group.is_over
    return free and bool(others_who_lead(hold))
