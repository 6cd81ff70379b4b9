"""Whether one comes, seats and the line for them. At once: test_seats_at_once."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.groups.roles import Role
from alongside.meetings import exports
from alongside.meetings.models import Coming
from alongside.meetings.schedule import changing, coming, whole_series
from alongside.meetings.schedule.coming import KEPT_FOR, forget_who_came
from tests.telling import told

from .planning import MORNING, a_series, also_leads, new


@pytest.fixture
def one_seat(morning, friday):
    friday.capacity = 1
    friday.save()
    return friday


def say(browse, person, meeting, says):
    return browse(person).post(f"{meeting.get_absolute_url()}coming/", {"says": says})


def says(meeting, person):
    return meeting.coming.filter(person=person).values_list("says", "has_place").first()


def test_nobody_has_to_say_anything_where_there_is_room_for_all(tonight, cleo, browse):
    page = browse(cleo).get(tonight.get_absolute_url()).text
    assert "You need not say." in page
    answer = browse(cleo).post(f"{tonight.get_absolute_url()}arrive/", {"today": "few"})
    assert answer.status_code == 302
    assert tonight.seats.filter(person=cleo).exists()
    assert not tonight.coming.exists()


def test_one_of_three_buttons_is_pressed_and_can_be_pressed_anew(friday, cleo, browse):
    for word in ("yes", "no", "unsure", "yes"):
        say(browse, cleo, friday, word)
        assert says(friday, cleo)[0] == word
    say(browse, cleo, friday, "perhaps, if the stairs allow")
    assert says(friday, cleo) == ("yes", True)
    assert friday.coming.count() == 1


def test_who_comes_is_named_to_those_who_lead_alone(friday, ada, ben, cleo, browse):
    say(browse, ben, friday, "yes")
    say(browse, cleo, friday, "unsure")
    leading = browse(ada).get(friday.get_absolute_url()).text
    assert "Coming: " in leading
    assert "Ben" in leading
    assert "Not sure yet: " in leading
    page = browse(cleo).get(friday.get_absolute_url()).text
    assert "Ben" not in page
    assert "Coming: " not in page


def test_the_seat_is_taken_and_the_second_is_first_in_line(one_seat, ben, cleo, browse):
    say(browse, ben, one_seat, "yes")
    say(browse, cleo, one_seat, "yes")
    assert "There is a place for you." in browse(ben).get(one_seat.get_absolute_url()).text
    page = browse(cleo).get(one_seat.get_absolute_url()).text
    assert "number 1 in line" in page
    assert "You are in line for a place." in browse(cleo).get(f"{MORNING}meetings/").text


def test_a_seat_given_back_goes_to_who_was_first(one_seat, morning, ada, ben, cleo, nia):
    morning.welcome(nia).accept(morning.current_agreement())
    for one in (ben, cleo, nia):
        coming.answer(one_seat, one, "yes")
    coming.answer(one_seat, ben, "no")
    assert says(one_seat, cleo) == ("yes", True)
    assert says(one_seat, nia) == ("yes", False)
    coming.answer(one_seat, ben, "yes")
    assert list(one_seat.coming.in_line().values_list("person", flat=True)) == [nia.pk, ben.pk]


def test_somebody_who_leaves_the_group_gives_their_seat_to_the_next(one_seat, morning, ben, cleo):
    coming.answer(one_seat, ben, "yes")
    coming.answer(one_seat, cleo, "yes")
    morning.memberships.get(person=ben).end(by=ben)
    assert not one_seat.coming.filter(person=ben).exists()
    assert says(one_seat, cleo) == ("yes", True)


def test_somebody_who_begins_to_lead_gives_their_seat_to_the_next(
    one_seat, morning, ada, ben, cleo
):
    coming.answer(one_seat, ben, "yes")
    coming.answer(one_seat, cleo, "yes")
    morning.memberships.get(person=ben).give_role(Role.CO_FACILITATOR, by=ada)
    assert says(one_seat, ben) == says(one_seat, cleo) == ("yes", True)
    assert told("seat_kept") == {cleo}


def test_a_seat_is_never_taken_away_where_there_are_fewer(one_seat, ben, cleo):
    changing.change(one_seat, capacity=2)
    for one in (ben, cleo):
        coming.answer(one_seat, one, "yes")
    changing.change(one_seat, capacity=1)
    assert says(one_seat, ben) == says(one_seat, cleo) == ("yes", True)
    coming.answer(one_seat, ben, "no")
    coming.answer(one_seat, ben, "yes")
    assert says(one_seat, ben) == ("yes", False)


def test_whoever_waited_in_vain_is_before_others_at_the_next_one(morning, ben, cleo, nia):
    morning.welcome(nia).accept(morning.current_agreement())
    series = a_series(morning, capacity=1)
    first, second, *_more = series.meetings.order_by("rule_day")
    for one in (ben, cleo):
        coming.answer(first, one, "yes")
    with time_machine.travel(first.starts_at + timedelta(hours=2)):
        for one in (ben, nia, cleo):
            coming.answer(second, one, "yes")
        assert says(second, ben) == ("yes", True), "a seat that somebody has stays theirs"
        line = list(second.coming.in_line().values_list("person", flat=True))
        assert line == [cleo.pk, nia.pk]


def test_who_said_early_that_they_come_to_both_is_first_as_well(morning, ada, ben, cleo, nia):
    morning.welcome(nia).accept(morning.current_agreement())
    series = a_series(morning, capacity=1)
    first, second, *_more = series.meetings.order_by("rule_day")
    for one in (ben, cleo):
        coming.answer(first, one, "yes")
    for one in (ben, nia, cleo):
        coming.answer(second, one, "yes")
    whole_series.change_from(second, new(series, starts_on=second.rule_day, capacity=1), by=ada)
    with time_machine.travel(first.starts_at + timedelta(hours=2)):
        coming.answer(second, ben, "no")
    assert says(second, cleo) == ("yes", True)
    assert says(second, nia) == ("yes", False)


def test_whoever_is_next_reads_so_before_a_seat_is_free(morning, ada, ben, cleo, nia, browse):
    morning.welcome(nia).accept(morning.current_agreement())
    series = a_series(morning, capacity=1)
    first, second, *_more = series.meetings.order_by("rule_day")
    for one in (ben, cleo):
        coming.answer(first, one, "yes")
    for one in (ben, nia, cleo):
        coming.answer(second, one, "yes")
    with time_machine.travel(first.starts_at + timedelta(hours=2)):
        for person, number in ((cleo, 1), (nia, 2)):
            page = browse(person).get(second.get_absolute_url()).text
            assert f"You are number {number} in line" in page
            [section] = [one for one in exports.export(person) if one.name == "coming"]
            in_line = [dict(one.facts).get("My place in line") for one in section.entries()]
            assert in_line[-1] == number
        leading = browse(ada).get(second.get_absolute_url()).text
        assert leading.index("Cleo") < leading.index("Nia")
        coming.answer(second, ben, "no")
    assert says(second, cleo) == ("yes", True)


# -- at the door ------------------------------------------------------------------------------


@pytest.fixture
def tonight_for_one(tonight):
    tonight.capacity = 1
    tonight.save()
    return tonight


def arrive(browse, person, meeting):
    return browse(person).post(f"{meeting.get_absolute_url()}arrive/", {"today": "few"})


def test_with_a_seat_free_one_comes_in_without_a_word(tonight_for_one, cleo, browse):
    assert arrive(browse, cleo, tonight_for_one).status_code == 302
    assert says(tonight_for_one, cleo) == ("yes", True)


def test_who_left_the_group_and_came_back_sits_in_nobody_elses_seat(
    tonight_for_one, morning, ben, cleo, browse
):
    arrive(browse, ben, tonight_for_one)
    browse(ben).post("/groups/morning/leave/")
    assert arrive(browse, cleo, tonight_for_one).status_code == 302
    morning.welcome(ben).accept(morning.current_agreement())
    page = arrive(browse, ben, tonight_for_one)
    assert page.status_code == 200 and "Every place is taken just now" in page.text
    assert says(tonight_for_one, cleo) == ("yes", True)


def test_without_one_the_door_says_so_and_keeps_the_place_in_line(
    tonight_for_one, ben, cleo, browse
):
    coming.answer(tonight_for_one, ben, "yes")
    page = arrive(browse, cleo, tonight_for_one)
    assert "Every place is taken just now, and you are in line." in page.text
    assert "please try again then" in page.text and "is yours" not in page.text
    assert not tonight_for_one.seats.exists()
    assert says(tonight_for_one, cleo) == ("yes", False)
    assert arrive(browse, ben, tonight_for_one).status_code == 302


def test_those_who_lead_always_come_in(tonight_for_one, ada, ben, browse):
    coming.answer(tonight_for_one, ben, "yes")
    assert arrive(browse, ada, tonight_for_one).status_code == 302
    assert says(tonight_for_one, ada) is None


def test_ten_minutes_after_the_beginning_an_empty_chair_is_for_who_is_here(
    tonight_for_one, ben, cleo, browse
):
    coming.answer(tonight_for_one, ben, "yes")
    with time_machine.travel(tonight_for_one.starts_at + timedelta(minutes=9)):
        assert arrive(browse, cleo, tonight_for_one).status_code == 200
    with time_machine.travel(tonight_for_one.starts_at + timedelta(minutes=11)):
        assert arrive(browse, cleo, tonight_for_one).status_code == 302
        assert says(tonight_for_one, ben) == ("yes", False)
        assert arrive(browse, ben, tonight_for_one).status_code == 200
    assert tonight_for_one.coming.filter(has_place=True).count() == 1


def test_too_early_nobody_takes_a_seat_by_knocking(one_seat, cleo, browse):
    assert arrive(browse, cleo, one_seat).status_code == 200
    assert not one_seat.coming.exists()


def test_coming_in_again_needs_no_second_seat(tonight_for_one, cleo, browse):
    for _time in range(2):
        assert arrive(browse, cleo, tonight_for_one).status_code == 302


def test_a_kept_place_is_kept_however_late_one_comes(tonight_for_one, ada, ben, cleo, browse):
    coming.answer(tonight_for_one, ben, "yes")
    with time_machine.travel(tonight_for_one.starts_at):
        assert arrive(browse, ada, tonight_for_one).status_code == 302
    with time_machine.travel(tonight_for_one.starts_at + timedelta(minutes=61)):
        assert arrive(browse, ben, tonight_for_one).status_code == 302
        assert "Every place is taken" in arrive(browse, cleo, tonight_for_one).text


def test_late_too_a_free_place_is_for_who_is_here(tonight_for_one, ada, cleo, browse):
    with time_machine.travel(tonight_for_one.starts_at):
        assert arrive(browse, ada, tonight_for_one).status_code == 302
    with time_machine.travel(tonight_for_one.starts_at + timedelta(minutes=61)):
        assert arrive(browse, cleo, tonight_for_one).status_code == 302
    assert says(tonight_for_one, cleo) == ("yes", True)


def test_nobody_is_given_the_seat_of_somebody_who_is_there(tonight_for_one, ben, cleo, browse):
    assert arrive(browse, ben, tonight_for_one).status_code == 302
    coming.answer(tonight_for_one, cleo, "yes")
    say(browse, ben, tonight_for_one, "no")
    with time_machine.travel(tonight_for_one.starts_at + timedelta(minutes=11)):
        assert arrive(browse, cleo, tonight_for_one).status_code == 200
    assert says(tonight_for_one, cleo) == ("yes", False)
    assert tonight_for_one.seats.count() == 1


# -- how long it is known ---------------------------------------------------------------------


def test_what_was_said_about_a_meeting_ends_five_weeks_after_it(friday, ben):
    coming.answer(friday, ben, "yes")
    with time_machine.travel(friday.starts_at + KEPT_FOR - timedelta(hours=1)):
        forget_who_came()
        assert Coming.objects.exists()
    with time_machine.travel(friday.starts_at + KEPT_FOR + timedelta(hours=1)):
        forget_who_came()
        assert not Coming.objects.exists()


def test_afterwards_nothing_is_said_any_more(friday, ben, browse):
    with time_machine.travel(friday.starts_at + timedelta(hours=2)):
        assert coming.answer(friday, ben, "yes") is None
        assert timezone.now() > friday.starts_at
    assert not Coming.objects.exists()


def test_somebody_whose_account_is_closed_is_given_no_seat(one_seat, ben, cleo):
    coming.answer(one_seat, ben, "yes")
    coming.answer(one_seat, cleo, "yes")
    type(cleo).objects.filter(pk=cleo.pk).update(is_suspended=True)
    coming.answer(one_seat, ben, "no")
    assert says(one_seat, cleo) == ("yes", False)


def test_strangers_say_nothing_and_learn_nothing(friday, dev, invited, browse):
    for one in (dev, invited):
        assert say(browse, one, friday, "yes").status_code == 404
    assert not Coming.objects.exists()


def test_saying_not_today_gives_the_seat_to_the_next(morning, tonight_for_one, ben, cleo, browse):
    for one in (ben, cleo):
        coming.answer(tonight_for_one, one, "yes")
    browse(ben).post(f"{tonight_for_one.get_absolute_url()}ahead/", {"today": "not"})
    assert says(tonight_for_one, ben) == ("no", False)
    assert says(tonight_for_one, cleo) == ("yes", True)


def test_who_begins_to_lead_needs_no_seat_of_the_members(one_seat, morning, ben, nia):
    coming.answer(one_seat, ben, "yes")
    also_leads(morning, nia)
    assert coming.answer(one_seat, nia, "yes").has_place
