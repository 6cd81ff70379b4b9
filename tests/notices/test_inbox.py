"""The inbox: each notice once, day by day, and nothing of what somebody may not hear any more."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.groups.models import Thread
from alongside.groups.talking.notices import THREAD_ANSWERED
from alongside.notices import forget, inbox, tell
from alongside.notices.kinds import Kind, register
from alongside.notices.models import Notice
from alongside.notices.privacy import TASKS
from alongside.people.leaving import pausing

SENTENCE = "Something of the kind at_once"


def hidden(page, name):
    return re.search(rf'name="{name}" value="([^"]+)"', page.text)[1]


@pytest.fixture
def told(kind, ben):
    tell([ben], kind("at_once"), "thing:1", key="once")
    return ben.notices.get()


def test_a_notice_waits_in_the_inbox_of_its_person_alone(told, ben, cleo, browse):
    page = browse(ben).get("/notices/")
    assert SENTENCE in page.text and "Today" in page.text
    assert SENTENCE not in browse(cleo).get("/notices/").text


def test_the_days_above_them_are_those_of_its_persons_clock(kind, ben, browse):
    ben.display = {"zone": "America/Los_Angeles"}
    ben.save(update_fields=["display"])
    evening = datetime(2026, 12, 8, 3, tzinfo=UTC)  # There it is 7 December, at seven.
    tell([ben], kind("at_once"), "thing:1", at=evening)
    with time_machine.travel(evening + timedelta(hours=12)):
        assert "Yesterday</h2>" in browse(ben).get("/notices/").text


def test_told_twice_of_one_thing_somebody_hears_it_once(kind, ben, cleo):
    for people in ([ben], [ben, ben, cleo], [cleo, ben]):
        tell(people, kind("at_once"), "thing:1", key="once")
    assert [ben.notices.count(), cleo.notices.count()] == [1, 1]


def test_without_a_key_each_time_is_a_time_of_its_own(kind, ben):
    for _time in range(2):
        tell([ben], kind("at_once"), "thing:1")
    assert ben.notices.count() == 2


def test_one_whose_time_has_not_come_is_not_there_yet(kind, ben, browse):
    tell([ben], kind("reminder"), "thing:1", at=timezone.now() + timedelta(hours=1))
    notice = ben.notices.get()
    assert "kind reminder" not in browse(ben).get("/notices/").text
    assert browse(ben).get(f"/notices/{notice.pk}/").url == "/"
    assert ben.notices.unread().exists()


def test_opening_one_leads_to_its_place_and_it_is_read(told, ben, browse):
    answer = browse(ben).get(f"/notices/{told.pk}/")
    assert (answer.status_code, answer.url) == (302, "/help/")
    assert Notice.objects.get().read_at


def test_somebody_elses_notice_is_not_there(told, cleo, browse):
    assert browse(cleo).get(f"/notices/{told.pk}/").url == "/"
    assert Notice.objects.get().read_at is None


def test_whoever_lost_access_sees_nothing_of_it(told, over, ben, browse):
    over.add((ben.pk, "thing:1"))
    assert SENTENCE not in browse(ben).get("/notices/").text
    answer = browse(ben).get(f"/notices/{told.pk}/", follow=True)
    assert answer.redirect_chain == [("/", 302)] and "has had its time" in answer.text
    assert Notice.objects.get().read_at, "what cannot be read must not stay new"


def test_marking_all_as_read_leaves_what_came_since(kind, ben, browse):
    tell([ben], kind("at_once"), "thing:1")
    browser = browse(ben)
    page = browser.get("/notices/")
    tell([ben], kind("at_once"), "thing:2")
    browser.post("/notices/read/", {"until": hidden(page, "until")})
    unread = ben.notices.unread().values_list("about", flat=True)
    assert list(unread) == ["thing:2"]


@pytest.mark.parametrize("until", ["", "yesterday", "2026-01-01", "9999-99-99T00:00:00Z"])
def test_a_mangled_moment_marks_what_is_there_now(told, ben, browse, until):
    assert browse(ben).post("/notices/read/", {"until": until}).status_code == 302
    assert not ben.notices.unread().exists()


def test_a_long_inbox_comes_in_pages(kind, ben, browse):
    for number in range(25):
        tell([ben], kind("at_once"), f"thing:{number}")
    first = browse(ben).get("/notices/")
    assert first.text.count(SENTENCE) == 20 and "Older notices" in first.text
    [cursor] = re.findall(r'\?page=(before[^"]+)"', first.text)
    older = browse(ben).get("/notices/", {"page": cursor})
    assert older.text.count(SENTENCE) == 5


def test_a_kind_whose_app_is_gone_shows_nothing(ben, browse):
    Notice.objects.create(person=ben, kind="of_yesterday", about="thing:1", key="x")
    assert "Nothing here." in browse(ben).get("/notices/").text


def test_what_is_not_so_any_more_can_be_taken_back(told, kind, ben, browse):
    forget(kind("at_once"), "thing:1")
    assert SENTENCE not in browse(ben).get("/notices/").text


@pytest.mark.parametrize("in_a_break", [False, True])
def test_taken_back_before_the_tap_it_has_had_its_time(told, kind, ben, browse, in_a_break):
    if in_a_break:
        pausing.begin(ben)
    forget(kind("at_once"), "thing:1")
    page = browse(ben).get(f"/notices/{told.pk}/", follow=True)
    assert page.redirect_chain == [("/", 302)]
    said = "that does not open" if in_a_break else "That has had its time."
    assert said in page.text


def test_a_name_belongs_to_one_kind(kind):
    kind("digest")
    with pytest.raises(ValueError, match="Two kinds"):
        register(Kind("made_up_digest", "Else", "digest", lambda about: (), lambda *of: True))
    with pytest.raises(ValueError, match="no urgency"):
        Kind("something", "Else", "loudly", lambda about: (), lambda *of: True)
    with pytest.raises(ValueError, match="no name"):
        Kind("digest", "Else", "digest", lambda about: (), lambda *of: True)


def test_what_has_lain_there_for_half_a_year_goes(kind, ben):
    for days in (179, 181):
        then = timezone.now() - timedelta(days=days)
        tell([ben], kind("at_once"), f"thing:{days}", at=then)
    for task in TASKS:
        task()
    assert list(ben.notices.values_list("about", flat=True)) == ["thing:179"]


# -- reading on past what is over ------------------------------------------------------------------


def test_what_is_new_is_there_also_behind_a_page_of_what_is_over(kind, ben, over, browse):
    for number in range(25):
        then = timezone.now() - timedelta(days=25 - number)
        tell([ben], kind("at_once"), f"thing:{number}", at=then)
    over.update((ben.pk, f"thing:{number}") for number in range(3, 25))
    browser = browse(ben)
    page = browser.get("/notices/")
    assert page.text.count(SENTENCE) == 3 and "Nothing here" not in page.text
    assert not re.findall(r"\?page=", page.text), "it leads nowhere but to this page again"
    browser.post("/notices/read/", {"until": hidden(page, "until")})
    assert "There is something new for you" not in browser.get("/").text


def test_what_is_new_on_another_page_can_be_marked_as_read_from_here(kind, ben, browse):
    for number in range(25):
        then = timezone.now() - timedelta(days=25 - number)
        tell([ben], kind("at_once"), f"thing:{number}", at=then)
    ben.notices.exclude(about="thing:0").settle()
    assert "Mark all as read" in browse(ben).get("/notices/").text


def test_so_much_that_is_over_is_not_called_nothing(kind, ben, over, browse):
    for number in range(125):
        tell([ben], kind("at_once"), f"thing:{number}")
    over.update((ben.pk, f"thing:{number}") for number in range(1, 125))
    Notice.objects.filter(about="thing:0").update(due_at=timezone.now() - timedelta(days=1))
    browser = browse(ben)
    page = browser.get("/notices/")
    assert "Nothing here" not in page.text and "What stood here has had its time." in page.text
    [cursor] = re.findall(r'\?page=(before[^"]+)"', page.text)
    older = browser.get("/notices/", {"page": cursor})
    assert older.text.count(SENTENCE) == 1
    [cursor] = re.findall(r'\?page=(after[^"]+)"', older.text)
    newer = browser.get("/notices/", {"page": cursor})
    assert newer.status_code == 200 and "Older notices" in newer.text


def test_today_says_nothing_of_what_is_over_or_was_seen_elsewhere(kind, ben, over, browse):
    for number in range(3):
        tell([ben], kind("at_once"), f"thing:{number}")
    browser = browse(ben)
    over.update((ben.pk, f"thing:{number}") for number in (1, 2))
    assert "There is something new for you" in browser.get("/").text
    over.add((ben.pk, "thing:0"))
    assert "There is something new for you" not in browser.get("/").text


@pytest.mark.parametrize("page", ["/", "/notices/"])
def test_what_is_not_so_for_a_while_waits_and_what_is_over_for_long_counts_as_read(
    kind, ben, over, browse, page
):
    tell([ben], kind("at_once"), "thing:1")
    browser, new = browse(ben), "There is something new for you"
    over.add((ben.pk, "thing:1"))
    assert SENTENCE not in browser.get(page).text and new not in browser.get("/").text
    over.clear()
    assert new in browser.get("/").text
    over.add((ben.pk, "thing:1"))
    Notice.objects.update(due_at=timezone.now() - inbox.MAY_RETURN)
    browser.get(page)
    assert not ben.notices.unread().exists()


# -- a break ---------------------------------------------------------------------------------------


@pytest.fixture
def written(morning, ada, ben):
    """Ada has written to Ben, of which he is told; and Ben has a break."""
    register(THREAD_ANSWERED)
    Thread.objects.between(ben, morning).write(by=ada, body="A word for you.")
    pausing.begin(ben)
    return ben.notices.get()


def test_looking_in_during_a_break_loses_nothing(written, ben, browse):
    browser = browse(ben)
    page = browser.get("/notices/").text
    assert "Nothing here" not in page and "waits here until you are back" in page
    assert "Mark all as read" not in page
    assert "There is something new for you" not in browser.get("/").text
    browser.post("/notices/read/")
    answer = browser.get(f"/notices/{written.pk}/", follow=True)
    assert answer.redirect_chain == [("/", 302)]
    assert "that does not open" in answer.text and "has had its time" not in answer.text
    browser.post("/account/pause/back/")
    assert "There is something new for you" in browser.get("/").text
    assert str(THREAD_ANSWERED.sentence) in browser.get("/notices/").text
    assert browser.get(f"/notices/{written.pk}/").url != "/"


def test_what_is_not_about_groups_is_there_in_a_break(written, kind, ben, browse):
    tell([ben], kind("at_once"), "thing:1")
    browser = browse(ben)
    assert "There is something new for you" in browser.get("/").text
    page = browser.get("/notices/")
    assert SENTENCE in page.text
    browser.post("/notices/read/", {"until": hidden(page, "until")})
    assert list(ben.notices.unread()) == [written]


# -- many about one thing --------------------------------------------------------------------------


def told_often(person, kind, times=20):
    for number in range(times):
        tell([person], kind, "thing:1", key=f"thing:1:{number}")


@pytest.fixture
def counted(over):
    """A kind of calls for help, and how often it was asked whether one still holds."""
    asked = []

    def is_still_so(person, about):
        asked.append(about)
        return (person.pk, about) not in over

    about_help = {"link": lambda about: ("help", []), "is_still_so": is_still_so}
    return register(Kind("counted", "Somebody waits", "on_call", **about_help)), asked


@pytest.mark.parametrize("in_a_break", [False, True])
def test_whether_it_still_holds_is_asked_once_of_many(counted, ben, browse, in_a_break):
    kind, asked = counted
    told_often(ben, kind)
    if in_a_break:
        pausing.begin(ben)
    browser = browse(ben)
    assert browser.get("/notices/").text.count("Somebody waits") == 20
    assert asked == ["thing:1"]
    asked.clear()
    assert "There is something new for you" in browser.get("/").text
    assert asked == ["thing:1"]


def test_calls_for_help_that_are_over_do_not_pile_up_in_a_break(counted, over, ben, browse):
    kind, asked = counted
    told_often(ben, kind)
    over.add((ben.pk, "thing:1"))
    pausing.begin(ben)
    browser = browse(ben)
    for _visit in range(2):
        assert "There is something new for you" not in browser.get("/").text
    assert asked == ["thing:1"]
