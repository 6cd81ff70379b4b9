"""To whom the reason of a hold is told."""

from alongside.groups.roles import INSIDE


def was_inside(places, hold):
    """Whether the author of the words, with these places, is in the group now, or was when they
    were held.

    The reason is the group's: whoever had gone before it was written is not told.
    """
    there = [place for place in places if place.group_id == hold.group_id]
    return any(
        hold.held_at < place.ended_at if place.ended_at else place.role in INSIDE for place in there
    )
