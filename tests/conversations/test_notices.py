"""Who is told of stories, replies and words that are held; and who never is."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from alongside.conversations.jobs import look_for_unanswered
from alongside.conversations.models import Move, Story
from alongside.conversations.taking_back import take_back
from alongside.groups.roles import Role
from alongside.people.models import Block, Mute
from tests.conftest import new_group
from tests.groups.parting import comes, place_of
from tests.telling import times_told, told

from .held import appealed, held, of, released, stays


def share(group, by, pk=None):
    return Story.objects.share(by=by, group=group, body="The stairs.", wish="listen", pk=pk)


# -- stories --------------------------------------------------------------------------------------


def test_everybody_else_is_told_of_a_story_until_they_have_read_it(
    morning, ada, ben, cleo, dev, browse
):
    story = share(morning, ben)
    assert told("story_shared") == {ada, cleo}
    browse(cleo).get(story.get_absolute_url())
    assert told("story_shared") == {ada}


def test_today_says_nothing_of_what_they_have_read_in_the_group(morning, ben, cleo, browse):
    browser, new = browse(cleo), "There is something new for you"
    story = share(morning, ben)
    assert new in browser.get("/").text
    browser.get(story.get_absolute_url())
    assert new not in browser.get("/").text


def test_a_form_that_is_sent_twice_tells_once(morning, ada, ben):
    for _twice in range(2):
        share(morning, ben, pk=77)
    assert times_told("story_shared", ada) == 1


def test_nobody_is_told_who_does_not_read_them(morning, ada, ben, cleo):
    Block.objects.block(by=cleo, whom=ben)
    Mute.objects.mute(by=ada, whom=ben)
    share(morning, ben)
    assert times_told("story_shared", ada) == times_told("story_shared", cleo) == 0


def test_whoever_blocks_or_mutes_somebody_later_hears_no_more_of_it(morning, ada, ben, cleo):
    share(morning, ben)
    Block.objects.block(by=ben, whom=cleo)
    assert told("story_shared") == {ada}
    Mute.objects.mute(by=ada, whom=ben)
    assert told("story_shared") == set()


def test_words_that_are_gone_or_held_are_told_of_to_nobody(morning, ada, ben, cleo):
    story = share(morning, ben)
    hold = held(story, by=ada)
    assert told("story_shared") == set()
    released(hold, by=ada)
    assert told("story_shared") == {ada, cleo}
    take_back(story)
    assert told("story_shared") == set()


def test_whoever_left_is_told_of_nothing(morning, ada, ben, cleo):
    share(morning, ben)
    place_of(cleo, morning).end(by=cleo)
    assert told("story_shared") == {ada}


# -- replies --------------------------------------------------------------------------------------


def test_the_author_is_told_of_answers_once_until_they_look(bens_story, ada, ben, cleo, browse):
    browse(ben).get(bens_story.get_absolute_url())
    for by in (ada, cleo):
        bens_story.reply(by=by, body="Mine too.")
    assert told("replied") == {ben}
    assert times_told("replied", ben) == 1
    browse(ben).get(bens_story.get_absolute_url())
    assert told("replied") == set()
    bens_story.reply(by=cleo, body="And today.")
    assert told("replied") == {ben}
    assert times_told("replied", ben) == 2


def test_who_answers_their_own_story_is_not_told(bens_story, ben):
    bens_story.reply(by=ben, body="It is better now.")
    assert times_told("replied", ben) == 0


def test_whoever_wrote_the_reply_that_is_answered_is_told_too(bens_story, ada, ben, cleo):
    first = bens_story.reply(by=cleo, body="Mine too.")
    bens_story.reply(by=ada, body="Thank you both.", answers=first)
    assert told("replied") == {ben, cleo}


def test_an_answer_of_somebody_they_do_not_read_is_none(bens_story, ben, cleo):
    bens_story.reply(by=cleo, body="Mine too.")
    Block.objects.block(by=ben, whom=cleo)
    assert told("replied") == set()


def test_an_answer_that_is_no_news_uses_no_notice_up(bens_story, ada, ben, cleo, browse):
    Mute.objects.mute(by=ben, whom=cleo)
    bens_story.reply(by=cleo, body="Mine too.")
    gone = bens_story.reply(by=ada, body="By mistake.")
    take_back(gone)
    assert told("replied") == set()
    browse(ben).get("/notices/")
    bens_story.reply(by=ada, body="I am here.")
    assert told("replied") == {ben}


def test_those_who_lead_are_told_of_what_nobody_has_answered(bens_story, ada, ben, cleo):
    now = timezone.now()
    for hours, leads in ((23, set()), (25, {ada}), (26, {ada})):
        with time_machine.travel(now + timedelta(hours=hours)):
            look_for_unanswered(timezone.now())
            assert told("unanswered") == leads
    assert times_told("unanswered", ada) == 1
    with time_machine.travel(now + timedelta(hours=27)):
        bens_story.reply(by=cleo, body="Mine too.")
        assert told("unanswered") == set()


# -- words that are held --------------------------------------------------------------------------


def test_the_author_is_told_that_words_are_held_and_of_each_decision(bens_story, ada, ben, browse):
    hold = held(bens_story, by=ada)
    assert told("words_held") == {ben}
    browse(ben).get(of(bens_story, "held"))
    assert told("words_held") == set()
    stays(hold, by=ada)
    assert told("words_held") == {ben}


def test_another_look_is_asked_of_those_who_had_no_part_in_it(morning, bens_story, ada, ben, olive):
    gwen = comes(morning, "gwen", Role.CO_FACILITATOR)
    hold = held(bens_story, by=ada)
    appealed(hold, by=ben)
    assert told("held_to_look_at") == {gwen}
    assert told("held_to_answer") == set()
    hold.refresh_from_db()
    released(hold, by=gwen)
    assert told("held_to_look_at") == set()


def test_or_of_organisers_where_there_is_nobody_else(bens_story, ada, ben, olive):
    appealed(held(bens_story, by=ada), by=ben)
    assert told("held_to_answer") == {olive}
    assert told("held_to_look_at") == set()


def test_an_author_is_told_that_a_story_might_be_heard_better_elsewhere(bens_story, ada, ben):
    move = Move.objects.propose(bens_story, by=ada, group=new_group("noon", ada, ben))
    assert told("move_proposed") == {ben}
    move.answer(shared=False)
    assert told("move_proposed") == set()
