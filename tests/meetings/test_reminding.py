"""Reminders: each at the right minute by everybody's own clock, and once, whatever happens."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from alongside.meetings import engine, plan, reminding
from alongside.meetings.evening import carry_out
from alongside.meetings.models import Ahead, Meeting
from alongside.meetings.schedule import changing, coming
from alongside.notices.models import Notice
from alongside.work import run_due
from tests.conftest import new_group, person
from tests.on_disk import at_once, on_disk  # noqa: F401  A fixture.

from .planning import also_leads
from .test_beforehand import ZONES

MINUTE = timedelta(minutes=1)


@pytest.fixture
def meeting(morning):
    return a_meeting(morning, date(2026, 12, 8))


def a_meeting(group, day, at=time(19)):
    return group.meetings.create(
        title="Pacing",
        wall_date=day,
        wall_time=at,
        zone="Europe/London",
        steps=plan.dump(plan.simple()),
    )


def look_from(first, until, *, every=MINUTE):
    """As a worker does: once a minute. Gives [(when, kind, whose)] of what was told, in order."""
    told, known = [], set(Notice.objects.values_list("pk", flat=True))
    now = first
    while now <= until:
        with time_machine.travel(now, tick=False):
            reminding.remind(now)
        new = Notice.objects.exclude(pk__in=known).order_by("person_id")
        for one in new:
            told.append((now, one.kind, one.person_id))
            known.add(one.pk)
        now += every
    return told


def zoned(name, zone):
    return person(name, display={"zone": zone})


# -- the right minute -----------------------------------------------------------------------------


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 11, 1)])
def test_each_is_reminded_once_at_the_right_minute_of_their_own_clock(ada, day):
    """The days on which clocks change in Europe, and in America; Chile and Cairo are near them."""
    people = {zoned(f"reader{n}", zone): zone for n, zone in enumerate(ZONES)}
    meeting = a_meeting(new_group("zones", ada, *people), day)
    told = look_around(meeting)
    for one, zone in people.items():
        own = [(when, kind) for when, kind, whose in told if whose == one.pk]
        assert [kind for _when, kind in own] == ["meeting_coming_up", "meeting_begins_soon"]
        (a_day, _kind), (an_hour, _kind) = own
        begins = meeting.starts_at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        shown = a_day.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        assert begins - shown == timedelta(days=1)
        assert meeting.starts_at - an_hour == timedelta(hours=1)


def look_around(meeting):
    """Every minute of the hours in which something could be due."""
    begins = meeting.starts_at
    near_a_day = look_from(begins - timedelta(hours=25, minutes=2), begins - timedelta(hours=22))
    near_an_hour = look_from(begins - timedelta(minutes=63), begins + MINUTE)
    return near_a_day + near_an_hour


def test_whoever_chose_no_clock_is_reminded_by_that_of_the_group(morning, ben):
    meeting = a_meeting(morning, date(2026, 3, 29))
    a_day = next(when for when, _kind, whose in look_around(meeting) if whose == ben.pk)
    assert meeting.starts_at - a_day == timedelta(hours=23)


# -- once -----------------------------------------------------------------------------------------


def soon(meeting):
    return meeting.starts_at - timedelta(hours=1)


def told(kind="meeting_begins_soon"):
    there = Notice.objects.filter(kind=kind).order_by("person_id")
    return list(there.values_list("person", flat=True))


def test_a_worker_that_was_stopped_for_half_an_hour_still_reminds_once(meeting, morning):
    look_from(soon(meeting) - MINUTE, soon(meeting) - MINUTE)
    look_from(soon(meeting) + timedelta(minutes=30), soon(meeting) + timedelta(minutes=33))
    assert len(told()) == morning.memberships.count()


def test_after_a_meeting_has_begun_nobody_is_reminded_of_it(meeting):
    look_from(soon(meeting) - MINUTE, soon(meeting) - MINUTE)
    look_from(meeting.starts_at, meeting.starts_at + MINUTE)
    assert told() == []


def test_a_reminder_of_long_ago_is_left_out(meeting):
    begins = meeting.starts_at
    look_from(begins - timedelta(hours=26), begins - timedelta(hours=26))
    look_from(begins - timedelta(hours=11), begins - timedelta(hours=11))
    assert told("meeting_coming_up") == []


def test_of_a_meeting_planned_on_the_day_itself_nobody_is_told_a_day_before(meeting, morning):
    begins = meeting.starts_at
    look_from(begins - timedelta(hours=22), begins - timedelta(hours=22))
    new = a_meeting(morning, meeting.wall_date, time(20))
    look_from(begins - timedelta(hours=21), begins - timedelta(hours=21) + MINUTE)
    assert not Notice.objects.filter(about=f"meeting:{new.pk}").exists()


def test_a_clock_set_back_an_hour_neither_doubles_nor_stops_reminders(meeting, morning):
    look_from(soon(meeting) - MINUTE, soon(meeting) + timedelta(minutes=20))
    later = a_meeting(morning, meeting.wall_date, time(19, 10))
    look_from(soon(meeting) - timedelta(minutes=40), soon(meeting) + timedelta(minutes=30))
    ids = [f"meeting:{one.pk}" for one in (meeting, later)]
    counts = [Notice.objects.filter(kind="meeting_begins_soon", about=one).count() for one in ids]
    assert counts == [3, 3]


@pytest.mark.usefixtures("on_disk")
@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_remind_once(meeting, morning):
    look_from(soon(meeting) - MINUTE, soon(meeting) - MINUTE)
    with time_machine.travel(soon(meeting), tick=True):
        at_once(*[lambda: reminding.remind(soon(meeting))] * 4)
    assert len(told()) == len(set(told())) == morning.memberships.count()


def test_the_worker_does_it_by_itself(meeting, morning):
    """Through the queue, as it runs: nobody but the worker asks for it."""
    with time_machine.travel(soon(meeting) - MINUTE, tick=False):
        run_due()
    assert told() == []
    with time_machine.travel(soon(meeting), tick=False):
        run_due()
    assert len(told()) == morning.memberships.count()
    with time_machine.travel(soon(meeting) + MINUTE, tick=False):
        run_due()
    assert len(told()) == morning.memberships.count()


# -- who ------------------------------------------------------------------------------------------


def remind_soon(meeting):
    look_from(soon(meeting) - MINUTE, soon(meeting))
    return told()


def in_november():
    return time_machine.travel(datetime(2026, 11, 28, 12, tzinfo=ZoneInfo("UTC")), tick=False)


def test_whoever_cannot_come_is_left_in_peace(meeting, ada, ben, cleo):
    with in_november():
        coming.answer(meeting, ben, "no")
        coming.answer(meeting, cleo, "unsure")
    assert remind_soon(meeting) == sorted([ada.pk, cleo.pk])


def test_where_seats_are_few_those_with_one_are_reminded_and_those_who_lead(
    meeting, ada, ben, cleo
):
    Meeting.objects.filter(pk=meeting.pk).update(capacity=1)
    with in_november():
        coming.answer(meeting, ben, "yes")
        assert coming.answer(meeting, cleo, "yes").waits
    assert remind_soon(meeting) == sorted([ada.pk, ben.pk])


def test_nobody_outside_is_reminded(meeting, dev, nia, morning, ada, ben, cleo):
    morning.welcome(nia)  # Who has not said yes to the agreement.
    assert remind_soon(meeting) == sorted([ada.pk, ben.pk, cleo.pk])


# -- moved, cancelled -----------------------------------------------------------------------------


def test_a_cancelled_meeting_reminds_nobody(meeting, ada):
    with in_november():
        assert changing.cancel(meeting, by=ada)
    assert remind_soon(meeting) == []


def test_whoever_has_said_not_today_is_not_reminded(meeting, morning, ben, cleo):
    Ahead.objects.say(by=cleo, meeting=meeting, today="not")
    Ahead.objects.say(by=ben, meeting=meeting, today="few")
    reminded = remind_soon(meeting)
    assert cleo.pk not in reminded
    assert ben.pk in reminded
    assert len(reminded) == morning.memberships.count() - 1


def test_a_moved_meeting_reminds_at_its_new_time_alone(meeting, ada, morning):
    before = meeting.starts_at
    with in_november():
        assert changing.move(meeting, meeting.wall_date, time(21), by=ada)
    meeting.refresh_from_db()
    look_from(before - timedelta(minutes=61), before - timedelta(minutes=59))
    assert told() == []
    assert len(remind_soon(meeting)) == morning.memberships.count()


def test_what_reminded_of_the_old_time_is_taken_back_and_said_anew(meeting, ada, morning):
    remind_soon(meeting)
    with time_machine.travel(soon(meeting) + MINUTE, tick=False):
        assert changing.move(meeting, meeting.wall_date, time(21), by=ada)
    assert told() == []
    meeting.refresh_from_db()
    assert len(remind_soon(meeting)) == morning.memberships.count()


def test_a_reminder_says_nothing_once_it_is_late(meeting, ben):
    remind_soon(meeting)
    mine = Notice.objects.get(kind="meeting_begins_soon", person=ben)
    with time_machine.travel(soon(meeting), tick=False):
        assert mine.is_still_so()
    with time_machine.travel(meeting.starts_at, tick=False):
        assert not mine.is_still_so()


# -- nobody to lead -------------------------------------------------------------------------------


def test_those_who_lead_are_told_that_nobody_is_down_to(meeting, morning, ada, nia):
    also_leads(morning, nia)
    week = meeting.starts_at - timedelta(days=7)
    with time_machine.travel(week - MINUTE, tick=False):
        reminding.look_for_leaders(timezone.now())
    assert told("nobody_leads") == []
    for _twice in range(2):
        with time_machine.travel(week, tick=False):
            reminding.look_for_leaders(timezone.now())
    assert told("nobody_leads") == sorted([ada.pk, nia.pk])
    mine = Notice.objects.filter(kind="nobody_leads").first()
    with time_machine.travel(week, tick=False):
        assert mine.is_still_so()
        assert changing.lead_it(meeting, by=nia)
        assert not mine.is_still_so()


@pytest.fixture
def goes(tonight):
    """`goes(person)`: their device has not been heard of for a while."""

    def goes(person):
        seat = tonight.seats.get(person=person)
        carry_out(tonight, engine.Leave(id=str(uuid4()), by=None, seat=seat.pk))

    return goes


@pytest.mark.parametrize("begins", [False, True])
def test_whoever_only_tried_the_room_out_does_not_lead_it(tonight, ada, ben, browse, goes, begins):
    for who in (ada, ben):
        browse(who).post(f"{tonight.get_absolute_url()}arrive/", {"today": "few"})
    if begins:  # Then she does lead it, and is back in a moment.
        browse(ada).post(f"{tonight.get_absolute_url()}next/", {"leaving": "0"})
    goes(ada)
    begun = tonight.starts_at + timedelta(minutes=3)
    with time_machine.travel(begun, tick=False):
        reminding.look_for_leaders(begun)
        assert told("nobody_came_to_lead") == ([] if begins else [ada.pk])


def test_those_who_lead_are_told_that_people_wait_and_nobody_leads(tonight, ada, ben, browse):
    browse(ben).post(f"{tonight.get_absolute_url()}arrive/", {"today": "few"})
    begun = tonight.starts_at + timedelta(minutes=3)
    with time_machine.travel(begun, tick=False):
        reminding.look_for_leaders(begun)
        mine = Notice.objects.get(kind="nobody_came_to_lead")
        assert mine.person == ada
        assert mine.is_still_so()
        browse(ada).post(f"{tonight.get_absolute_url()}arrive/", {"today": "few"})
        assert not mine.is_still_so()


def test_nobody_is_told_that_people_wait_where_everybody_has_gone(tonight, ada, ben, browse, goes):
    browse(ben).post(f"{tonight.get_absolute_url()}arrive/", {"today": "few"})
    goes(ben)
    begun = tonight.starts_at + timedelta(minutes=3)
    with time_machine.travel(begun, tick=False):
        reminding.look_for_leaders(begun)
        assert told("nobody_came_to_lead") == []
