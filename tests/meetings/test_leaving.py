"""What happens in a meeting to somebody who leaves the group in the middle of it."""

from alongside.people.models import Draft


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
