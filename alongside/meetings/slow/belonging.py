"""Who leaves a group, or has another role in it, and what that means for its slow rounds."""

from alongside.groups.memberships import TAKEN, UNNAMED
from alongside.groups.roles import INSIDE
from alongside.people.models import Draft
from alongside.vault.moving import give

from ..engine import slow
from .holding.holding import forget_asked, forget_holds, forget_where_nothing_is_left
from .keeping import carry_out, new_command
from .rounds import SlowTurn


def follow(sender, membership, **kwargs):
    """Nobody waits for somebody who has gone; who begins to lead may steer from now on."""
    theirs = SlowTurn.objects.filter(group=membership.group_id, author=membership.person_id)
    going_on = theirs.filter(round__closed_at=None).select_related("round")
    is_inside = membership.ended_at is None and membership.role in INSIDE
    for turn in going_on:
        if is_inside:
            role = {"seat": turn.pk, "facilitates": membership.facilitates}
            carry_out(turn.round, slow.SetRole(new_command(), None, **role))
        else:
            carry_out(turn.round, slow.Withdraw(new_command(), None, turn.pk))
    if not is_inside:
        drop_drafts(theirs)
    if membership.ended_at:
        what_was_shared(theirs, membership)


def drop_drafts(turns):
    places = [place for turn in turns.only("pk") for place in turn.drafts.values()]
    Draft.objects.filter(place__in=places).delete()


TAKEN_OUT = {
    **dict.fromkeys(("body", "content_note", "reflection", "author")),
    "response": "",
}


def what_was_shared(turns, membership):
    """It stays as it is, or without their name, or goes along with them."""
    if membership.words == TAKEN:
        take_out(turns)
    elif membership.words == UNNAMED:
        forget_asked(membership.person_id, group=membership.group_id)
        give(turns)


def take_out(turns):
    """The words go, and what was decided about them. The places stay."""
    forget_holds(turns)
    turns.update(**TAKEN_OUT)


def erase(person, keep):
    """What they shared is left to their groups, or goes; their places stay, without a person."""
    theirs = SlowTurn.objects.filter(author=person)
    forget_asked(person)
    if keep:
        give(theirs)
    else:
        take_out(theirs)


def erase_group(group):
    """Half-written words of anybody for its slow rounds; all else goes with its rows."""
    drop_drafts(SlowTurn.objects.filter(group=group))


def words_taken_back(*, turn):
    """Also on data from an older copy."""
    SlowTurn.objects.filter(pk=turn).update(body=None, content_note=None)
    forget_where_nothing_is_left(turn)


def reflection_taken_back(*, turn):
    SlowTurn.objects.filter(pk=turn).update(reflection=None, response="")
    forget_where_nothing_is_left(turn)
