"""What happens in a meeting to somebody who leaves the group in the middle of it."""

from importlib import import_module

from django.apps import apps

from alongside.meetings.giving_back import give_back
from alongside.meetings.models import Entry, Happening
from alongside.people.models import Draft
from alongside.vault.erase import erase_person


def test_the_turn_moves_on_from_somebody_who_leaves_the_group(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.turn_of(ben)
    room.browser(ben).post("/groups/morning/leave/")
    room.turn_of(cleo)
    assert room.see(ben).status_code == 404
    assert room.tap(ben, "take", turn="1.1.1").status_code == 404


def test_the_turn_moves_on_from_somebody_whose_place_was_ended(room, morning, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    place = morning.memberships.get(person=ben)
    asked = f"/groups/morning/people/{place.pk}/ask-to-leave/"
    room.browser(ada).post(asked, {"reason": "For all of us."})
    room.turn_of(cleo)


def test_prepared_words_go_too_and_those_of_other_groups_stay(room, evening, ada, ben):
    from tests.conftest import new_meeting

    elsewhere = f"turn:{new_meeting(evening).pk}"
    here = f"turn:{room.meeting.pk}"
    for place in (here, elsewhere):
        Draft.objects.keep(ben, place, "Half a sente")
    room.browser(ben).post("/groups/morning/leave/")
    assert Draft.objects.words(ben, here) == ""
    assert Draft.objects.words(ben, elsewhere) == "Half a sente"


def test_what_they_said_stays_with_the_group(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(ben, "finish", turn=room.turn_of(ben), body="Before I go.")
    room.browser(ben).post("/groups/morning/leave/")
    assert "Before I go." in room.see(cleo).text


def come_back(morning, person):
    morning.welcome(person).accept(morning.current_agreement())


def test_who_comes_back_to_the_group_comes_in_again(room, morning, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.browser(ben).post("/groups/morning/leave/")
    come_back(morning, ben)
    page = room.see(ben).text
    assert "asked you to leave" not in page
    assert "Come in" in page
    assert "Please come in first." in room.press(ben, "raise-hand").text
    room.arrive(ben)
    assert "Who is here" in room.see(ben).text
    assert "Ben" in room.see(cleo).text
    room.press(ada, "close", anyway="yes")
    assert "You were not in it any more" not in room.see(ben).text


def test_who_comes_back_later_reads_what_they_said_themselves(room, morning, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(ben, "finish", turn=room.turn_of(ben), body="Before I go.")
    room.browser(ben).post("/groups/morning/leave/")
    room.press(cleo, "finish", turn=room.turn_of(cleo), body="He has left.")
    room.press(ada, "close", anyway="yes")
    come_back(morning, ben)
    page = room.see(ben).text
    assert "asked you to leave" not in page
    assert "You were not in it any more when it ended." in page
    assert "Before I go." in page and "He has left." not in page
    assert room.browser(ben).get(f"/meetings/{room.meeting.pk}/feedback/").status_code == 404
    assert not Entry.objects.visible_to(ben).exists()


def test_who_was_back_before_it_ended_finds_its_words(room, morning, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(ben, "finish", turn=room.turn_of(ben), body="Before I go.")
    room.browser(ben).post("/groups/morning/leave/")
    come_back(morning, ben)
    room.arrive(ben)
    room.press(ada, "close", anyway="yes")
    assert Entry.objects.visible_to(ben).exists()


def test_nobody_asked_them_to_leave_who_was_taken_for_dead(room, ada, ben):
    room.begin(ada, ben)
    give_back(ben.pk)
    page = room.see(ben).text
    assert "asked you to leave" not in page and "Come in" in page


def test_who_left_before_this_was_told_apart_was_not_sent_out_either(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(ada, "remove", seat=room.seat(cleo))
    room.browser(ben).post("/groups/morning/leave/")
    left = Happening.objects.get(event__kind="withdrawn")
    Happening.objects.filter(pk=left.pk).update(event={**left.event, "kind": "removed"})
    import_module("alongside.meetings.migrations.0014_who_left_a_meeting").say_that_they_left(
        apps, None
    )
    out = Happening.objects.filter(event__kind__in=["removed", "withdrawn"])
    kinds = {row.event["seat"]: row.event["kind"] for row in out}
    assert kinds == {left.event["seat"]: "withdrawn", room.seat(cleo): "removed"}


def test_who_left_while_it_was_closed_is_not_in_it_when_it_is_opened_again(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.turn_of(ben)
    seat = room.seat(ben)
    room.press(ada, "close", anyway="yes")
    room.browser(ben).post("/groups/morning/leave/")
    room.press(ada, "reopen")
    assert room.state.seats[seat].is_out
    assert "Ben" not in room.see(cleo).text
    room.turn_of(cleo)


def test_nor_is_who_erased_their_account_and_a_caller_stays(room, morning, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.browser(ada).post(f"/meetings/{room.meeting.pk}/callers/", {"id": "4242", "name": "Fay"})
    seat = room.seat(ben)
    room.press(ada, "close", anyway="yes")
    erase_person(ben.pk, keep=False)
    room.press(ada, "reopen")
    assert {pk for pk, one in room.state.seats.items() if one.is_out} == {seat}
    assert "Fay" in room.see(cleo).text


def test_who_left_after_the_end_still_reads_what_was_said(room, morning, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    room.press(ben, "finish", turn=room.turn_of(ben), body="Before I go.")
    room.press(ada, "close", anyway="yes")
    room.browser(ben).post("/groups/morning/leave/")
    come_back(morning, ben)
    assert "You were not in it any more" not in room.see(ben).text
    assert Entry.objects.visible_to(ben).exists()
