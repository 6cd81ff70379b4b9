"""The end of a whole group: planned, told, changed or called off; then read-only, then gone."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.conversations.models import Story
from alongside.groups.models import Asking, Invitation
from alongside.groups.parting import ending
from alongside.people.models import Draft
from alongside.vault.models import AccessLine
from tests.begun import version_in

from .parting import place_of

MORNING = "/groups/morning/"
WHY = "I am moving away. The evening group would be glad of you."


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def plan(client, day, words=WHY):
    day = day.isoformat() if hasattr(day, "isoformat") else day
    return client.post(f"{MORNING}ending/", {"ends_on": day, "ending": words})


def ends(group, days):
    """The group whose last day was, or is to be, so many days from now."""
    group.ends_on, group.ending = in_days(days), WHY
    group.save()
    return group


@pytest.fixture
def over(morning, bens_story):
    """The morning group, the day after its last one."""
    return ends(morning, -1)


# -- planning it ----------------------------------------------------------------------------------


def test_who_facilitates_plans_it_two_weeks_ahead_and_every_page_says_so(
    morning, ada, cleo, bens_story, tonight, browse
):
    adas, cleos = browse(ada), browse(cleo)
    assert plan(adas, in_days(14)).url == f"{MORNING}ending/"
    morning.refresh_from_db()
    assert (morning.ends_on, morning.ending) == (in_days(14), WHY)
    pages = ["", "people/", "stories/", "meetings/", "agreement/versions/", "ending/"]
    pages = [f"{MORNING}{page}" for page in pages]
    for page in [*pages, bens_story.get_absolute_url(), tonight.get_absolute_url()]:
        assert "This group comes to its end on" in cleos.get(page).text, page
    page = cleos.get(f"{MORNING}ending/").text
    assert WHY in page and "<textarea" not in page
    assert AccessLine.objects.get(what="ending_planned").by == ada.pk


@pytest.mark.parametrize("days", [-1, 0, 13])
def test_not_earlier_and_what_was_typed_is_kept(morning, ada, browse, days):
    page = plan(browse(ada), in_days(days))
    assert "at least 14 days from today" in page.text
    assert WHY in page.text
    morning.refresh_from_db()
    assert morning.ends_on is None


@pytest.mark.parametrize("day", ["9999-12-31", "2206-11-29"])
def test_nor_so_far_away_that_it_is_a_wrong_key(morning, ada, browse, day):
    page = plan(browse(ada), day)
    assert "Is the year right?" in page.text and WHY in page.text
    morning.refresh_from_db()
    assert morning.ends_on is None


@pytest.mark.parametrize("day", ["", "soon", "2999-02-31"])
def test_what_is_no_day_is_said_kindly(morning, ada, browse, day):
    page = plan(browse(ada), day)
    assert page.status_code == 200
    assert "Nothing is lost" in page.text and WHY in page.text


def test_without_words_it_is_not_planned(morning, ada, browse):
    assert "Please write a few words for the others." in plan(browse(ada), in_days(20), " ").text


def test_it_can_be_changed_and_its_words_alone_at_any_time(morning, ada, browse):
    adas = browse(ada)
    ends(morning, 3)
    assert plan(adas, in_days(3), "Other words.").status_code == 302
    morning.refresh_from_db()
    assert (morning.ends_on, morning.ending) == (in_days(3), "Other words.")
    assert plan(adas, in_days(5)).status_code == 200, "not to another day so soon"
    assert plan(adas, in_days(60)).status_code == 302
    morning.refresh_from_db()
    assert morning.ends_on == in_days(60)


def test_it_can_be_called_off_until_then(morning, ada, cleo, browse):
    ends(morning, 1)
    assert browse(ada).post(f"{MORNING}ending/call-off/").url == f"{MORNING}people/"
    morning.refresh_from_db()
    assert (morning.ends_on, morning.ending) == (None, None)
    assert "comes to its end" not in browse(cleo).get(MORNING).text
    assert browse(cleo).get(f"{MORNING}ending/").status_code == 404


def test_of_two_at_once_neither_writes_over_the_other_unseen(morning, ada, nia, cleo, browse):
    """A page that was open while somebody called it off ends no group; nor are words lost."""
    morning.welcome(nia, role="facilitator").accept(morning.current_agreement())
    ends(morning, 40)
    adas, nias = browse(ada), browse(nia)
    old = version_in(adas.get(f"{MORNING}ending/").text)
    nias.post(f"{MORNING}ending/call-off/")
    page = adas.post(
        f"{MORNING}ending/", {"ends_on": in_days(40), "ending": "Mended.", "version": old}
    ).text
    assert "nothing of yours is kept or told yet" in page
    assert "Mended.</textarea>" in page and "It is empty now." in page
    morning.refresh_from_db()
    assert morning.ends_on is None
    old = version_in(page)
    assert plan(nias, in_days(50), "Nia's words.").status_code == 302
    words = {"ends_on": in_days(40), "ending": "Mended.", "version": old}
    page = adas.post(f"{MORNING}ending/", words).text
    assert "It says now: “Nia&#39;s words.”" in page
    morning.refresh_from_db()
    assert (morning.ends_on, morning.ending) == (in_days(50), "Nia's words.")
    words["version"] = version_in(page)
    assert adas.post(f"{MORNING}ending/", words).status_code == 302
    morning.refresh_from_db()
    assert (morning.ends_on, morning.ending) == (in_days(40), "Mended.")


def test_a_form_sent_twice_is_told_that_the_group_knows(morning, ada, cleo, browse):
    adas = browse(ada)
    old = version_in(adas.get(f"{MORNING}ending/").text)
    words = {"ends_on": in_days(40), "ending": WHY, "version": old}
    for _twice in range(2):
        page = adas.post(f"{MORNING}ending/", words, follow=True).text
        assert "Every page of the group says so from now on." in page
        assert "nothing of yours is kept" not in page
    assert AccessLine.objects.filter(what="ending_planned").count() == 1


def test_what_nobody_has_read_is_not_called_off(morning, ada, nia, browse):
    morning.welcome(nia, role="facilitator").accept(morning.current_agreement())
    ends(morning, 40)
    adas, door = browse(ada), f"{MORNING}ending/call-off/"

    def button():
        page = adas.get(f"{MORNING}ending/").text
        return {"version": version_in(page.partition(door)[2])}

    old = button()
    assert plan(browse(nia), in_days(50), "Nia's words.").status_code == 302
    page = adas.post(door, old, follow=True).text
    assert "it is not called off" in page and "Nia&#39;s words." in page
    morning.refresh_from_db()
    assert morning.ends_on == in_days(50)
    new = button()
    for _twice in range(2):
        assert "The group goes on." in adas.post(door, new, follow=True).text
    morning.refresh_from_db()
    assert morning.ends_on is None


def test_once_it_is_over_nothing_changes_it(over, ada, browse):
    assert browse(ada).post(f"{MORNING}ending/call-off/").status_code == 403
    answer = plan(browse(ada), in_days(30))
    assert answer.status_code == 403
    assert WHY in answer.text, "the words come back"
    assert not ending.plan(over, by=ada, ends_on=None, ending=None)


def test_nobody_else_plans_it(morning, gwen, cleo, dev, browse):
    for who, calls_off in ((gwen, 403), (cleo, 403), (dev, 404)):
        assert browse(who).get(f"{MORNING}ending/").status_code == 404
        assert plan(browse(who), in_days(20)).status_code == 404
        assert browse(who).post(f"{MORNING}ending/call-off/").status_code == calls_off
    ends(morning, 20)
    assert plan(browse(gwen), in_days(40), "Mine.").status_code == 403, "once they know of it"
    morning.ends_on = None
    morning.save()
    morning.refresh_from_db()
    assert morning.ends_on is None


def test_its_end_is_no_news_to_strangers(morning, dev, olive, browse):
    ends(morning, 20)
    assert browse(dev).get(f"{MORNING}ending/").status_code == 404
    assert "comes to its end" not in browse(olive).get(f"/organise/groups/{morning.pk}/").text


def test_no_meeting_is_planned_for_afterwards(morning, ada, browse):
    ends(morning, 5)
    form = {"title": "Pacing", "date": in_days(6).isoformat(), "time": "10:00"}
    page = browse(ada).post(f"{MORNING}meetings/schedule/", form)
    assert "By then the group has come to its end." in page.text
    form["date"] = in_days(5).isoformat()
    assert browse(ada).post(f"{MORNING}meetings/schedule/", form).status_code == 302


# -- once it is over ------------------------------------------------------------------------------


def test_the_last_day_is_a_day_like_any_other(morning, cleo, browse):
    ends(morning, 0)
    form = {"body": "One more.", "wish": "listen"}
    assert browse(cleo).post(f"{MORNING}stories/", form).status_code == 302


def test_then_it_is_read_and_nothing_is_added(over, ada, cleo, bens_story, tonight, browse):
    cleos = browse(cleo)
    for page in (MORNING, f"{MORNING}stories/", bens_story.get_absolute_url()):
        shown = cleos.get(page)
        assert shown.status_code == 200, page
        assert "nothing is added any more" in shown.text, page
        assert "Share something" not in shown.text and "reply-form" not in shown.text
        assert "Answer with a tap" not in shown.text
    at = bens_story.get_absolute_url()
    refused = {
        f"{MORNING}stories/": {"body": "One more.", "wish": "listen"},
        f"{at}replies/": {"body": "One more."},
        f"{at}responses/": {"kind": "hear"},
        f"{MORNING}agreement/change/": {"body": "One more."},
    }
    for page, form in refused.items():
        answer = cleos.post(page, form)
        assert answer.status_code == 403, page
        assert form.get("body", "") in answer.text
    assert browse(ada).get(f"{MORNING}meetings/schedule/").status_code == 403
    assert browse(ada).get(f"{MORNING}people/{place_of(cleo, over).pk}/silence/").status_code == 403
    assert Story.objects.count() == 1


def test_its_meetings_refuse_kindly_and_keep_the_words(morning, ada, cleo, tonight, browse):
    cleos, at = browse(cleo), tonight.get_absolute_url()
    cleos.post(f"{at}arrive/", {"today": "few"})
    ends(morning, -1)
    assert "nothing is added any more" in cleos.get(at).text
    assert cleos.post(f"{at}say/", {"turn": "1.1.1", "body": "It was"}).url == at
    assert Draft.objects.words(cleo, f"turn:{tonight.pk}") == "It was"
    assert not tonight.entries.exists()
    browse(ada).post(f"{at}arrive/", {"today": "few"})
    assert tonight.seats.count() == 1
    assert cleos.post(f"/meetings/{tonight.pk}/ahead/", {"today": "not"}).status_code == 302
    assert not tonight.ahead.exists()


def test_ones_own_words_can_still_be_taken_back_and_along(over, ben, bens_story, browse):
    bens = browse(ben)
    assert bens.post(f"{MORNING}stories/{bens_story.pk}/take-back/").status_code == 302
    assert not Story.objects.filter(pk=bens_story.pk).with_words().exists()
    assert bens.post(f"{MORNING}leave/goodbye/", {"words": "taken"}).url == "/"


def test_links_are_withdrawn_and_who_asked_is_told(morning, ada, nia):
    link = Invitation.objects.make(morning, by=ada)
    asking = Asking.objects.create(group=morning, person=nia, number=1)
    ending.close_what_is_over()
    assert Invitation.objects.open().filter(pk=link.pk).exists(), "it goes on"
    ends(morning, -1)
    ending.close_what_is_over()
    assert not Invitation.objects.open().filter(pk=link.pk).exists()
    asking.refresh_from_db()
    assert asking.state == Asking.State.DECLINED
    assert asking.answer == "This group has come to its end."
    ending.close_what_is_over()


def test_it_is_over_for_all_of_its_members_at_once(morning, cleo, browse):
    """By the clock of the server, whatever clock somebody has chosen for their pages."""
    with time_machine.travel("2026-11-26T12:00:00Z", tick=False):
        morning.ends_on = timezone.localdate() - timedelta(days=1)
        morning.save()
        with timezone.override("Pacific/Kiritimati"):
            assert morning.is_over
        morning.ends_on = timezone.localdate()
        with timezone.override("Pacific/Kiritimati"):
            assert not morning.is_over
