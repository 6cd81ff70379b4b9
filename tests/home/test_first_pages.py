"""What a visitor sees, what somebody who is signed in sees first, and the way to help."""

import pytest

from alongside.care.numbers.shipped import LINES
from alongside.conversations.models import Story
from alongside.home.models import Host
from alongside.people.models import Person


@pytest.fixture
def host(db):
    return Host.objects.create(name="Two <b>volunteers</b>", contact="Come to\nthe hall.")


def test_a_visitor_is_told_what_this_is_and_who_runs_it(host, browse):
    page = browse().get("/")
    assert "What happens in a meeting" in page.text
    assert "Two &lt;b&gt;volunteers&lt;/b&gt;" in page.text
    assert "Come to<br>the hall." in page.text


def test_a_visitor_sees_nothing_of_any_group(morning, bens_story, tonight, browse):
    for page in ("/", "/help/", "/privacy/", "/sign-in/", "/sign-up/"):
        text = browse().get(page).text
        for private in (morning.name, "The stairs again.", "Ben", "Ada", "Pacing"):
            assert private not in text, page


def test_help_is_one_tap_away_for_everybody(morning, cleo, host, browse):
    for someone in (browse(), browse(cleo)):
        assert 'href="/help/"' in someone.get("/").text
        page = someone.get("/help/").text
        for line in LINES:
            assert f'href="tel:{line.reach.replace(" ", "")}"' in page
        assert "Come to<br>the hall." in page


def test_help_is_there_before_the_limits_and_without_a_host(db, browse):
    leo = Person.objects.sign_up("leo")
    assert browse(leo).get("/help/").status_code == 200
    assert browse().get("/help/").status_code == 200


def test_today_shows_what_is_mine_and_nothing_else(
    morning, evening, bens_story, tonight, cleo, dev, browse
):
    page = browse(cleo).get("/").text
    assert "Good to see you, Cleo" in page
    assert morning.name in page
    assert "Pacing" in page
    assert "The stairs again." in page
    page = browse(dev).get("/").text
    assert evening.name in page
    for private in (morning.name, "The stairs again.", "Pacing"):
        assert private not in page


def test_an_invitation_that_is_waiting_shows_no_words_of_the_group(
    invited, bens_story, tonight, browse
):
    page = browse(invited).get("/").text
    assert "Read the agreement of The morning group" in page
    assert "The stairs again." not in page
    assert "Pacing" not in page


def test_ones_own_stories_and_those_already_read_are_no_news(
    morning, ben, cleo, bens_story, browse
):
    assert "New for you" not in browse(ben).get("/").text
    browse(cleo).get(bens_story.get_absolute_url())
    assert "New for you" not in browse(cleo).get("/").text
    bens_story.reply(by=ben, body="And the lift.")
    assert "New for you" in browse(cleo).get("/").text


def test_today_shows_three_at_most(morning, ben, cleo, browse):
    for number in range(5):
        Story.objects.share(by=ben, group=morning, body=f"Story {number}.", wish="listen")
    page = browse(cleo).get("/").text
    assert [f"Story {number}." in page for number in range(5)] == [False, False, True, True, True]


def test_who_is_in_no_group_is_told_how_to_find_one(dev, olive, browse):
    assert "A facilitator can send you a link." in browse(dev).get("/").text
    assert "/begin-a-group/" not in browse(dev).get("/").text
    assert "/begin-a-group/" in browse(olive).get("/").text


def test_a_groups_page_shows_it_whole(morning, bens_story, tonight, cleo, browse):
    page = browse(cleo).get("/groups/morning/").text
    for part in (morning.name, "For us.", "Pacing", "The stairs again.", "Passing is fine.", "Ada"):
        assert part in page


def test_the_server_answers_whether_it_is_well(db, browse):
    assert browse().get("/healthz").text == "ok\n"
    assert browse().get("/readyz").text == "ready\n"
    assert browse().post("/healthz").status_code == 405


def test_the_demo_signs_in_its_own_people_only(cleo, dev, olive, browse):
    visitor = browse()
    assert "Be Cleo" in visitor.get("/demo/").text
    assert visitor.get("/demo/sign-in/").status_code == 405
    for name in ("", "mallory", "Cleo ", "\x00", "x" * 10_000):
        assert visitor.post("/demo/sign-in/", {"person": name}).status_code == 404
    assert visitor.post("/demo/sign-in/", {"person": "cleo"}).url == "/"
    assert "Good to see you, Cleo" in visitor.get("/").text
