"""A line is made mostly by tapping: taps are kept wherever words would be."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.people.exports import export
from alongside.people.models import Consent, Draft
from alongside.toolkit.light_log.logs import LightLog
from tests.begun import began_on, version_in
from tests.people.conftest import PASSWORD
from tests.people.test_drafts import carried_by

HERE = "/light-log/"
TAPS = {"sleep": "badly", "did": "more", "helped": ["rest", "music"]}
SENT = {"place": "light_log:1", "page": HERE, "day": "1", **TAPS}


@pytest.fixture
def running(leo):
    return LightLog.objects.begin(by=leo)


def ticked_on(page):
    return set(re.findall(r'value="(\w+)"[^>]* checked', page))


ALL = {"badly", "more", "rest", "music"}


def test_they_wait_for_whoever_has_to_sign_in_again(running, leo, browse):
    late = browse()
    page = late.post(HERE, SENT)
    assert page.status_code == 401 and "they wait for you" in page.text
    said = {"login": "leo", "password": PASSWORD, **carried_by(page.text)}
    assert late.post("/sign-in/", said).status_code == 302
    page = late.get(HERE)
    assert ticked_on(page.text) == ALL
    late.post(HERE, {**SENT, **began_on(page)})
    assert LightLog.objects.get().days["1"]["helped"] == ["rest", "music"]
    assert not Draft.objects.exists()


def test_they_wait_where_the_limits_have_changed(running, leo, browse):
    here = browse(leo)
    Consent.objects.filter(person=leo).update(taken_back_at=timezone.now())
    Consent.keep_limits(leo.pk)
    assert here.post(HERE, SENT).url.startswith("/limits/")
    leo.accept_limits()
    assert ticked_on(here.get(HERE).text) == ALL


def test_what_was_unticked_does_not_come_back(running, leo, browse):
    here = browse(leo)
    here.post(HERE, {**SENT, "word": "Visitors"})
    page = here.get(HERE)
    version = version_in(page.text)
    left = {"place": "light_log:1", "version": version, "sleep": "well", "helped": "music"}
    here.post("/drafts/", {**left, **began_on(page)})
    page = here.get(HERE).text
    assert ticked_on(page) == {"well", "music"} and "Visitors" not in page.partition("</form>")[0]
    here.post("/drafts/", {"place": "light_log:1", "version": version, "word": "Alone"})
    assert ticked_on(here.get(HERE).text) == set()


def test_they_are_in_what_somebody_takes_along(running, leo, browse):
    browse(leo).post("/drafts/", SENT)
    (section,) = (one for one in export(leo) if one.name == "drafts")
    assert list(section.entries()[0].facts.values()) == ["more, rest,music, badly"]


def test_without_any_there_is_nothing_to_keep(running, leo, browse):
    browse(leo).post("/drafts/", {**SENT, "helped": []})
    assert Draft.objects.exists()
    browse(leo).post("/drafts/", {"place": "light_log:1"})
    assert not Draft.objects.exists()


def test_a_line_that_comes_too_late_is_given_back_whole(running, leo, browse):
    running.stop()
    page = browse(leo).post(HERE, {**SENT, "word": "Visitors"}).text
    kept = page.partition('id="kept"')[2].partition("</textarea>")[0]
    for words in ("I slept badly", "I did more than usual", "A rest", "Music or", "Visitors"):
        assert words in kept


def test_of_yesterday_the_night_before_it_is_asked_for(running, leo, browse):
    running.began_on -= timedelta(days=1)
    running.save()
    here = browse(leo)
    assert "How was last night?" in here.get(HERE, {"day": "2"}).text
    page = here.get(HERE, {"day": "1"}).text
    assert "How was the night before that day?" in page and "last night" not in page
