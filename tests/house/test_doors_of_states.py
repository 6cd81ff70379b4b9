"""Every door again, for somebody in each state of membership and in each role."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.groups.models import Asking, Decision, Group

from .doors import rows
from .doors_of_states import STATES
from .test_doors import what_each_hears

pytestmark = pytest.mark.pure  # Beside test_doors.py, which every database answers.


def place_of(world, name):
    return world.group.memberships.current().get(person=world.people[name])


def leave(world):
    cleo = world.people["cleo"]
    place_of(world, "cleo").end(by=cleo)


def ask(world, state):
    """The group is full, or nobody would have to wait."""
    leave(world)
    Group.objects.filter(pk=world.group.pk).update(capacity=1)
    Asking.objects.create(
        group=world.group, person=world.people["cleo"], number=99, state=state, answers=[]
    )


def remove(world):
    """The removal that waits for a second one who leads is confirmed."""
    cleo, ada = world.people["cleo"], world.people["ada"]
    waiting = Decision.objects.removals().waiting().filter(group=world.group, person=cleo)
    assert waiting.update(holds_from=timezone.now(), confirmed_by=ada) == 1
    place_of(world, "cleo").end(by=ada)


def silence(world):
    place = place_of(world, "cleo")
    place.silenced_until = timezone.now() + timedelta(days=3)
    place.save(update_fields=["silenced_until"])


def pause(world):
    cleo = world.people["cleo"]
    cleo.paused = {"since": timezone.now().isoformat()}
    cleo.save()


BRING_ABOUT = {
    "asked": lambda world: ask(world, "asked"),
    "waiting": lambda world: ask(world, "waiting"),
    "left": leave,
    "removed": remove,
    "silenced": silence,
    "paused": pause,
    "peer": lambda world: place_of(world, "cleo").give_role("peer"),
    "supervisor": lambda world: place_of(world, "cleo").give_role("supervisor"),
    "co_facilitator": lambda world: place_of(world, "ada").give_role("co_facilitator"),
}


@pytest.mark.parametrize("name", STATES)
def test_every_door_knows_the_state_of_who_knocks(world, name):
    state, wrong, used = STATES[name], [], set()
    BRING_ABOUT[name](world)
    for door, method, cells in rows():
        expected = state.expects(door, method, cells, world.address(door))
        used.add((door, method))
        # A view that takes one of the others takes all of them: test_doors.py tries DELETE as well.
        one = "PUT" if method == "other" else method
        with world.afterwards_as_before():
            world.prepare(door)
            form = world.form(door) if one == "POST" else {}
            heard = what_each_hears(world, door, one, form, only=[state.who])[state.who]
        if heard != expected:
            wrong.append(f"{door} {one} {heard}, not {expected}")
    assert "\n".join(wrong) == ""
    assert set(state.but) <= used
