"""For those who lead: stories that wait for an answer, and how soon first replies come."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.conversations.leading.first_replies import (
    in_words,
    told_lately,
    usually,
    without_one,
)
from alongside.conversations.leading.steering import What
from alongside.conversations.models import Reply, Steering, Story
from alongside.conversations.taking_back import take_back
from alongside.people.models import Block, Mute
from tests.groups.parting import comes

DESK, NUMBERS = "/groups/morning/desk/", "/groups/morning/numbers/"
WAITS = "Nobody has answered these"
WHY = "Let us all have a quiet evening first."
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def told(group, by, ago, body="The stairs again."):
    story = Story.objects.share(by=by, group=group, body=body, wish="listen")
    Story.objects.filter(pk=story.pk).update(shared_at=timezone.now() - ago)
    story.refresh_from_db()
    return story


def answered(story, by, after):
    reply = story.reply(by=by, body="I believe you.")
    Reply.objects.filter(pk=reply.pk).update(shared_at=story.shared_at + after)
    return reply


@pytest.fixture
def early(morning):
    """Everybody reads all of it."""
    morning.memberships.update(sees_from=None)


def waiting_on(page):
    return page.split(WAITS)[1].split("</ul>")[0] if WAITS in page else ""


# -- stories that nobody has answered -------------------------------------------------------------


def test_after_a_day_a_story_floats_up_the_longest_wait_first(
    morning, early, ada, ben, cleo, browse
):
    told(morning, ben, 23 * HOUR, "Only since last night.")
    assert WAITS not in browse(ada).get(DESK).text
    told(morning, ben, 25 * HOUR, "Since yesterday.")
    told(morning, cleo, 48 * HOUR, "Since the day before.")
    waits = waiting_on(browse(ada).get(DESK).text)
    assert waits.index("Since the day before.") < waits.index("Since yesterday.")
    assert "Only since last night." not in waits


def test_ones_own_reply_and_one_taken_back_are_no_answer(morning, early, ada, ben, cleo, browse):
    story = told(morning, ben, 2 * DAY)
    answered(story, ben, HOUR)
    assert "The stairs again." in waiting_on(browse(ada).get(DESK).text)
    reply = answered(story, cleo, HOUR)
    assert WAITS not in browse(ada).get(DESK).text
    take_back(reply)
    assert "The stairs again." in waiting_on(browse(ada).get(DESK).text)


@pytest.mark.parametrize("how", ["mine", "paused", "blocked", "old", "taken back"])
def test_what_is_nothing_to_answer_does_not_wait(morning, early, ada, ben, how, browse):
    story = told(morning, ada if how == "mine" else ben, (31 if how == "old" else 2) * DAY)
    if how == "paused":
        Steering.objects.steer(story, What.PAUSE, by=ada, because=WHY)
    if how == "blocked":
        Block.objects.block(by=ben, whom=ada)
    if how == "taken back":
        take_back(story)
    assert WAITS not in browse(ada).get(DESK).text


def test_for_a_reader_who_muted_them_it_waits_folded(morning, early, ada, ben, browse):
    told(morning, ben, 2 * DAY)
    Mute.objects.mute(by=ada, whom=ben)
    waits = waiting_on(browse(ada).get(DESK).text)
    assert '<details class="folded">' in waits


def test_a_noted_story_waits_under_its_note_alone(morning, early, ada, ben, browse):
    story = told(morning, ben, 2 * DAY)
    story.content_note = "A fall"
    story.save(update_fields=["content_note"])
    waits = waiting_on(browse(ada).get(DESK).text)
    assert "A fall" in waits and "stairs" not in waits


# -- how soon -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (timedelta(minutes=2), "within an hour"),
        (HOUR, "within an hour"),
        (HOUR + timedelta(seconds=1), "within a few hours"),
        (6 * HOUR, "within a few hours"),
        (7 * HOUR, "within a day"),
        (DAY, "within a day"),
        (2 * DAY, "within a few days"),
        (3 * DAY, "within a few days"),
        (6 * DAY, "within a week"),
        (8 * DAY, "after more than a week"),
    ],
)
def test_a_wait_in_wide_words(wait, words):
    assert in_words(wait) == words


def test_the_median_and_how_many_had_none(morning, early, ada, ben, cleo):
    """Waits of 1, 5 and 50 hours: 5 is in the middle. One of four had none; one is too young."""
    for hours in (1, 5, 50):
        answered(told(morning, ben, 10 * DAY), cleo, hours * HOUR)
    told(morning, ben, 3 * DAY)
    told(morning, ben, HOUR)
    told(morning, ben, 31 * DAY)
    lately = told_lately(morning)
    assert usually(lately) == "within a few hours"
    assert without_one(lately) == "one or two of them"
    answered(told(morning, ben, 10 * DAY), cleo, 60 * HOUR)
    assert usually(told_lately(morning)) == "within a few days", "between 5 and 50 hours: 27.5"


@pytest.mark.parametrize(
    ("had_none", "had_one", "words"),
    [
        (0, 0, ""),
        (0, 4, "none of them"),
        (1, 0, "one or two of them"),
        (2, 9, "one or two of them"),
        (3, 10, "a few of them"),
        (3, 9, "fewer than half of them"),
        (3, 4, "fewer than half of them"),
        (3, 3, "half of them or more"),
        (4, 1, "half of them or more"),
    ],
)
def test_how_many_had_none_in_wide_words(morning, early, ben, cleo, had_none, had_one, words):
    for _number in range(had_none):
        told(morning, ben, 2 * DAY)
    for _number in range(had_one):
        answered(told(morning, ben, 2 * DAY), cleo, HOUR)
    assert without_one(told_lately(morning)) == words


def test_the_first_reply_of_somebody_else_counts(morning, early, ben, cleo):
    story = told(morning, ben, 10 * DAY)
    answered(story, ben, timedelta(minutes=1))
    answered(story, cleo, 5 * HOUR)
    answered(story, cleo, 9 * HOUR)
    assert usually(told_lately(morning)) == "within a few hours"


def test_who_leads_reads_it_and_no_member_does(
    morning,
    early,
    ada,
    ben,
    cleo,
    dev,
    gwen,
    sue,
    browse,
):
    answered(told(morning, ben, 10 * DAY), cleo, 5 * HOUR)
    for leads in (ada, gwen):
        page = browse(leads).get(DESK).text
        assert "a first reply usually came within a few hours" in page
        assert "without a reply: none of them" in page
    for someone, refused in ((ben, 403), (sue, 403), (dev, 404)):
        assert browse(someone).get(DESK).status_code == refused
    for page in ("/", "/groups/morning/", "/groups/morning/stories/", "/groups/morning/people/"):
        assert "within a few hours" not in browse(ben).get(page).text


def test_the_numbers_say_it_of_five_people_or_more(morning, early, ada, ben, cleo, sue, browse):
    authors = [ada, ben, cleo, comes(morning, "kit")]
    morning.memberships.update(sees_from=None)
    for author in authors:
        answered(told(morning, author, 10 * DAY), ben if author is not ben else cleo, 5 * HOUR)
    assert "within a few hours" not in browse(sue).get(NUMBERS).text
    answered(told(morning, comes(morning, "lou"), 10 * DAY), ben, 5 * HOUR)
    page = browse(sue).get(NUMBERS).text
    assert "within a few hours" in page and "none of them" in page
    assert "The stairs" not in page and "Ben" not in page
    assert browse(cleo).get(NUMBERS).status_code == 403
