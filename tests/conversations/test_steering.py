"""For those who lead: a conversation pauses, goes slowly, or is kept for the next meeting."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.conversations.leading.steering import What
from alongside.conversations.models import Reply, Steering, Story
from alongside.conversations.taking_back import take_back
from alongside.groups.roles import Role
from alongside.people.models import Draft
from tests.begun import began_on
from tests.groups.parting import silence

DESK = "/groups/morning/desk/"
WHY = "Let us all have a quiet evening first."
DAY = timedelta(days=1)


def of(story, what):
    return f"/groups/morning/stories/{story.pk}/{what}/"


def reply_to(story):
    return f"{story.get_absolute_url()}replies/"


@pytest.fixture
def paused(ada, bens_story):
    Steering.objects.steer(bens_story, What.PAUSE, by=ada, because=WHY)
    bens_story.refresh_from_db()
    return bens_story


def test_who_leads_pauses_with_a_reason_that_all_read(ada, cleo, bens_story, browse):
    assert browse(ada).get(of(bens_story, "pause")).status_code == 200
    assert browse(ada).post(of(bens_story, "pause"), {"because": WHY}).status_code == 302
    page = browse(cleo).get(bens_story.get_absolute_url()).text
    assert "This conversation is paused" in page and WHY in page
    row = Steering.objects.get()
    assert (row.by, row.what, row.story) == (ada, "pause", bens_story)


@pytest.mark.parametrize("what", ["pause", "steer"])
def test_nobody_else_does(morning, ada, ben, cleo, dev, evening, sue, bens_story, what, browse):
    """Not its author either, nor a leader of another group, nor through another group's address."""
    form = {"because": WHY, "what": "slow"}
    for someone, refused in ((ben, 403), (cleo, 403), (sue, 403), (dev, 404)):
        assert browse(someone).post(of(bens_story, what), form).status_code == refused
    theirs = of(bens_story, what).replace("morning", "evening")
    assert browse(dev).post(theirs, form).status_code == 404
    morning.memberships.filter(person=ada).update(role=Role.MEMBER)
    assert browse(ada).post(of(bens_story, what), form).status_code == 403
    assert not Steering.objects.exists()
    bens_story.refresh_from_db()
    assert not (bens_story.paused_at or bens_story.slow_since)


def test_after_the_groups_end_nothing_is_steered(morning, ada, bens_story, browse):
    morning.ends_on = timezone.localdate() - timedelta(days=2)
    morning.save()
    assert browse(ada).post(of(bens_story, "pause"), {"because": WHY}).status_code == 403
    assert browse(ada).post(of(bens_story, "steer"), {"what": "park"}).status_code == 403


@pytest.mark.parametrize("because", ["", "   ", "x" * 501])
def test_without_a_reason_that_fits_there_is_no_pause(ada, bens_story, because, browse):
    page = browse(ada).post(of(bens_story, "pause"), {"because": because})
    assert page.status_code == 200 and "Nothing is lost" in page.text
    assert because.strip() in page.text
    assert not Steering.objects.exists()


def test_a_tap_does_not_pause_nor_what_is_unheard_of(ada, bens_story, browse):
    for what in ("pause", "", "close"):
        browse(ada).post(of(bens_story, "steer"), {"what": what})
    assert not Steering.objects.exists()


def test_a_reply_waits_and_its_words_are_kept(ben, cleo, paused, browse):
    cleos = browse(cleo)
    assert "Keep my words for later" in cleos.get(paused.get_absolute_url()).text
    form = {"body": "I know those stairs.", "content_note": "Stairs", "id": "77"}
    page = cleos.post(reply_to(paused), form, follow=True)
    assert page.status_code == 200
    assert "Your words are kept for you" in page.text
    assert "I know those stairs.</textarea>" in page.text and 'value="Stairs"' in page.text
    assert not Reply.objects.exists()
    assert Draft.objects.words(cleo, f"reply:{paused.pk}") == "I know those stairs."
    assert "I know those stairs." not in browse(ben).get(paused.get_absolute_url()).text
    assert "I know those stairs.</textarea>" in browse(cleo).get(paused.get_absolute_url()).text


def test_words_that_wait_are_written_on_and_not_kept_beside_what_they_were(
    ada, cleo, paused, browse
):
    cleos, page = browse(cleo), browse(cleo).get(paused.get_absolute_url())
    for day in ("Friday", "Sunday"):
        form = {"place": f"reply:{paused.pk}", "body": f"I was there on {day}.", **began_on(page)}
        page = cleos.post(reply_to(paused), form, follow=True)
    assert "on Sunday.</textarea>" in page.text and "on Friday." not in page.text
    browse(ada).post(of(paused, "steer"), {"what": "go_on"})
    page = cleos.post(reply_to(paused), form | began_on(page), follow=True)
    assert "you had written something more" not in page.text and not Draft.objects.exists()


def test_it_goes_on_and_the_words_are_in_their_box(ada, cleo, paused, browse):
    browse(cleo).post(reply_to(paused), {"body": "I know those stairs."})
    browse(ada).post(of(paused, "steer"), {"what": "go_on"})
    paused.refresh_from_db()
    assert not paused.paused_at and not paused.paused_because, "the reason goes with it"
    page = browse(cleo).get(paused.get_absolute_url()).text
    assert "paused" not in page and "I know those stairs.</textarea>" in page
    assert browse(cleo).post(reply_to(paused), {"body": "I know those stairs."}).status_code == 302
    assert Reply.objects.count() == 1
    assert Draft.objects.words(cleo, f"reply:{paused.pk}") == ""


def test_a_form_that_went_through_before_the_pause_is_not_kept_once_more(
    ada, cleo, bens_story, browse
):
    form = {"body": "I know those stairs.", "id": "77"}
    browse(cleo).post(reply_to(bens_story), form)
    Steering.objects.steer(bens_story, What.PAUSE, by=ada, because=WHY)
    answer = browse(cleo).post(reply_to(bens_story), form)
    assert answer.url == Reply.objects.get().get_absolute_url()
    assert not Draft.objects.exists()


def test_nothing_to_keep_keeps_nothing(cleo, paused, browse):
    page = browse(cleo).post(reply_to(paused), {"body": " "})
    assert page.status_code == 200 and "Your words are kept" not in page.text
    assert not Draft.objects.exists()


def test_who_leads_still_writes_and_taps_go_on(ada, cleo, paused, browse):
    browse(ada).post(reply_to(paused), {"body": "We go on tomorrow."})
    assert Reply.objects.get().author == ada
    browse(cleo).post(f"{paused.get_absolute_url()}responses/", {"kind": "hear"})
    assert paused.responses.count() == 1


def test_who_is_silenced_is_refused_as_before(morning, ada, cleo, paused, browse):
    silence(morning, cleo, by=ada)
    assert browse(cleo).post(reply_to(paused), {"body": "But."}).status_code == 403


def test_paused_twice_the_first_reason_holds(ada, gwen, paused, browse):
    browse(gwen).post(of(paused, "pause"), {"because": "Another reason."})
    paused.refresh_from_db()
    assert paused.paused_because == WHY
    assert Steering.objects.count() == 1


# -- going slowly ---------------------------------------------------------------------------------


def test_slowly_everybody_waits_between_two_of_their_own(ada, ben, cleo, bens_story, browse):
    bens_story.reply(by=cleo, body="Said before, which does not count.")
    browse(ada).post(of(bens_story, "steer"), {"what": "slow"})
    assert "goes slowly" in browse(cleo).get(bens_story.get_absolute_url()).text
    assert browse(cleo).post(reply_to(bens_story), {"body": "First."}).status_code == 302
    page = browse(cleo).post(reply_to(bens_story), {"body": "Second."}, follow=True)
    assert page.status_code == 200 and "you can share it from" in page.text
    assert Draft.objects.words(cleo, f"reply:{bens_story.pk}") == "Second."
    assert browse(ben).post(reply_to(bens_story), {"body": "Mine."}).status_code == 302
    for body in ("One.", "Two."):
        assert browse(ada).post(reply_to(bens_story), {"body": body}).status_code == 302
    cleos = bens_story.replies.filter(author=cleo)
    past = timezone.now() - timedelta(hours=3, seconds=1)
    Story.objects.update(slow_since=past - DAY)
    cleos.update(shared_at=past)
    assert browse(cleo).post(reply_to(bens_story), {"body": "Second."}).status_code == 302
    assert cleos.count() == 3
    browse(ada).post(of(bens_story, "steer"), {"what": "usual"})
    assert browse(cleo).post(reply_to(bens_story), {"body": "Third."}).status_code == 302


# -- for the next meeting -------------------------------------------------------------------------


def test_kept_for_the_next_meeting_it_stands_on_the_desk(morning, ada, cleo, bens_story, browse):
    browse(ada).post(of(bens_story, "steer"), {"what": "park"})
    desk = browse(ada).get(DESK).text
    assert "The stairs again." in desk.split("For the next meeting")[1]
    page = browse(cleo).get(bens_story.get_absolute_url()).text
    assert "Kept for the next meeting." in page and "For you, leading" not in page
    assert browse(cleo).post(reply_to(bens_story), {"body": "Still here."}).status_code == 302
    browse(ada).post(of(bens_story, "steer"), {"what": "unpark"})
    assert "For the next meeting" not in browse(ada).get(DESK).text
    assert "next meeting" not in browse(cleo).get(bens_story.get_absolute_url()).text
    assert [row.what for row in Steering.objects.order_by("at")] == ["park", "unpark"]


def test_taken_back_it_is_on_no_desk(morning, ada, cleo, bens_story, browse):
    Steering.objects.steer(bens_story, What.PARK, by=ada)
    bens_story.reply(by=cleo, body="I believe you.")
    take_back(bens_story)
    assert "For the next meeting" not in browse(ada).get(DESK).text


def test_another_reason_for_a_pause_comes_back(ada, paused, browse):
    page = browse(ada).post(of(paused, "pause"), {"because": "Another reason."})
    assert page.status_code == 200
    assert "paused already" in page.text and "Another reason." in page.text
    assert browse(ada).post(of(paused, "pause"), {"because": WHY}).status_code == 302, "twice"


def test_the_desk_says_that_more_is_kept(ada, ben, morning, browse):
    for n in range(21):
        story = Story.objects.share(by=ben, group=morning, body=f"Number {n}.", wish="listen")
        assert "There are more." not in browse(ada).get(DESK).text
        Steering.objects.steer(story, What.PARK, by=ada)
    assert "There are more." in browse(ada).get(DESK).text


def test_how_slowly_it_goes_is_said_of_those_for_whom_it_does(ada, cleo, bens_story, browse):
    Steering.objects.steer(bens_story, What.SLOW, by=ada)
    page = browse(cleo).get(bens_story.get_absolute_url()).text
    assert "members leave three hours" in page and "everybody" not in page.split("three hours")[0]
