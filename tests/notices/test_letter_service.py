"""Letters by a mail service: what it refuses is tried again, as with a mail server of one's own."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.notices import tell
from alongside.notices.letters.refusals import MOST
from alongside.notices.models import Refusals
from alongside.work import run_due

from .letter_service import FROM_A_GATEWAY, NO_SUCH_LETTERBOX, NOT_LET_IN, OUT, open_service

pytestmark = pytest.mark.pure

A_DAY = timedelta(days=1)


@pytest.fixture
def reachable(ben, chooses, with_address):
    chooses(ben, usual="email")
    with_address(ben)
    return ben


def work_through(days=12):
    """All that is due, and on later days whatever is tried again after a wait."""
    for day in range(days):
        run_due(timezone.now() + day * A_DAY)


@pytest.mark.parametrize("urgency", ["reminder", "digest", "at_once"])
@pytest.mark.parametrize("answer", [NOT_LET_IN, OUT])
def test_what_it_refuses_is_tried_again(settings, reachable, kind, urgency, answer, caplog):
    with open_service(settings) as service:
        service.answers = [answer] * 2
        tell([reachable], kind(urgency), "thing:1")
        work_through()
    assert len(service.took) == 1
    assert str(answer[0]) in caplog.text and "letterbox.example" not in caplog.text


@pytest.mark.parametrize("urgency", ["reminder", "digest"])
def test_one_that_is_not_there_is_asked_again(settings, reachable, kind, urgency):
    with open_service(settings) as service:
        pass  # From here on nobody listens there.
    tell([reachable], kind(urgency), "thing:1")
    work_through(days=2)
    with open_service(settings) as service:
        work_through()
    assert len(service.took) == 1


@pytest.mark.parametrize("urgency, letters", [("reminder", 0), ("on_call", 1)])
@pytest.mark.parametrize("answer", [None, FROM_A_GATEWAY])
def test_a_reminder_that_may_have_been_taken_does_not_come_twice(
    settings, reachable, kind, urgency, letters, answer
):
    with open_service(settings) as service:
        service.answers = [answer]
        tell([reachable], kind(urgency), "thing:1")
        work_through()
    assert len(service.took) == letters


def test_a_letterbox_that_it_will_not_write_to_gets_no_more(settings, reachable, kind):
    with open_service(settings) as service:
        service.answers = [NO_SUCH_LETTERBOX] * MOST
        for number in range(MOST + 1):
            tell([reachable], kind("at_once"), f"thing:{number}")
            work_through()
    assert service.took == [] and Refusals.objects.stopped().exists()
