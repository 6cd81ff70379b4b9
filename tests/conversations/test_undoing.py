"""The first moments after sharing, in which words can be had back as if nothing had been said."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.conversations.models import Reply, Story
from alongside.conversations.second_thoughts.undoing import undo
from alongside.people.models import Draft
from alongside.vault import endings
from alongside.vault.endings import Ending
from tests.groups.parting import own_ledger  # noqa: F401  A fixture.

STORIES = "/groups/morning/stories/"
BUTTON = '<div class="undo">'


def door(shared):
    kind = "stories" if isinstance(shared, Story) else "replies"
    return f"/groups/morning/{kind}/{shared.pk}/undo/"


@pytest.fixture
def bens_reply(ben, bens_story):
    return bens_story.reply(by=ben, body="And the lift.", content_note="About lifts")


def was_shared(shared, seconds):
    shared.group.memberships.update(sees_from=None)
    at = timezone.now() - timedelta(seconds=seconds)
    type(shared).objects.filter(pk=shared.pk).update(shared_at=at)
    if isinstance(shared, Reply):
        Story.objects.update(newest_reply_at=at)
    shared.refresh_from_db()


# -- a story --------------------------------------------------------------------------------------


def test_the_page_after_sharing_offers_it(cleo, ben, morning, browse):
    form = {"body": "Hello", "wish": "ideas"}
    page = browse(cleo).post(STORIES, form, follow=True)
    assert f'action="{door(Story.objects.get())}"' in page.text
    assert BUTTON not in browse(ben).get(Story.objects.get().get_absolute_url()).text


def test_it_is_gone_and_the_words_are_in_their_box(cleo, ben, morning, browse):
    cleos = browse(cleo)
    cleos.post(STORIES, {"body": "Hello there", "wish": "ideas", "content_note": "About mornings"})
    page = cleos.post(door(Story.objects.get()), follow=True)
    assert not Story.objects.exists()
    assert page.redirect_chain[-1][0] == f"{STORIES}share/"
    assert "Hello there" in page.text and "About mornings" in page.text
    assert 'value="ideas"' in page.text.split("checked")[0].rsplit("<input", 1)[1]
    again = cleos.get(f"{STORIES}share/").text
    assert "Hello there" in again and "About mornings" in again, "until they are shared anew"


def test_what_was_begun_since_stays(ben, bens_story, browse):
    place = f"story:{bens_story.group_id}"
    Draft.objects.keep(ben, place, "Something else")
    browse(ben).post(door(bens_story))
    assert Draft.objects.words(ben, place) == "The stairs again.\n\nSomething else"


def test_where_both_do_not_fit_nothing_is_lost(ben, bens_story, browse):
    place, long = f"story:{bens_story.group_id}", "x" * 100_000
    Draft.objects.keep(ben, place, long)
    answer = browse(ben).post(door(bens_story))
    assert answer.url.endswith("/take-back/")
    assert Draft.objects.words(ben, place) == long and Story.objects.exists()


# -- a reply --------------------------------------------------------------------------------------


def test_a_reply_leaves_no_place_behind(ben, cleo, bens_reply, browse):
    story = bens_reply.story
    page = browse(ben).post(door(bens_reply), follow=True)
    assert not Reply.objects.exists()
    assert "And the lift.</textarea>" in page.text and "About lifts" in page.text
    text = browse(cleo).get(story.get_absolute_url()).text
    assert "lift" not in text and "took this back" not in text


def test_the_answer_is_still_to_the_same_reply(ben, cleo, bens_story, browse):
    cleos = bens_story.reply(by=cleo, body="I believe you.")
    bens = bens_story.reply(by=ben, body="Thank you.", answers=cleos)
    page = browse(ben).post(door(bens), follow=True)
    assert f'name="answers" value="{cleos.pk}"' in page.text


@pytest.mark.django_db(transaction=True)
def test_on_an_older_copy_it_is_undone_again(own_ledger, ben, bens_reply):  # noqa: F811
    kept = Reply.objects.get()
    undo(bens_reply, by=ben)
    assert [line["what"] for line in own_ledger.lines()] == ["reply_undone"]
    kept.save(force_insert=True)
    Ending.objects.all().delete()
    assert endings.catch_up() == 1
    assert not Reply.objects.exists()


# -- when it is too late --------------------------------------------------------------------------


@pytest.fixture(params=["bens_story", "bens_reply"])
def shared(request):
    return request.getfixturevalue(request.param)


def still_there(shared):
    return type(shared).objects.with_words().filter(pk=shared.pk).exists()


@pytest.mark.parametrize(("seconds", "shown"), [(0, True), (18, True), (21, False), (3600, False)])
def test_it_is_shown_for_twenty_seconds(ben, shared, browse, seconds, shown):
    was_shared(Story.objects.get(), 4000)
    was_shared(shared, seconds)
    text = browse(ben).get(Story.objects.get().get_absolute_url()).text
    assert (f'action="{door(shared)}"' in text) == shown


def test_it_is_not_shown_where_somebody_has_answered(ben, cleo, bens_story, shared, browse):
    bens_story.reply(by=cleo, body="I believe you.")
    assert BUTTON not in browse(ben).get(bens_story.get_absolute_url()).text


@pytest.mark.parametrize(("seconds", "done"), [(20, True), (55, True), (65, False)])
def test_slow_hands_have_a_minute(ben, shared, browse, seconds, done):
    was_shared(shared, seconds)
    answer = browse(ben).post(door(shared))
    assert still_there(shared) != done
    assert answer.url.endswith("/take-back/") != done


def test_somebody_has_answered(ben, cleo, bens_story, shared, browse):
    bens_story.reply(by=cleo, body="I believe you.")
    page = browse(ben).post(door(shared), follow=True)
    assert page.redirect_chain[-1][0].endswith("/take-back/")
    assert "You can still take it back." in page.text
    assert still_there(shared)


def test_ones_own_answer_is_none(ben, bens_reply, browse):
    bens_reply.story.reply(by=ben, body="And the door.")
    browse(ben).post(door(bens_reply))
    assert not still_there(bens_reply)


def test_the_author_alone_may(ada, cleo, dev, evening, shared, browse):
    for person, refused in ((ada, 403), (cleo, 403), (dev, 404)):
        assert browse(person).post(door(shared)).status_code == refused
    assert browse(ada).get(door(shared)).status_code == 405
    assert still_there(shared) and not Draft.objects.exists()


@pytest.mark.parametrize("which", ["story", "reply"])
def test_the_same_tap_twice_leads_somewhere_too(ben, bens_story, bens_reply, which, browse):
    shared = bens_reply if which == "reply" else bens_story
    if which == "story":
        bens_reply.delete()
    me = browse(ben)
    me.post(door(shared))
    page = me.post(door(shared), follow=True)
    assert page.status_code == 200 and "Undone." in page.text


def test_not_a_story_beneath_which_they_wrote_on(ben, bens_story, bens_reply, browse):
    page = browse(ben).post(door(bens_story), follow=True).text
    assert "cannot be undone any more" in page and "take it back" in page
    assert Reply.objects.get() == bens_reply and Story.objects.exists()
