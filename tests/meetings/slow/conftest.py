"""A slow round of the morning group: Ada leads; Ben and Cleo are members."""

import math
from datetime import timedelta

import pytest

from alongside.meetings.models import SlowRound
from alongside.meetings.slow import going_on, keeping
from alongside.notices.models import Notice
from tests.home.searching import index, look  # noqa: F401  Fixtures.

PROMPT = "What helps in the first hour?"


def begin(group, by, days=3, **more):
    words = {"prompt": PROMPT, "closing": "Thank you all."}
    round, refusal = keeping.begin(by=by, group=group, days=days, reflect_days=2, **(words | more))
    assert refusal is None
    return round


def notices_of(person, kind):
    return Notice.objects.filter(person=person, kind=kind)


@pytest.fixture
def slow_round(morning, ada):
    return begin(morning, ada)


class Days:
    """A slow round as people use it, on a clock that the test moves on."""

    def __init__(self, round, browse, monkeypatch):
        self.pk, self.browse = round.pk, browse
        self.now = math.ceil(round.happenings.first().at)
        monkeypatch.setattr(keeping.time, "time", lambda: self.now)

    def do(self, person, verb, **fields):
        return self.browse(person).post(f"{self.at}{verb}/", fields, follow=True)

    def page(self, person):
        return self.browse(person).get(self.at)

    @property
    def at(self):
        return f"/slow-rounds/{self.pk}/"

    @property
    def round(self):
        return SlowRound.objects.get(pk=self.pk)

    @property
    def state(self):
        return keeping.state_of(self.round)

    def turn_of(self, person):
        return self.round.turns.get(author=person)

    def wait(self, **time):
        """So long passes, and the server looks what is to be done."""
        self.now += timedelta(**time).total_seconds()
        going_on.go_on(keeping.moment(self.now))


@pytest.fixture
def days(slow_round, browse, monkeypatch):
    return Days(slow_round, browse, monkeypatch)
