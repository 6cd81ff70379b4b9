"""What Today tells of decisions: to whom they are about, to a second one, and to organisers."""

from ..roles import Act
from .decisions import Decision
from .looking_again import to_answer


def told_of_decisions(person, places, has_some):
    """What the template reads: {name: what to show}. Whoever draws it opens what is in it.

    `places` are the person's own, of today; `has_some`: whether there is any about them at all.
    """
    mine = Decision.objects.told().filter(person=person).select_related("group")
    mine = list(mine) if has_some else []
    confirms = [place.group_id for place in places if place.may(Act.CONFIRM_REMOVAL)]
    waiting = Decision.objects.waiting().filter(group__in=confirms).exclude(by=person)
    waiting = waiting.exclude(person=person)
    return {
        "decided": [one for one in mine if one.is_new],
        "were_decided": bool(mine),
        "to_confirm": list(waiting.select_related("group")) if confirms else [],
        "appeals": to_answer(person) if person.is_organiser else [],
    }
