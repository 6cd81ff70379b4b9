"""A slow round to the second: what may be done, by whom, and from when on."""

from dataclasses import FrozenInstanceError

import pytest

from alongside.meetings.engine import UnknownEvent, slow
from alongside.meetings.engine.slow import events
from alongside.meetings.engine.slow.asking import DAY

from .histories import History

pytestmark = pytest.mark.pure

ADA, GWEN, BEN, CLEO, DEV = 1, 2, 3, 4, 5  # Ada and Gwen facilitate.
HOUR = 3_600.0


@pytest.fixture
def days():
    history = History()
    history.open(by=ADA, days=3, reflect_days=2)
    return history


def code(answer):
    """The reason of a refusal, None for a yes."""
    return str(answer.code) if isinstance(answer, slow.Refusal) else None


def everybody(days, kind):
    for seat in days.state.order:
        days.do(kind, seat)


def test_it_goes_on_at_the_second_and_not_before(days):
    days.wait(3 * DAY - 1)
    assert code(days.do(slow.Turn, None)) == "not_yet"
    days.wait(1)
    assert days.do(slow.Turn, None) == (events.Turned(),)
    assert days.do(slow.Turn, None) == ()
    days.wait(2 * DAY - 1)
    assert code(days.do(slow.Close, None)) == "not_yet"
    days.wait(1)
    assert days.do(slow.Close, None) == (events.Closed(),)
    assert days.state.closed_at == 5 * DAY


def test_an_hour_after_the_last_turn_and_an_hour_anew_if_somebody_came_back(days):
    days.wait(60)
    everybody(days, slow.Pass)
    days.wait(HOUR - 1)
    assert code(days.do(slow.Turn, None)) == "not_yet"
    days.do(slow.ComeBack, BEN)
    days.wait(HOUR)
    assert code(days.do(slow.Turn, None)) == "not_yet"
    days.do(slow.Contribute, BEN)
    days.wait(HOUR / 2)
    days.do(slow.Contribute, BEN)  # Other words in their place: nobody waits longer for that.
    days.wait(HOUR / 2)
    assert days.do(slow.Turn, None) == (events.Turned(),)


def test_the_reminder_is_due_a_day_before_and_once(days):
    days.do(slow.Pass, BEN)
    days.wait(2 * DAY - 1)
    assert code(days.do(slow.Remind, None)) == "not_yet"
    days.wait(1)
    assert days.do(slow.Remind, None) == (events.Reminded((CLEO, DEV, ADA, GWEN)),)
    assert days.state.reminded_at == 2 * DAY
    assert code(days.do(slow.Remind, None)) == "not_yet"


def test_nobody_is_reminded_of_nothing(days):
    everybody(days, slow.Pass)
    days.wait(2 * DAY)
    assert code(days.do(slow.Remind, None)) == "not_yet"


@pytest.mark.parametrize("days", [2, 8])
def test_three_to_seven_days(days):
    assert code(History().open(days=days)) == "not_that_long"
    assert code(History().open(days=days, reflect_days=3)) == "not_that_long"


@pytest.mark.parametrize("reflect_days", [0, 8])
def test_one_to_seven_days_of_answers(reflect_days):
    assert code(History().open(reflect_days=reflect_days)) == "not_that_long"


@pytest.mark.parametrize(("days", "reflect_days"), [(3, 1), (7, 7)])
def test_the_shortest_and_the_longest(days, reflect_days):
    history = History()
    assert code(history.open(days=days, reflect_days=reflect_days)) is None
    assert history.state.turns_until == days * DAY
    history.wait(days * DAY)
    history.do(slow.Turn, None)
    assert history.state.reflections_until == (days + reflect_days) * DAY


def test_who_begins_it_leads_and_it_begins_once(days):
    assert code(History().open(by=BEN)) == "facilitators_only"
    assert code(History().open(members=())) == "nobody_there"
    assert code(days.open()) == "open_already"


@pytest.mark.parametrize(
    ("held", "order"), [(0, (BEN, CLEO, DEV)), (1, (CLEO, DEV, BEN)), (3, (BEN, CLEO, DEV))]
)
def test_another_one_is_first_each_time(held, order):
    history = History()
    history.open(held=held)
    assert history.state.order[:3] == order


def test_a_no_says_why(days):
    days.do(slow.Contribute, BEN)
    assert code(days.do(slow.Pass, BEN)) == "has_spoken"
    assert code(days.do(slow.Reflect, BEN)) == "not_reflecting"
    assert code(days.do(slow.Pass, 99)) == "not_in_the_round"
    assert code(days.do(slow.Close, BEN)) == "facilitators_only"
    waiting = slow.Refusal(slow.Code.NOT_EVERYONE, (CLEO, DEV, ADA, GWEN))
    assert days.do(slow.Turn, ADA) == waiting
    assert code(days.do(slow.Close, ADA)) == "not_everyone"
    everybody(days, slow.Contribute)
    assert code(days.do(slow.Turn, BEN)) == "facilitators_only"
    assert days.do(slow.Turn, ADA) == (events.Turned(),)
    for kind in (slow.Contribute, slow.Pass, slow.ComeBack):
        assert code(days.do(kind, CLEO)) == "turns_are_over"
    assert code(days.do(slow.Join, 7)) == "turns_are_over"
    assert days.do(slow.Join, CLEO) == ()


def test_who_comes_later_is_offered_a_turn_too(days):
    assert days.do(slow.Join, 7) == (events.Offered(7, False),)
    assert days.state.order[-1] == 7 and days.state.turns[7].owed
    assert days.do(slow.Join, 7) == ()
    assert code(days.do(slow.Contribute, 7)) is None


def test_over_whom_it_went_on_keeps_nobody_from_closing(days):
    for seat in (CLEO, DEV, ADA, GWEN):
        days.do(slow.Pass, seat)
    days.wait(3 * DAY)
    days.do(slow.Turn, None)
    assert slow.owed(days.state) == (BEN,)
    assert days.do(slow.Close, ADA) == (events.Closed(),)


def test_when_the_turns_are_over_nothing_settles_any_more(days):
    for seat in (CLEO, DEV, ADA, GWEN):
        days.do(slow.Pass, seat)
    days.wait(3 * DAY)
    days.do(slow.Turn, None)
    days.do(slow.Withdraw, None, BEN)
    assert slow.owed(days.state) == () and days.state.settled_since is None


def test_what_the_clock_may_do_is_nothing_before_and_after():
    for state in (slow.State(), slow.State(status="closed", turns_until=0.0)):
        assert slow.may_turn(state, 1e9) is False
        assert slow.may_remind(state, 1e9) is False
        assert slow.may_close(state, 1e9) is False
    assert slow.State().reflect_seconds == 0


def test_nobody_changes_a_state_or_a_turn(days):
    for thing in (days.state, days.state.turns[BEN]):
        with pytest.raises(FrozenInstanceError):
            thing.status = None


def test_nothing_new_is_no_event(days):
    assert days.do(slow.ComeBack, BEN) == ()
    assert days.do(slow.TakeBack, BEN) == ()
    days.do(slow.Pass, BEN)
    assert days.do(slow.Pass, BEN) == ()
    assert days.do(slow.Unreflect, BEN) == ()
    assert days.do(slow.SetRole, None, BEN, False) == ()
    assert days.do(slow.SetRole, None, 99, True) == ()
    assert days.do(slow.Withdraw, None, 99) == ()
    assert days.do(slow.Close, ADA, True) == (events.Closed(),)
    assert days.do(slow.Close, GWEN) == ()


def test_words_taken_back_while_the_turns_go_on_leave_the_turn_to_come(days):
    days.do(slow.Contribute, BEN)
    days.do(slow.TakeBack, BEN)
    assert BEN in slow.owed(days.state)
    days.do(slow.Contribute, BEN)
    days.wait(3 * DAY)
    days.do(slow.Turn, None)
    days.do(slow.TakeBack, BEN)
    assert days.state.turns[BEN].status == "spoken"


def test_who_begins_to_lead_steers_and_who_left_does_not(days):
    days.do(slow.SetRole, None, BEN, True)
    days.do(slow.Withdraw, None, ADA)
    assert code(days.do(slow.Close, ADA, True)) == "not_in_the_round"
    assert days.do(slow.Close, BEN, True) == (events.Closed(),)


def test_the_server_closes_where_the_group_has_ended(days):
    assert days.do(slow.Close, None, True) == (events.Closed(),)


def test_the_kinds_on_record_never_change():
    """Old rounds must stay readable: add to this list, never edit it."""
    assert sorted(events.KINDS) == sorted([
        "opened", "offered", "contributed", "passed", "came_back", "taken_back", "reminded",
        "turned", "reflected", "unreflected", "gone", "role_changed", "closed",
    ])  # fmt: skip
    with pytest.raises(UnknownEvent):
        slow.from_json({"kind": "said", "seat": 1})  # One of a live meeting.
