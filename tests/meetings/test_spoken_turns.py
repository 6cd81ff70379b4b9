"""Where people talk aloud, a turn ends by the button that comes first: nobody has to write."""

import re

import pytest

SPOKEN = "I have spoken: finish my turn"
MAIN = r'<button class="button is-main"[^>]*>([^<]*)<'


@pytest.mark.parametrize("place", ["call", "room", "mixed"])
def test_whoever_has_spoken_finishes_by_the_main_button(room, ada, ben, cleo, place):
    room.meeting.place = place
    room.meeting.save()
    room.begin(ada, ben, cleo)
    assert SPOKEN not in room.see(ben).text  # They have not taken it yet.
    page = room.press(ben, "take", turn=room.turn_of(ben)).text
    assert re.findall(MAIN, page) == [SPOKEN]
    assert page.count("/finish-without/") == 1
    page = room.press(ben, "finish-without", turn=room.turn_of(ben)).text
    assert "You have had your turn in this round." in page
    room.turn_of(cleo)


def test_words_that_were_typed_and_not_shared_are_kept(room, ada, ben):
    room.meeting.place = "mixed"
    room.meeting.save()
    room.begin(ada, ben)
    room.press(ben, "take", turn=room.turn_of(ben))
    room.press(ben, "finish-without", turn=room.turn_of(ben), body="For me alone.")
    assert "For me alone." in room.see(ben).text
    assert "For me alone." not in room.see(ada).text


def test_in_writing_it_is_to_share_that_comes_first(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    page = room.press(ben, "take", turn=room.turn_of(ben)).text
    assert re.findall(MAIN, page) == ["Share and finish my turn"]
    assert SPOKEN not in page and "Finish without more words" in page
