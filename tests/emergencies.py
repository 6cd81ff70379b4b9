"""An emergency at half past two. Olive organises and is in no group; Oscar may organise too."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from alongside.groups.models import EmergencyReading

HALF_PAST_TWO = datetime(2026, 11, 24, 14, 30, tzinfo=UTC)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
WHY = "Ben wrote of the bridge."


@pytest.fixture
def clock():
    with time_machine.travel(HALF_PAST_TWO, tick=False) as clock:
        yield clock


@pytest.fixture
def reading(clock, morning, olive):
    """Olive, the only organiser, reads the morning group until half past three."""
    return EmergencyReading.objects.ask(by=olive, group=morning, reason=WHY)


@pytest.fixture
def asked(clock, morning, olive, oscar):
    """Olive has asked, and Oscar has not answered yet."""
    return EmergencyReading.objects.ask(by=olive, group=morning, reason=WHY)


def pages(reading, story):
    return [f"/emergency/{reading.pk}/", f"/emergency/{reading.pk}/stories/{story.pk}/"]


def statuses(browser, addresses):
    return [browser.get(address).status_code for address in addresses]
