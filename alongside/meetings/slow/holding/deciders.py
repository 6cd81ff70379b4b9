"""Who decides on words of a slow round that are held, and who looks again where that is asked."""

from alongside.groups.memberships import Membership

from ..rounds import SlowTurn


def who_lead(turn):
    """Places of those who lead the group and have a turn in the round too, but for its author."""
    here = SlowTurn.objects.filter(round=turn.round_id, left_at=None)
    places = Membership.objects.current().leading().agreed().filter(group=turn.group_id)
    places = places.filter(person__in=here.values("author")).exclude(person=turn.author_id)
    return places.able()


def others_who_lead(hold):
    """Places of those who could look at it with fresh eyes: they had no part in it."""
    return who_lead(hold.turn).exclude(person__in=hold.who_decided())


def can_be_decided_by(hold, person):
    """By those who lead; where the author has asked for another look, by others than before.

    If none of those leads any more, by whoever does, so that nothing waits for nobody.
    """
    if hold.ended_at or hold.group.is_over:
        return False
    others = others_who_lead(hold)
    able = others if hold.is_appealed and others.exists() else who_lead(hold.turn)
    return able.filter(person=person).exists()


def can_be_asked(hold):
    """Whether its author can ask for another look: once, where there is somebody to ask."""
    free = hold.ended_at is None and hold.asked_at is None and not hold.group.is_over
    return free and others_who_lead(hold).exists()
