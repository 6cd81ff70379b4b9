"""Something is kept for later while the meeting runs: by those who lead, in two taps, once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.meetings.models import Happening, Parked
from tests.conftest import new_meeting
from tests.on_disk import at_once, on_disk  # noqa: F401  A fixture.

from .evening import Evening

LETTERS = "The letters from the office"


@pytest.fixture
def room(tonight, browse, ada, ben, cleo):
    return Evening(tonight, browse).begin(ada, ben, cleo)


def park(room):
    return f"{room.meeting.get_absolute_url()}park/"


def test_two_taps_keep_it_and_nobody_elses_screen_changes(room, ada, cleo):
    assert f'href="{park(room)}"' in room.see(ada).text
    assert f'href="{park(room)}"' not in room.see(cleo).text
    happened = Happening.objects.count()
    page = room.press(ada, "park", what=LETTERS).text
    assert "Kept for later" in page and LETTERS in page
    assert Happening.objects.count() == happened
    assert LETTERS not in room.see(cleo).text


def test_only_those_who_lead_keep_it_or_read_it(room, ada, ben, dev, browse):
    room.press(ada, "park", what=LETTERS)
    for someone, status in ((ben, 403), (dev, 404)):
        assert browse(someone).get(park(room)).status_code == status
        assert browse(someone).post(park(room), {"what": "Mine"}).status_code == status
    assert Parked.objects.get().what == LETTERS


def test_what_does_not_fit_is_not_kept_and_stays_in_the_form(room, ada):
    assert "so that you know it again" in room.press(ada, "park", what=" ").text
    long = "a " * 160 + "b"
    page = room.press(ada, "park", what=long).text
    assert "nothing is lost" in page and long in page
    assert not Parked.objects.exists()


def test_the_review_has_it_already_and_the_next_plan_too(room, ada, morning):
    later = new_meeting(morning, starts_in=timedelta(days=7))
    room.press(ada, "park", what=LETTERS)
    room.press(ada, "close", anyway="yes")
    at = room.meeting.get_absolute_url()
    browser = room.browser(ada)
    assert f'Left for another time: <span dir="auto">{LETTERS}' in (
        browser.get(f"{at}how-it-went/").text
    )
    assert LETTERS in browser.get(later.get_absolute_url()).text
    answer = browser.post(f"{at}park/", {"what": "One more, a moment late"})
    assert answer.url == f"{at}how-it-went/" and Parked.objects.count() == 2
    assert browser.get(f"{at}park/").url == f"{at}how-it-went/"


def test_before_the_doors_open_there_is_the_plan(morning, ada, browse):
    later = new_meeting(morning, starts_in=timedelta(days=7))
    answer = browse(ada).post(f"{later.get_absolute_url()}park/", {"what": LETTERS})
    assert answer.url == later.get_absolute_url() and not Parked.objects.exists()


def test_what_was_typed_is_kept_where_it_was_cancelled_meanwhile(morning, ada, browse):
    later = new_meeting(morning, starts_in=timedelta(days=3))
    adas, at = browse(ada), later.get_absolute_url()
    adas.post(f"{at}arrive/", {"today": "few"})
    adas.post(f"{at}cancel/", {"why": "few"})
    page = adas.post(f"{at}park/", {"what": LETTERS}, follow=True).text
    assert "Kept for later." in page and Parked.objects.get().what == LETTERS
    assert adas.get(f"{at}park/").url == at


@pytest.mark.usefixtures("on_disk")
@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_keep_it_once(tonight, ada, browse):
    type(tonight).objects.update(opened_at=timezone.now())
    taps, address = [browse(ada) for _time in range(3)], f"{tonight.get_absolute_url()}park/"
    at_once(*(lambda one=one: one.post(address, {"what": LETTERS}) for one in taps))
    assert Parked.objects.get().what == LETTERS
