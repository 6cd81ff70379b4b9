"""A pause instead of an end: nobody asks why, and nothing waits on the way back."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from alongside.conversations.models import Story
from alongside.people.leaving import pausing
from alongside.people.models import Person, Profile

pytestmark = pytest.mark.django_db


@pytest.fixture
def away(morning, ben, cleo, bens_story):
    """Cleo had read Ben's story; she has had a break since yesterday, in which much was shared."""
    yesterday = timezone.now() - timedelta(days=1)
    bens_story.mark_read(cleo, timezone.now())
    pausing.begin(cleo)
    pausing.keep(cleo, mine={"since": yesterday.isoformat()}, others={})
    bens_story.reply(by=ben, body="And the bannister.")
    Story.objects.share(by=ben, group=morning, body="While you were away.", wish="listen")
    return cleo


def new_for(browser):
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", browser.get("/").text)
    return page.split("New for you")[1].split("My groups")[0] if "New for you" in page else ""


def test_a_break_begins_and_ends_with_one_tap(morning, cleo, browse):
    cleos = browse(cleo)
    assert "You are having a break" not in cleos.get("/").text
    assert cleos.post("/account/pause/").url == "/account/pause/"
    today = cleos.get("/").text
    assert "You are having a break" in today
    assert 'action="/account/pause/back/"' in today
    assert Profile.objects.get(person=cleo).pause["since"]
    answer = cleos.post("/account/pause/back/", follow=True)
    assert "You are back." in answer.text
    assert "Good to see you" in answer.text
    assert "You are having a break" not in answer.text
    assert Profile.objects.get(person=cleo).pause == {}


def test_nothing_is_asked(cleo, browse):
    page = browse(cleo).get("/account/pause/").text
    assert "<textarea" not in page
    assert 'type="text"' not in page


def test_there_is_nothing_to_catch_up_with(away, browse):
    cleos = browse(away)
    assert "While you were away." in new_for(cleos), "the control: without coming back it is new"
    assert "The stairs again." in new_for(cleos)
    cleos.post("/account/pause/back/")
    assert new_for(cleos) == ""


def test_what_comes_afterwards_is_new(away, morning, ben, bens_story, browse):
    cleos = browse(away)
    cleos.post("/account/pause/back/")
    bens_story.reply(by=ben, body="Since you are back.")
    Story.objects.share(by=ben, group=morning, body="A new one.", wish="listen")
    assert "The stairs again." in new_for(cleos)
    assert "A new one." in new_for(cleos)
    assert "While you were away." not in new_for(cleos)


def test_the_way_in_goes_to_what_came_afterwards(away, morning, ben, bens_story, browse):
    cleos = browse(away)
    cleos.post("/account/pause/back/")
    reply = bens_story.reply(by=ben, body="Since you are back.")
    away.refresh_from_db()
    story = Story.objects.listed_for(away).get(pk=bens_story.pk)
    page = cleos.get(story.where_i_was().partition("#")[0]).text
    assert "Since you are back." in page
    assert "And the bannister." not in page.split("Since you are back.")[1]
    assert reply.pk


def test_reading_afterwards_counts_as_ever(away, morning, ben, bens_story, browse):
    cleos = browse(away)
    cleos.post("/account/pause/back/")
    bens_story.reply(by=ben, body="Since you are back.")
    cleos.get(bens_story.get_absolute_url())
    assert new_for(cleos) == ""


def test_others_keep_their_own_news(away, ada, browse):
    before = new_for(browse(ada))
    browse(away).post("/account/pause/back/")
    assert new_for(browse(ada)) == before != ""


def test_coming_back_from_nowhere_changes_nothing(morning, cleo, bens_story, browse):
    cleos = browse(cleo)
    answer = cleos.post("/account/pause/back/", follow=True)
    assert "You are back." not in answer.text
    assert "The stairs again." in new_for(cleos)


def test_a_break_that_has_begun_does_not_begin_again(cleo):
    pausing.begin(cleo)
    since = cleo.paused_since
    pausing.begin(cleo)
    assert cleo.paused_since == since


def test_where_it_is_stored_it_does_not_show_who_has_a_break(ada, ben, cleo):
    """Ada never had one, Ben has one, Cleo had one: the same length, and never nothing."""
    Profile.objects.create(person=ada, pause={})
    for someone in (ben, cleo):
        pausing.begin(someone)
    pausing.come_back(cleo)
    for column, table in (("paused", "people_person"), ("pause", "people_profile")):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT LENGTH({column}) FROM {table}")
            assert len({length for (length,) in cursor.fetchall()}) == 1


def test_somebody_from_before_there_were_breaks_has_none(cleo):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_person SET paused = NULL")
    cleo = Person.objects.get(pk=cleo.pk)
    assert cleo.paused_since is None
    assert cleo.back_since is None
    pausing.begin(cleo)
    assert cleo.paused_since


def test_an_organiser_is_told_who_else_reads_of_it(cleo, olive, browse):
    told = "Where you are the only one, that tells them that you have one."
    assert told in browse(olive).get("/account/pause/").text
    assert told not in browse(cleo).get("/account/pause/").text
