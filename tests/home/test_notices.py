"""What organisers are told of the service itself."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.care.numbers.shipped import REVIEWED
from alongside.home import notices
from alongside.people.models import Suspension
from alongside.vault.copies import taking
from tests.conftest import person
from tests.telling import times_told, told


@pytest.fixture
def real(settings):
    """Not a demo, which has nothing to lose."""
    settings.DEMO = False


def copied(at):
    taking.remember(at.isoformat())


def test_organisers_are_told_that_the_last_backup_is_old_until_there_is_one(real, olive, ben):
    copied(timezone.now() - timedelta(days=1))
    notices.look_after_the_house(timezone.now())
    assert told("copies_are_old") == set()
    copied(timezone.now() - timedelta(days=3))
    for _twice in range(2):
        notices.look_after_the_house(timezone.now())
    assert told("copies_are_old") == {olive}
    assert times_told("copies_are_old", olive) == 1
    copied(timezone.now())
    assert told("copies_are_old") == set()


def test_while_it_is_so_they_are_told_once_a_week(real, olive):
    copied(timezone.now() - timedelta(days=3))
    now = timezone.now()
    for days in range(15):
        with time_machine.travel(now + timedelta(days=days)):
            notices.look_after_the_house(timezone.now())
    assert times_told("copies_are_old", olive) in (2, 3)


def test_a_demo_has_nothing_to_lose(olive, settings):
    settings.DEMO = True
    copied(timezone.now() - timedelta(days=300))
    notices.look_after_the_house(timezone.now())
    assert told("copies_are_old") == told("kit_is_missing") == set()


def test_organisers_are_told_that_nobody_holds_the_kit(real, olive, monkeypatch):
    monkeypatch.setattr(notices.kit, "is_verified", lambda: False)
    notices.look_after_the_house(timezone.now())
    assert told("kit_is_missing") == {olive}
    monkeypatch.setattr(notices.kit, "is_verified", lambda: True)
    assert told("kit_is_missing") == set()


def test_the_numbers_of_crisis_lines_are_looked_at_twice_a_year(olive):
    looked_at = datetime.combine(REVIEWED, datetime.min.time(), UTC)
    for days, people in ((180, set()), (190, {olive})):
        with time_machine.travel(looked_at + timedelta(days=days)):
            notices.look_after_the_house(timezone.now())
            assert told("numbers_are_old") == people


def test_who_asks_for_another_look_at_their_closed_account_is_heard(olive, ben):
    oscar = person("oscar", is_organiser=True)
    suspension = Suspension.objects.suspend(ben, by=oscar, reason="For a while.")
    notices.look_for_appeals()
    assert told("account_appeal") == set()
    suspension.ask_again("It was not me.")
    for _twice in range(2):
        notices.look_for_appeals()
    assert told("account_appeal") == {olive}
    assert times_told("account_appeal", olive) == 1
    suspension.keep(by=olive, answer="It stays.")
    assert told("account_appeal") == set()
