"""What Today tells of holds: to authors, to those who lead, and to organisers who are asked."""

from alongside.groups.roles import Act

from .holding import can_be_decided_by
from .holds import Hold


def told_of_holds(person, places, *, has_some):
    """What the template reads: {name: [Hold]}. Whoever draws it opens what is in it.

    `places` are the person's own, of today; `has_some`: whether any words of theirs were ever held.
    """
    inside = [place.group_id for place in places]
    mine = Hold.objects.of_words_of(person).filter(group__in=inside).for_showing()
    mine = list(mine.not_seen()) if has_some else []
    leading = [place.group_id for place in places if place.may(Act.HOLD)]
    changed = Hold.objects.to_look_at().filter(group__in=leading).visible_to(person).for_showing()
    changed = changed if leading else []
    return {
        "held_of_mine": mine,
        "were_held": has_some,
        "held_to_look_at": [one for one in changed if can_be_decided_by(one, person)],
        "held_to_answer": to_answer(person) if person.is_organiser else [],
    }


def to_answer(organiser):
    """Those that wait for an organiser, and that this one could decide on."""
    waiting = Hold.objects.with_appeal().for_showing()
    mine = organiser.memberships.current().values("group")
    waiting = waiting.exclude(group__in=mine)
    return [one for one in waiting if can_be_decided_by(one, organiser)]
