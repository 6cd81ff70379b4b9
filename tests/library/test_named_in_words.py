"""An address of a page of ours, in what somebody wrote, is told by its name. Nothing is fetched."""

import socket

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.conversations.models import Story
from alongside.lib import things
from alongside.library.models import Resource
from alongside.people.models import Mute

NICE = "/library/resources/nice-ng193/"
TITLE = "Chronic pain in over 16s"


def named(words):
    return [thing.name for thing in things.named_in(words)]


@pytest.mark.parametrize(
    "words",
    [
        f"See {NICE}.",
        "See (https://localhost/library/resources/nice-ng193)!",
        "http://localhost:8000/library/resources/nice-ng193/?x=1#y, if you like",
    ],
)
def test_an_address_of_ours_is_known(db, words):
    assert named(words) == ["resource:nice-ng193"]


@pytest.mark.parametrize(
    "words",
    [
        "https://elsewhere.example/library/resources/nice-ng193/",
        "//elsewhere.example/library/resources/nice-ng193/",
        "javascript:/library/resources/nice-ng193/",
        "http://[/library/resources/nice-ng193/",
        "/library/resources/nice-ng193/../../organise/",
        "/library/resources/hearsay/",
        f"/library/resources/{2**64}/",
        "",
        None,
    ],
)
def test_another_is_not(db, words):
    assert named(words) == []


def test_a_few_at_most(db):
    cards = ("slow-breathing", "kind-hand", "music-time", "warm-water")
    words = " ".join(f"/strategies/{slug}/" for slug in cards)
    assert named(f"{words} {words}") == [f"card:{slug}" for slug in cards[:3]]


@pytest.fixture
def nothing_is_fetched(monkeypatch):
    def refuse(*args, **more):
        raise AssertionError("something was looked up")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("nothing_is_fetched")
def test_in_a_reply_its_name_stands_beneath(bens_story, ben, cleo, browse):
    words = f"This helped me: http://localhost{NICE}"
    browse(cleo).post(reverse("reply", args=[bens_story.pk]), {"body": words})
    page = browse(ben).get(bens_story.get_absolute_url()).text
    beneath = page.partition("This helped me")[2]
    assert f'href="{NICE}"' in beneath and "about" in beneath
    Mute.objects.mute(by=ben, whom=cleo)
    page = browse(ben).get(bens_story.get_absolute_url()).text
    assert page.index("Something by") < page.index(f'href="{NICE}"') < page.index('id="your-reply"')
    folded = page.partition('<details class="folded">')[2].partition("</details>")[0]
    assert f'href="{NICE}"' in folded


def test_in_a_thread_with_one_person_too(morning, ada, cleo, browse):
    at = f"/groups/morning/threads/{cleo.pk}/"
    browse(ada).post(at, {"body": "I thought of you: /strategies/slow-breathing/"})
    assert 'href="/strategies/slow-breathing/"' in browse(cleo).get("/groups/morning/thread/").text


def test_what_waits_is_not_told_and_what_was_taken_out_says_so(
    morning, ada, cleo, suggestion, browse
):
    body = f"Look: /library/resources/{suggestion.pk}/"
    story = Story.objects.share(by=ada, group=morning, body=body, wish="listen")
    read = browse(cleo)
    assert "The kettle and the stairs" not in read.get(story.get_absolute_url()).text
    said = {"signed_by": "Dev", "conflict": "None.", "why": "So."}
    suggestion.decide("shown", by=ada, said=said, review_by=timezone.localdate())
    assert "The kettle and the stairs" in read.get(story.get_absolute_url()).text
    Resource.objects.get().decide("retired", by=ada, said=said)
    page = read.get(story.get_absolute_url()).text
    assert "It has been taken out of the library since." in page
    assert f'href="/library/resources/{suggestion.pk}/"' not in page


def test_a_page_on_which_many_speak_of_strategies_asks_no_more_often(bens_story, cleo, browse):
    read, page = browse(cleo), bens_story.get_absolute_url()
    asks = []
    for slug in ("slow-breathing", "kind-hand", "music-time", "warm-water", "slow-breathing"):
        bens_story.reply(by=cleo, body=f"/strategies/{slug}/ helped me.")
        read.get(page)
        with CaptureQueriesContext(connection) as queries:
            assert f'href="/strategies/{slug}/"' in read.get(page).text
        asks.append(len(queries))
    assert len(set(asks)) == 1, asks
