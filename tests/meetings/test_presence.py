"""Who counts as here. Not knowing is never taken for absence. The people are in cast.py."""

import pytest

from alongside import live
from alongside.meetings import presence
from alongside.meetings.models import Entry
from alongside.vault.search.waiting import Waiting
from tests.vault.search.conftest import held, index  # noqa: F401  A fixture.


@pytest.fixture
def clock(monkeypatch, settings):
    """A monotonic clock that the test moves; the server has just started."""
    settings.AWAY_AFTER = 60

    class Clock:
        now = 1000.0

        def wait(self, seconds):
            self.now += seconds
            presence.look_around()

    monkeypatch.setattr(presence, "OPEN_LINE", 150)
    monkeypatch.setattr(presence, "_seen", {})
    monkeypatch.setattr(presence, "_could_steer", {})
    monkeypatch.setattr(presence, "_started", Clock.now)
    clock = Clock()
    monkeypatch.setattr(presence.time, "monotonic", lambda: clock.now)
    return clock


@pytest.fixture
def streams(monkeypatch):
    """The people who have a stream open."""
    open_now = set()
    monkeypatch.setattr(live, "connected", lambda topic: open_now)
    return open_now


def open_stream(room, person, streams):
    presence.seen_on_stream(room.meeting, room.meeting.seats.get(person=person))
    streams.add(person.pk)


def away(room, person):
    return room.state.seats[room.seat(person)].away_since is not None


def test_a_page_without_scripts_is_never_taken_for_absent(room, clock, streams, ada, ben):
    room.begin(ada, ben)
    clock.wait(3600)
    assert not away(room, ben)


def test_a_dropped_line_counts_after_a_minute_and_the_place_is_kept(
    room, clock, streams, ada, ben, cleo
):
    room.begin(ada, ben, cleo)
    open_stream(room, ben, streams)
    streams.clear()
    clock.wait(59)
    room.turn_of(ben)
    clock.wait(2)
    assert away(room, ben)
    room.turn_of(cleo)
    room.press(cleo, "pass", turn=room.turn_of(cleo))
    room.see(ben)
    assert not away(room, ben)
    room.press(ada, "pass", turn=room.turn_of(ada))
    room.turn_of(ben)


def test_an_open_line_is_believed_for_longer_but_not_for_ever(room, clock, streams, ada, ben):
    room.begin(ada, ben)
    open_stream(room, ben, streams)
    clock.wait(100)
    assert not away(room, ben)
    clock.wait(51)
    assert away(room, ben)


def test_a_page_that_says_it_is_there_is_there(room, clock, streams, ada, ben):
    room.begin(ada, ben)
    open_stream(room, ben, streams)
    for _minute in range(5):
        clock.wait(60)
        room.browser(ben).post(f"{room.meeting.get_absolute_url()}here/")
    assert not away(room, ben)


def test_after_a_restart_everybody_has_a_minute_again(room, clock, streams, ada, ben):
    room.begin(ada, ben)
    open_stream(room, ben, streams)
    streams.clear()
    presence._seen.clear()
    clock.now = presence._started = 5000.0
    clock.wait(59)
    assert not away(room, ben)
    clock.wait(2)
    assert away(room, ben)


def test_pages_are_told_when_steering_passes_to_the_members(
    room, clock, streams, ada, ben, monkeypatch
):
    room.begin(ada, ben)
    told = []
    monkeypatch.setattr(live, "publish", told.append)
    for person in (ada, ben):
        open_stream(room, person, streams)
    streams.discard(ada.pk)
    clock.wait(61)
    assert away(room, ada)
    told.clear()
    later = room.meeting.starts_at.timestamp() + 61
    monkeypatch.setattr(presence.time, "time", lambda: later)
    clock.wait(1)
    assert told == [room.meeting.topic]
    clock.wait(1)
    assert told == [room.meeting.topic]
    assert "No facilitator is here. You can move things on." in room.see(ben).text


# -- what the watch does beside it -----------------------------------------------------------------


@pytest.mark.usefixtures("index")
def test_nobody_who_speaks_waits_for_the_search_which_the_watch_takes_it_into(
    room, ada, ben, cleo, monkeypatch, django_capture_on_commit_callbacks
):
    room.begin(ada, ben, cleo)
    with django_capture_on_commit_callbacks(execute=True):
        room.press(ben, "finish", turn=room.turn_of(ben), body="Those stairs, again.")
    said = Entry.objects.get().pk
    assert [line.row for line in Waiting.objects.all()] == [said]
    watch = presence.Watch()
    watch.every = 0
    monkeypatch.setattr(presence, "look_around", lambda between: watch.stopping.set())
    monkeypatch.setattr(presence, "give_way", lambda: None)  # It is the test's own thread …
    monkeypatch.setattr(presence, "close_old_connections", lambda: None)  # … and connection.
    watch.run()
    assert not Waiting.objects.exists()
    assert [id for _scope, _field, id in held().lines] == [said]


def test_the_watch_rests_after_each_room(room, clock, ada, ben):
    rested = []
    presence.look_around(lambda: rested.append(room))
    assert rested == []
    room.begin(ada, ben)
    presence.look_around(lambda: rested.append(room))
    assert rested == [room]


def test_it_rests_for_longer_than_it_worked(monkeypatch):
    watch, worked, rested = presence.Watch(), iter([0.2, 0.2]), []
    monkeypatch.setattr(presence.time, "thread_time", lambda: next(worked))
    monkeypatch.setattr(watch.stopping, "wait", rested.append)
    watch.worked = 0.1
    watch.rest()
    assert rested == [pytest.approx(0.1 * presence.RESTS)] and watch.worked == 0.2
