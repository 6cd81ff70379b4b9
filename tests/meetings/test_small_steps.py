"""Small steps in a meeting: those since last time are asked after, and one can be taken along."""

import pytest

from alongside.people.models import Block
from alongside.toolkit.models import SmallStep

WALK = "Two minutes in the garden."


@pytest.fixture
def shared(morning, cleo):
    return SmallStep.objects.begin(by=cleo, what=WALK, group=morning)


@pytest.fixture
def in_the_check_in(room, ada, ben, cleo):
    room.arrive(ada, ben, cleo)
    room.press(ada, "next", leaving="0")
    assert "How are you arriving today?" in room.see(ben).text
    return room


def test_those_since_last_time_are_shown_in_the_part_for_it(room, shared, ada, ben, cleo):
    room.arrive(ada, ben, cleo)
    assert WALK not in room.see(ben).text, "the doors are open, and nothing is asked"
    room.press(ada, "next", leaving="0")
    assert WALK in room.see(ben).text and WALK in room.see(ada).text
    room.press(ada, "next", leaving="1", anyway="yes")
    assert WALK not in room.see(ben).text


def test_only_its_person_is_asked_how_it_went(shared, in_the_check_in, ben, cleo):
    how = f'href="/steps/{shared.pk}/how/"'
    assert how in in_the_check_in.see(cleo).text
    assert how not in in_the_check_in.see(ben).text


def test_what_is_not_shared_or_looked_back_on_is_not_shown(morning, in_the_check_in, ben, cleo):
    SmallStep.objects.begin(by=cleo, what="Kept to herself.")
    done = SmallStep.objects.begin(by=cleo, what="Done with.", group=morning)
    done.look_back(outcome="let_go", group=morning)
    page = in_the_check_in.see(ben).text
    assert "Kept to herself." not in page and "Done with." not in page


def test_a_block_holds_in_the_room_too(shared, in_the_check_in, ben, cleo):
    Block.objects.block(by=cleo, whom=ben)
    assert WALK not in in_the_check_in.see(ben).text
    assert WALK in in_the_check_in.see(cleo).text


def test_a_step_can_be_taken_along_at_the_end_and_afterwards(in_the_check_in, morning, ada, ben):
    room = in_the_check_in
    offered = f"/steps/begin/?from=meeting:{room.meeting.pk}&amp;group={morning.pk}"
    assert offered not in room.see(ben).text
    for leaving in (1, 2):
        room.press(ada, "next", leaving=str(leaving), anyway="yes")
    assert offered in room.see(ben).text
    room.press(ada, "close", anyway="yes")
    assert offered in room.see(ben).text
