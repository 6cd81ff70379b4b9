"""What is drawn once for many a tap says all the same which tap it is for, and whose page it is."""

import re

import pytest

from alongside.meetings.in_common import Found
from alongside.meetings.room import Room

FORM = re.compile(r'<form method="post"[^>]*class="tap-form">.*?</form>', re.S)
NUMBER = re.compile(r'name="number" value="([^"]*)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]*)"')


@pytest.fixture
def begun(room, ada, ben, cleo):
    return room.begin(ada, ben, cleo)


def streamed(begun, person):
    """The room as the stream of this person shows it now."""
    stream = begun.browser(person).get(f"{begun.meeting.get_absolute_url()}stream")
    return stream.look


def forms(text):
    """[(what is sent with it as the number, and as the token)] of every tap."""
    found = [(NUMBER.findall(form), TOKEN.findall(form)) for form in FORM.findall(text)]
    assert len(found) > 12, "too few for this test to mean anything"
    return found


def test_every_form_carries_the_number_of_what_it_stands_in(begun, ada, ben):
    look = streamed(begun, ada)
    for verb in ("raise-hand", "lower-hand", "raise-hand"):
        begun.press(ben, verb, seat=begun.seat(ben))
        shown, number = look(), str(begun.state.number)
        assert f'data-number="{number}"' in shown
        assert all(sent == ([number], [""]) for sent in forms(shown))
        assert NUMBER.findall(shown)[-1] == number, "the form one writes in, too"


def test_the_forms_of_a_page_carry_its_token_and_those_of_a_stream_none(begun, ada):
    on_page, in_answer = begun.see(ada).text, begun.tap(ada, "look").text
    for text in (on_page, in_answer):
        (token,) = {sent for _number, (sent,) in forms(text)}
        assert len(token) == 64
    assert {sent for _number, (sent,) in forms(streamed(begun, ada)())} == {""}
    assert "<the " not in on_page + in_answer


@pytest.mark.parametrize("name", ["<the number>", "<the token>"])
def test_nobodys_name_is_taken_for_what_is_filled_in(begun, ada, cleo, name):
    cleo.display_name = name
    cleo.save()
    shown = streamed(begun, ada)()
    written = name.replace("<", "&lt;").replace(">", "&gt;")
    assert f"Stay with {written}" in shown and f"{written} first" in shown
    assert name not in shown


def test_a_new_name_is_in_every_form(begun, ada, cleo):
    look = streamed(begun, ada)
    begun.press(cleo, "raise-hand")
    labels = ("{} first", "Stay with {}", "Ask {} to leave", "{} has been heard")
    assert all(label.format("Cleo") in look() for label in labels)
    cleo.display_name = "Cleopatra"
    cleo.save()
    shown = look()
    assert all(label.format("Cleopatra") in shown for label in labels)
    assert "Cleo " not in shown


def test_what_one_reads_of_ones_own_place_is_nobody_elses(begun, ada, ben, cleo):
    looks = {one.pk: streamed(begun, one) for one in (ben, cleo)}
    begun.press(cleo, "raise-hand")
    begun.press(ben, "need-support")
    for _time in range(2):
        bens, cleos = looks[ben.pk](), looks[cleo.pk]()
        assert "You have asked for support." in bens and "Lower my hand" not in bens
        assert "Lower my hand" in cleos and "You have asked for support." not in cleos
        assert "The turn is offered to you." in bens and "You are next." in cleos


def test_each_sees_themselves_in_the_ring(begun, ben, cleo):
    found = Found(begun.meeting, begun.state.phase)
    for person in (ben, cleo, ben):
        seat = begun.meeting.seats.get(person=person)
        chairs = Room(begun.meeting, begun.state, seat, found).drawn_chairs
        mine = [chair for chair in chairs if "(you)" in chair]
        assert len(chairs) == 3 and len(mine) == 1
        assert person.called in mine[0] and "Today:" in mine[0]
