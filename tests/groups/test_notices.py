"""Who is told what of a group, and of asking to join one; and who never is."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.groups.joining import places
from alongside.groups.models import Concern, Decision, EmergencyReading
from alongside.groups.parting import deciding, ending, looking_again
from alongside.groups.parting.decisions import WAITS
from alongside.groups.roles import Role
from alongside.groups.talking.notices import remind_of_talks
from alongside.people.leaving import pausing
from alongside.people.models import Suspension
from tests.conftest import new_group, person
from tests.telling import times_told, told

from .parting import BUT, WHY, comes, place_of, remove, silence
from .talks import in_days, thread_of, with_of, wrote
from .test_asking import asks, settle


def noon(ada, ben, **how):
    return settle(new_group("noon", ada, ben), joining="asking", **how)


# -- coming in ------------------------------------------------------------------------------------


def test_whoever_lets_people_in_is_told_that_somebody_asks(ada, ben, nia, browse):
    group = noon(ada, ben)
    asks(browse(nia), group)
    asks(browse(nia), group)
    assert told("asked_to_join") == {ada}
    assert times_told("asked_to_join", ada) == 1
    places.take_back(group.askings.get())
    assert told("asked_to_join") == set()


def test_who_is_let_in_is_told_until_they_have_come(ada, ben, nia, browse):
    group = noon(ada, ben)
    asks(browse(nia), group)
    places.accept(group.askings.get(), by=ada)
    assert told("asked_to_join") == set()
    assert told("let_in") == {nia}
    assert told("asking_answered") == set()
    place_of(nia, group).accept(group.current_agreement())
    assert told("let_in") == set()


def test_who_is_in_line_is_told_so_and_then_of_their_place(ada, ben, nia, browse):
    group = noon(ada, ben, capacity=1)
    asks(browse(nia), group)
    places.accept(group.askings.get(), by=ada)
    assert told("asking_answered") == {nia}
    assert told("let_in") == set()
    place_of(ben, group).end(by=ben)
    places.fill(group)
    assert told("let_in") == {nia}
    assert told("asking_answered") == set()


def test_not_this_time_is_told_to_whoever_asked_until_they_put_it_away(ada, ben, nia, browse):
    group = noon(ada, ben)
    asks(browse(nia), group)
    asking = group.askings.get()
    places.decline(asking, by=ada, words="Thank you for asking.")
    assert told("asking_answered") == {nia}
    browse(nia).post(f"/asked/{asking.pk}/put-away/")
    assert told("asking_answered") == set()


def test_who_comes_straight_in_is_not_told_what_they_see(ada, ben, nia, browse):
    group = settle(new_group("noon", ada, ben), joining="open")
    asks(browse(nia), group)
    assert group.memberships.filter(person=nia).exists()
    assert times_told("let_in", nia) == 0


# -- threads --------------------------------------------------------------------------------------


def test_each_side_of_a_thread_is_told_of_the_other_once_until_it_looks(
    morning, ada, ben, cleo, gwen, sue, browse
):
    for words in ("One more.", "And another."):
        wrote(browse(cleo), "/groups/morning/thread/", words)
    assert told("thread_written") == {ada, gwen}
    assert times_told("thread_written", ada) == 1
    browse(gwen).get(with_of(morning, cleo))  # One has looked: it is new to nobody any more.
    assert told("thread_written") == set()
    wrote(browse(cleo), "/groups/morning/thread/", "A third.")
    assert times_told("thread_written", ada) == 2
    wrote(browse(ada), with_of(morning, cleo), "Thank you.")
    assert told("thread_answered") == {cleo}
    browse(cleo).get("/groups/morning/thread/")
    assert told("thread_answered") == set()


def test_a_form_that_is_sent_twice_tells_once(morning, ada, cleo):
    thread = thread_of(cleo, morning)
    for _twice in range(2):
        thread.write(by=ada, body="How are you?", pk=77)
        thread.mark_read("person", timezone.now())
    assert times_told("thread_answered", cleo) == 1


def test_times_for_a_first_talk_are_told_to_whoever_asked(ada, ben, nia, browse):
    group = noon(ada, ben, talks_first=True)
    asks(browse(nia), group)
    thread = thread_of(nia, group)
    thread.propose([in_days(2)], by=ada, place="By phone", zone="Europe/London")
    assert told("thread_answered") == {nia}
    thread.take(thread.times.get().pk)
    assert told("thread_written") == {ada}


def test_of_a_first_talk_both_sides_are_reminded_an_hour_before(ada, ben, nia, browse):
    group = noon(ada, ben, talks_first=True)
    asks(browse(nia), group)
    thread, begins = thread_of(nia, group), in_days(2)
    thread.propose([begins], by=ada, place="By phone", zone="Europe/London")
    talk = thread.times.get()
    thread.take(talk.pk)
    for minutes, people in ((61, set()), (60, {ada, nia}), (59, {ada, nia})):
        with time_machine.travel(begins - timedelta(minutes=minutes), tick=False):
            remind_of_talks(timezone.now())
            assert told("talk_soon") == people
    assert times_told("talk_soon", nia) == 1
    with time_machine.travel(begins - timedelta(minutes=50), tick=False):
        thread.take_back_time(talk.pk)
        assert told("talk_soon") == set()


@pytest.mark.parametrize("way", ["takes back", "not this time", "comes in and leaves"])
def test_of_a_talk_that_will_not_be_nobody_is_reminded(ada, ben, nia, browse, way):
    group = noon(ada, ben, talks_first=True)
    asks(browse(nia), group)
    asking = group.askings.get()
    thread, begins = thread_of(nia, group), in_days(2)
    thread.propose([begins], by=ada, place="By phone", zone="Europe/London")
    thread.take(thread.times.get().pk)
    with time_machine.travel(begins - timedelta(minutes=50), tick=False):
        remind_of_talks(timezone.now())
        assert told("talk_soon") == {ada, nia}
        if way == "takes back":
            places.take_back(asking)
        elif way == "not this time":
            places.decline(asking, by=ada, words="Not this time.")
        else:
            group.welcome(nia).end(by=nia)
        assert told("talk_soon") == set()


def test_a_talk_that_was_agreed_a_moment_ago_needs_no_reminder(ada, ben, nia, browse):
    group = noon(ada, ben, talks_first=True)
    asks(browse(nia), group)
    thread, begins = thread_of(nia, group), timezone.now() + timedelta(minutes=30)
    thread.propose([begins], by=ada, place="By phone", zone="Europe/London")
    thread.take(thread.times.get().pk)
    remind_of_talks(timezone.now())
    assert told("talk_soon") == set()


def test_who_left_or_leads_no_more_hears_nothing_of_threads(morning, ada, cleo, gwen):
    thread_of(cleo, morning).write(by=cleo, body="On Friday.")
    assert told("thread_written") == {ada, gwen}
    place_of(gwen, morning).give_role(Role.MEMBER, by=ada)
    assert told("thread_written") == {ada}


# -- the whole group ------------------------------------------------------------------------------


def test_a_change_of_the_agreement_is_told_and_then_the_new_version(morning, ada, ben, cleo):
    propose = morning.proposals.propose
    now = morning.current_agreement()
    change = propose(by=place_of(ben, morning), body="We pass.", why="", changes=now)
    assert told("agreement_proposed") == {ada, cleo}
    change.say(place_of(ada, morning), "yes")  # Of whom alone it takes a yes, so early on.
    assert told("agreement_proposed") == set()
    assert told("agreement_changed") == {ben, cleo}
    place_of(ben, morning).accept(morning.current_agreement())
    assert told("agreement_changed") == {cleo}


def test_a_role_is_told_to_whom_it_is_given_and_not_to_who_lays_it_down(morning, ada, ben, gwen):
    place_of(ben, morning).give_role(Role.PEER, by=ada)
    place_of(ben, morning).give_role(Role.PEER, by=ada)
    assert told("role_given") == {ben}
    assert times_told("role_given", ben) == 1
    place_of(gwen, morning).give_role(Role.MEMBER, by=gwen)
    assert told("role_given") == {ben}


def test_whoever_the_group_is_handed_on_to_is_told(morning, ada, gwen, browse):
    browse(ada).post("/groups/morning/leave/")
    assert place_of(gwen, morning).role == Role.FACILITATOR
    assert told("role_given") == {gwen}


def test_the_end_of_a_group_is_told_and_that_it_goes_on(morning, ada, ben, cleo, dev, evening):
    later = timezone.localdate() + timedelta(days=30)
    for _twice in range(2):
        ending.plan(morning, by=ada, ends_on=later, ending=WHY)
    assert told("group_ends") == {ben, cleo}
    assert times_told("group_ends", ben) == 1
    ending.plan(morning, by=ada, ends_on=None, ending=None)
    assert told("group_ends") == set()
    assert told("group_goes_on") == {ben, cleo}


# -- decisions ------------------------------------------------------------------------------------


def test_who_does_not_write_for_a_while_is_told(morning, ada, ben, cleo, gwen, browse):
    decision = silence(morning, cleo, by=ada)
    assert told("decided") == {cleo}
    browse(cleo).get(decision.get_absolute_url())
    assert told("decided") == set()


def test_being_asked_to_leave_is_told_once_it_holds_and_to_nobody_else(
    morning, ada, ben, cleo, gwen
):
    decision = remove(morning, cleo, by=ada)
    assert told("to_confirm") == {gwen}
    assert times_told("decided", cleo) == 0
    assert deciding.confirm(decision, by=gwen)
    assert told("to_confirm") == set()
    assert told("decided") == {cleo}


def test_what_nobody_confirmed_in_time_is_asked_of_nobody(morning, ada, cleo, gwen):
    remove(morning, cleo, by=ada)
    with time_machine.travel(timezone.now() + WAITS):
        assert told("to_confirm") == set()


def test_organisers_are_asked_to_look_again_and_the_answer_is_told(morning, ada, cleo, olive):
    decision = remove(morning, cleo, by=ada)  # With nobody beside Ada it holds at once.
    Decision.objects.filter(pk=decision.pk).update(seen_at=timezone.now())
    comes(morning, "oscar")
    looking_again.ask_again(decision, BUT)
    assert told("to_look_at_again") == {olive}
    looking_again.answer(decision, by=olive, words="It stays.", is_reversed=False)
    assert told("to_look_at_again") == set()
    assert told("decision_answered") == {cleo}


# -- concerns, and emergencies --------------------------------------------------------------------


def test_a_concern_is_told_to_who_may_read_it_and_never_to_whom_it_is_about(
    morning, ada, ben, cleo, olive
):
    type(ada).objects.filter(pk=ada.pk).update(is_organiser=True)
    raised = Concern.objects.raise_one(by=cleo, group=morning, about=ada, words="She laughed.")
    assert told("concern_raised") == {olive}
    raised.take(by=olive)
    assert told("concern_raised") == set()
    raised.refresh_from_db()
    raised.give_answer("Thank you for telling us.", by=olive)
    assert told("concern_answered") == {cleo}


def test_an_emergency_reading_is_told_to_organisers_and_then_to_the_group(
    morning, ada, ben, cleo, olive, dev
):
    oscar = person("oscar", is_organiser=True)
    reading = EmergencyReading.objects.ask(by=olive, group=morning, reason="Nobody answers.")
    assert told("emergency_asked") == {oscar}
    assert told("emergency_reading") == set()
    reading.allow(by=oscar)
    assert told("emergency_asked") == set()
    assert told("emergency_reading") == {ada, ben, cleo}


# -- nobody who is not there ----------------------------------------------------------------------


def test_nobody_who_has_a_break_is_suspended_or_gone_hears_of_anything(
    morning, ada, ben, cleo, olive
):
    later = timezone.localdate() + timedelta(days=30)
    ending.plan(morning, by=ada, ends_on=later, ending=WHY)
    pausing.begin(ben)
    assert told("group_ends") == {cleo}
    pausing.come_back(ben)
    assert told("group_ends") == {ben, cleo}
    Suspension.objects.suspend(ben, by=olive, reason="For a while.")
    assert told("group_ends") == {cleo}
    place_of(cleo, morning).end(by=cleo)
    assert told("group_ends") == set()
