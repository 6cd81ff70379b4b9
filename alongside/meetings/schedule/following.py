"""Who leaves a group, or does not lead it any more, is not counted on in what it has planned.

Who begins to lead takes nobody's place any more.
"""

from alongside.groups.roles import INSIDE

from . import changing, coming


def follow(sender, membership, **kwargs):
    """After a change of somebody's place in a group."""
    person, group = membership.person, membership.group
    is_gone = membership.ended_at is not None
    if is_gone or not membership.facilitates:
        changing.leads_no_more(person, group)
    if is_gone or membership.role not in INSIDE:
        changing.forget_who_led(person, group)
        coming.leaves(person, group)
    elif membership.facilitates:
        coming.takes_no_seat(person, group)
