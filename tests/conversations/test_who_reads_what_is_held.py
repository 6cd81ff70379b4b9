"""Whoever is asked about held words has to have them; nobody hears of a hold who does not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.conversations.exports import export
from alongside.conversations.holding.holding import can_be_decided_by
from alongside.conversations.models import Story
from alongside.groups.models import Membership
from alongside.people.models import Block
from tests.groups.parting import place_of

from .held import SECRET, WHY, appealed, held, of, released, stays

TODAY, DESK = "/", "/groups/morning/desk/"


@pytest.fixture
def story(morning, ben, cleo):
    return Story.objects.share(by=ben, group=morning, body=f"I met {SECRET}.", wish="ideas")


@pytest.fixture
def made(story, ada):
    return held(story, ada)


def came_later(someone, group):
    later = timezone.now() + timedelta(seconds=1)
    Membership.objects.filter(person=someone, group=group).update(sees_from=later)


def a_block(someone, author):
    Block.objects.create(by=someone, whom=author)


def blocked(someone, author):
    Block.objects.create(by=author, whom=someone)


@pytest.fixture(params=["came later", "blocks", "is blocked"])
def gwen_does_not_read_it(request, ben, gwen, made):
    if request.param == "came later":
        came_later(gwen, made.group)
    elif request.param == "blocks":
        a_block(gwen, ben)
    else:
        blocked(gwen, ben)


# -- another look ----------------------------------------------------------------------------------


def test_an_organiser_is_asked_where_no_one_else_who_leads_has_the_words(
    ben, gwen, olive, story, made, gwen_does_not_read_it, browse
):
    """Else the appeal would wait for somebody who cannot open it, and nobody could decide."""
    assert "An organiser cannot read the words" in browse(ben).get(of(story, "held")).text
    assert appealed(made, ben)
    assert browse(gwen).get(of(story, "held")).status_code == 404
    assert not can_be_decided_by(made, gwen)
    assert browse(olive).get(f"/organise/held/{made.pk}/").status_code == 200
    assert released(made, olive)


def test_it_goes_to_an_organiser_where_that_comes_about_later(ben, gwen, olive, made):
    assert appealed(made, ben)
    assert can_be_decided_by(made, gwen) and not can_be_decided_by(made, olive)
    blocked(gwen, ben)
    assert can_be_decided_by(made, olive) and not can_be_decided_by(made, gwen)


def test_before_that_only_those_decide_who_have_the_words(
    ada, ben, gwen, made, gwen_does_not_read_it
):
    assert not can_be_decided_by(made, gwen)
    assert not stays(made, gwen)
    assert stays(made, ada)


def test_a_reply_is_there_only_with_its_story(ada, ben, cleo, gwen, olive, story):
    """Gwen does not read Ben, and so does not come to what Cleo said to him."""
    reply = story.reply(by=cleo, body=SECRET)
    made = held(reply, ada)
    assert can_be_decided_by(made, gwen)
    blocked(gwen, ben)
    assert not can_be_decided_by(made, gwen)
    assert appealed(made, cleo) and can_be_decided_by(made, olive)


def test_words_that_were_left_without_a_name_are_for_all_who_lead(ben, gwen, story, made):
    place_of(ben, story.group).end(by=ben, words="unnamed")
    story.refresh_from_db()
    made.refresh_from_db()
    assert made.shared.author is None and can_be_decided_by(made, gwen)


# -- who hears of it -------------------------------------------------------------------------------


def test_no_name_on_the_desk_or_on_today_of_whom_one_does_not_read(
    ada, ben, gwen, story, made, gwen_does_not_read_it, browse
):
    Story.objects.filter(pk=story.pk).update(edited_at=timezone.now() + timedelta(seconds=1))
    for page in (DESK, TODAY):
        assert of(story, "held") in browse(ada).get(page).text, page
        assert of(story, "held") not in browse(gwen).get(page).text, page
    assert 'id="held"' not in browse(gwen).get(DESK).text


# -- what one takes along --------------------------------------------------------------------------


def taken_along(someone):
    (section,) = [one for one in export(someone) if one.name == "holds"]
    return section.entries()


def test_the_reason_goes_along_with_whoever_was_told_of_it(ben, story, made):
    (entry,) = taken_along(ben)
    assert entry.words == WHY and "Saying who somebody is" in str(entry.facts)
    place_of(ben, story.group).end(by=ben)
    (entry,) = taken_along(ben)
    assert entry.words == WHY, "it was said while they were here"


def test_what_the_group_says_after_they_had_left_stays_with_the_group(ada, ben, story):
    place_of(ben, story.group).end(by=ben)
    held(story, ada)
    (entry,) = taken_along(ben)
    assert WHY not in entry.words and "Saying who somebody is" not in str(entry.facts)
    story.group.welcome(ben).accept(story.group.current_agreement())
    (entry,) = taken_along(ben)
    assert entry.words == WHY, "back in the group they are told"
