"""The laws of the queue, held by made-up months: of many groups, and of two volunteers."""

import json
from dataclasses import replace

import pytest

from alongside.__main__ import main
from alongside.care import simulating
from alongside.care.cases.levels import ASKED, KEPT_EVERY, LEVELS, Waiting, in_order
from alongside.care.simulating import BEGINS, TWENTY, TWO, every_day, play

pytestmark = pytest.mark.pure
ALWAYS = every_day(0, 0)


@pytest.mark.parametrize("service", [TWENTY, TWO])
@pytest.mark.parametrize("seed", [1, 2])
def test_no_crisis_is_late_no_amber_starves_and_nobody_is_told_what_is_not_so(service, seed):
    month = play(service, seed)
    assert month.late_crises == month.starved_amber == month.told_wrong == 0
    assert sum(month.items.values()) == len(month.claimed)


def test_a_queue_that_looked_at_crises_last_would_be_noticed(monkeypatch):
    """The control: the laws can break."""
    monkeypatch.setattr(
        simulating, "in_order", lambda waiting, hours: in_order(waiting, hours)[::-1]
    )
    few = replace(TWENTY, team=1, on_call_at_once=1, texts_a_day=40)
    month = play(few, seed=1)
    assert month.late_crises + month.starved_amber > 0


def test_somebody_who_was_told_of_a_wrong_hour_would_be_noticed(monkeypatch):
    monkeypatch.setattr(simulating, "ASKS_A_DAY", 0.5)
    monkeypatch.setattr(simulating, "next_staffed", lambda hours, moment: moment)
    assert play(TWO, seed=1).told_wrong > 0


def waiting(number, level, source="found"):
    return Waiting(number, level, source, BEGINS)


def test_crises_and_whoever_asks_come_first():
    some = [waiting(1, "amber"), waiting(2, "red"), waiting(3, "crisis"), waiting(4, "red", ASKED)]
    assert [one.id for one in in_order(some, ALWAYS)] == [3, 4, 2, 1]


def test_a_place_is_kept_for_amber_however_much_red_there_is():
    some = [waiting(number, "red") for number in range(20)] + [waiting(99, "amber")]
    assert [one.id for one in in_order(some, ALWAYS)].index(99) == KEPT_EVERY - 1


def test_nothing_is_lost_or_doubled_by_the_order():
    some = [waiting(number, LEVELS[number % 4]) for number in range(50)]
    assert sorted(one.id for one in in_order(some, ALWAYS)) == list(range(50))


def test_the_levels_are_those_of_the_rules():
    from alongside.care.signals import LEVELS as of_rules

    assert of_rules == LEVELS


def test_the_program_prints_a_line_for_each_month(capsys):
    assert main(["evaluate", "queue", "--seed", "3"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["care_team"] for line in lines] == [6, 2]
    assert all(line["readings_a_day_each"] < 10 for line in lines)
