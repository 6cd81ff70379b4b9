"""What somebody chooses, and that it holds: by which way, in which group, at which hours."""

import re
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from alongside.notices import jobs, tell
from alongside.notices.choices import Choices
from alongside.notices.forms import WaysForm
from alongside.notices.kinds import register_groups
from alongside.notices.models import Sending, Subscription
from alongside.people.leaving import pausing as breaks
from alongside.work import run_due

FORM = {
    "usual": "email",
    "digest": "day",
    "digest_day": "0",
    "digest_at": "17:00",
    "quiet_from": "21:00",
    "quiet_to": "08:00",
}


@pytest.fixture
def reachable(ben, with_address):
    with_address(ben)
    return ben


def at(day, clock):
    return time_machine.travel(f"{day}T{clock}:00Z", tick=False)


def test_whoever_has_chosen_nothing_is_told_here_alone(reachable, kind):
    for urgency in ("reminder", "at_once", "digest", "on_call"):
        tell([reachable], kind(urgency), "thing:1")
    run_due(timezone.now() + timedelta(days=9))
    assert mail.outbox == [] and not Sending.objects.exists()


def test_the_page_keeps_what_is_chosen_and_shows_it_again(reachable, kind, browse):
    browser = browse(reachable)
    answer = browser.post("/notices/choices/", {**FORM, "way_reminder": "inbox", "quiet": "on"})
    assert answer.status_code == 302
    chosen = Choices.objects.of(reachable).all
    assert (chosen["usual"], chosen["kinds"]) == ("email", {"reminder": "inbox"})
    page = browser.get("/notices/choices/").text
    assert '<option value="inbox" selected>' in page
    assert re.search(r'value="email"[^>]* checked', page)


@pytest.mark.parametrize(
    "wrong",
    [{"usual": "pigeon"}, {"digest_at": "25:00"}, {"quiet_from": ""}, {"digest_day": "9"}],
)
def test_a_mistake_is_told_and_nothing_is_lost(reachable, browse, wrong):
    page = browse(reachable).post("/notices/choices/", {**FORM, "quiet_to": "06:45", **wrong})
    assert page.status_code == 200 and "Nothing is lost" in page.text
    assert 'value="06:45"' in page.text
    assert not Choices.objects.exists()


def test_one_kind_can_come_by_another_way_than_all_others(reachable, kind, chooses):
    chooses(reachable, usual="email", kinds={"reminder": "inbox"})
    for urgency in ("reminder", "at_once"):
        tell([reachable], kind(urgency), "thing:1")
    run_due()
    assert len(mail.outbox) == 1
    chooses(reachable, kinds={"reminder": "inbox", "made_up_reminder": "email"})
    tell([reachable], kind("reminder"), "thing:2")
    run_due()
    assert len(mail.outbox) == 2


def test_what_is_chosen_for_a_group_goes_before(reachable, kind, browse, chooses):
    register_groups(lambda person: [(7, "The quiet group")] if person == reachable else [])
    in_groups = kind("at_once", group=lambda about: int(about.partition(":")[2]))
    chooses(reachable, usual="email")
    browser = browse(reachable)
    assert "The quiet group" in browser.get("/notices/choices/").text
    browser.post("/notices/choices/7/", {"way_at_once": "inbox"})
    for group in (7, 8):
        tell([reachable], in_groups, f"group:{group}")
    run_due()
    assert len(mail.outbox) == 1
    assert reachable.sendings.get().notice.about == "group:8"


def test_two_groups_chosen_for_at_once_are_both_kept(reachable, browse, chooses, monkeypatch):
    register_groups(lambda person: [(7, "The quiet group")])
    chosen = WaysForm.chosen_by_kind

    def and_another_page_is_quicker(form):
        chooses(reachable, groups={"8": {"digest": "email"}})
        return chosen(form)

    monkeypatch.setattr(WaysForm, "chosen_by_kind", and_another_page_is_quicker)
    browse(reachable).post("/notices/choices/7/", {"way_at_once": "inbox"})
    groups = Choices.objects.of(reachable).all["groups"]
    assert groups == {"7": {"at_once": "inbox"}, "8": {"digest": "email"}}


def test_there_is_no_page_for_a_group_of_others(reachable, cleo, browse):
    register_groups(lambda person: [(7, "The quiet group")] if person == reachable else [])
    for group in (7, 8):
        assert browse(cleo).get(f"/notices/choices/{group}/").status_code == 404
        assert browse(cleo).post(f"/notices/choices/{group}/", {}).status_code == 404


def test_only_who_can_be_on_call_is_asked_about_it(ben, olive, browse):
    on_call = "when I am on call"
    assert on_call not in browse(ben).get("/notices/choices/").text
    assert on_call in browse(olive).get("/notices/choices/").text


# -- quiet hours, pauses, clocks -------------------------------------------------------------------


def test_in_quiet_hours_everything_waits_but_who_is_on_call(reachable, kind, chooses):
    chooses(reachable, usual="email", quiet=True)
    with at("2026-11-27", "22:30"):
        tell([reachable], kind("at_once"), "thing:1")
        tell([reachable], kind("on_call"), "thing:2")
        run_due()
        [letter] = mail.outbox
        assert "Somebody is waiting for you." in letter.body
    with at("2026-11-28", "07:59"):
        run_due()
        assert len(mail.outbox) == 1
    with at("2026-11-28", "08:00"):
        run_due()
        assert len(mail.outbox) == 2


def test_quiet_hours_are_by_the_clock_of_the_person(reachable, kind, chooses):
    reachable.display = {"zone": "Asia/Tokyo"}
    reachable.save()
    chooses(reachable, usual="email", quiet=True)
    with at("2026-11-27", "13:00"):  # Ten in the evening there.
        tell([reachable], kind("at_once"), "thing:1")
        run_due()
        assert mail.outbox == []
    with at("2026-11-27", "23:00"):
        run_due()
        assert len(mail.outbox) == 1


def test_a_pause_sends_nothing_and_nothing_is_sent_after_it(reachable, kind, browse, chooses):
    chooses(reachable, usual="email")
    browser = browse(reachable)
    browser.post("/notices/pause/")
    tell([reachable], kind("at_once"), "thing:1")
    run_due()
    assert "Nothing leaves for you just now" in browser.get("/notices/choices/").text
    browser.post("/notices/pause/back/")
    run_due(timezone.now() + timedelta(days=30))
    assert mail.outbox == []
    assert "kind at_once" in browser.get("/notices/").text
    tell([reachable], kind("at_once"), "thing:2")
    run_due()
    assert len(mail.outbox) == 1


BUT = "But somebody who waits is not left waiting"


def test_whoever_may_be_on_call_is_told_that_calls_go_on(morning, ada, cleo, browse):
    """On each page that says that nothing leaves; and nobody else has to think of it."""
    adas, cleos = browse(ada), browse(cleo)
    for path in ("/account/pause/", "/notices/choices/"):
        assert BUT in adas.get(path).text and 'href="/care/rota/"' in adas.get(path).text
        assert BUT not in cleos.get(path).text
    told = adas.post("/notices/pause/", follow=True).text
    assert "Nothing leaves for you now but where somebody waits for you." in told and BUT in told
    assert "where people wait in a meeting that is yours to lead" in told
    assert "It all waits here, without hurry." in cleos.post("/notices/pause/", follow=True).text
    for browser in (adas, cleos):
        browser.post("/notices/pause/back/")
        browser.post("/account/pause/")
    for path in ("/account/pause/", "/notices/choices/"):
        assert BUT in adas.get(path).text and BUT not in cleos.get(path).text


def test_a_pause_until_a_day_ends_by_itself_in_the_morning(reachable, kind, browse, chooses):
    chooses(reachable, usual="email")
    with at("2026-11-27", "12:00"):
        browse(reachable).post("/notices/pause/", {"until": "2026-11-29"})
    for moment, letters in (("2026-11-29", "07:59"), 0), (("2026-11-29", "08:00"), 1):
        with at(*moment):
            tell([reachable], kind("at_once"), f"thing:{letters}")
            run_due()
        assert len(mail.outbox) == letters


@pytest.mark.parametrize("until", ["", "soon", "2020-01-01", "2999-01-01", "2026-02-30"])
def test_a_day_that_is_none_begins_no_pause(reachable, browse, until):
    page = browse(reachable).post("/notices/pause/", {"until": until})
    assert "Please choose a day" in page.text
    assert re.search(rf'name="until" value="{until}"[^>]* aria-invalid="true"', page.text)
    assert re.search(r'<details class="note" open>\s*<summary>Have quiet for a while', page.text)
    assert '<form method="post" action="/notices/choices/"' in page.text
    assert not Choices.objects.of(reachable).is_paused()


def test_a_break_from_everything_is_one_from_notices_too(reachable, kind, chooses):
    chooses(reachable, usual="email")
    breaks.begin(reachable)
    tell([reachable], kind("at_once"), "thing:1")
    run_due()
    assert mail.outbox == []


def test_by_a_way_that_is_chosen_once_more_it_leaves_after_all(
    reachable, kind, chooses, monkeypatch
):
    pushed = []
    monkeypatch.setattr(jobs, "push", lambda sending, family, when: pushed.append(sending.pk))
    Subscription.objects.keep(reachable, endpoint="https://a.example/", p256dh="k", auth="a")
    chooses(reachable, usual="push", quiet=True)
    with at("2026-11-27", "22:00"):
        tell([reachable], kind("at_once"), "thing:1")
        run_due()
    chooses(reachable, usual="email", quiet=True, quiet_to="10:00")
    with at("2026-11-28", "08:00"):
        run_due()
    chooses(reachable, usual="push", quiet=True)
    with at("2026-11-28", "10:00"):
        run_due()
    assert len(pushed) == 1 and mail.outbox == []


def test_a_clock_that_is_set_back_sends_nothing_early_and_nothing_twice(reachable, kind, chooses):
    chooses(reachable, usual="email")
    with at("2026-11-27", "10:00"):
        tell([reachable], kind("reminder"), "thing:1", at=timezone.now() + timedelta(minutes=30))
    with at("2026-11-27", "09:35"):  # Set back; the worker was woken by the clock before.
        run_due(timezone.now() + timedelta(hours=1))
        assert mail.outbox == []
    with at("2026-11-27", "10:30"):
        run_due(timezone.now() + timedelta(hours=1))
        assert len(mail.outbox) == 1
    with at("2026-11-27", "09:31"):
        run_due()
    with at("2026-11-27", "10:31"):
        run_due()
    assert len(mail.outbox) == 1


def test_reminders_one_can_recognise_say_when_and_no_more(reachable, kind, chooses):
    begins = datetime.fromisoformat("2026-12-01T19:30:00+00:00")
    soon = kind("reminder", when=lambda about: begins)
    chooses(reachable, usual="email")
    tell([reachable], soon, "thing:1")
    chooses(reachable, recognisable=True)
    tell([reachable], soon, "thing:2")
    with at("2026-12-01", "18:30"):
        run_due()
    bodies = sorted(letter.body for letter in mail.outbox)
    assert all(("19:30" in body) for body in bodies), "it is asked when it leaves"
    assert all("Tuesday 1 December 2026" in body for body in bodies)


# -- digests ---------------------------------------------------------------------------------------


def test_what_is_new_comes_together_once_a_day(reachable, kind, chooses):
    chooses(reachable, usual="email")
    with at("2026-11-27", "10:00"):
        for number in range(5):
            tell([reachable], kind("digest"), f"thing:{number}")
        run_due()
        assert mail.outbox == []
    with at("2026-11-27", "17:00"):
        run_due()
        assert len(mail.outbox) == 1
    with at("2026-11-28", "17:00"):  # Still unread, and told of already.
        run_due()
        assert len(mail.outbox) == 1
        tell([reachable], kind("digest"), "thing:9")
    with at("2026-11-29", "17:00"):
        run_due()
    assert len(mail.outbox) == 2
    assert "whenever you like" in mail.outbox[0].body


@pytest.mark.parametrize("meanwhile", ["read", "lost", "paused", "none"])
def test_no_digest_comes_where_there_is_nothing_to_tell(reachable, kind, chooses, over, meanwhile):
    chooses(reachable, usual="email")
    with at("2026-11-27", "10:00"):
        tell([reachable], kind("digest"), "thing:1")
        if meanwhile == "read":
            reachable.notices.all().settle()
        if meanwhile == "lost":
            over.add((reachable.pk, "thing:1"))
        if meanwhile == "paused":
            chooses(reachable, paused={"until": ""})
        if meanwhile == "none":
            chooses(reachable, digest="none")
    with at("2026-11-28", "17:00"):
        run_due()
    assert mail.outbox == []


def test_whoever_chooses_letters_later_hears_of_what_is_there(reachable, kind, browse):
    with at("2026-11-27", "10:00"):
        tell([reachable], kind("digest"), "thing:1")
        browse(reachable).post("/notices/choices/", FORM)
    with at("2026-11-27", "17:00"):
        run_due()
    assert len(mail.outbox) == 1


LATER = {
    "another hour": ({"digest_at": "19:00"}, "2026-11-27", "19:00"),
    "once a week": ({"digest": "week"}, "2026-11-30", "17:00"),
    "after a quiet evening": (
        {"quiet": "on", "quiet_from": "16:00", "quiet_to": "18:00"},
        "2026-11-27",
        "18:00",
    ),
}


@pytest.mark.parametrize("chosen, day, clock", LATER.values(), ids=LATER)
def test_what_waits_for_a_digest_comes_when_they_choose_now(
    reachable, kind, chooses, browse, chosen, day, clock
):
    chooses(reachable, usual="email")
    with at("2026-11-27", "10:00"):
        tell([reachable], kind("digest"), "thing:1")
        browse(reachable).post("/notices/choices/", {**FORM, **chosen})
    with at("2026-11-27", "17:00"):
        run_due()
        assert mail.outbox == []
    with at(day, clock):
        run_due()
        assert len(mail.outbox) == 1


def test_it_comes_by_the_clock_of_where_they_are_now(reachable, kind, chooses):
    chooses(reachable, usual="email")
    with at("2026-11-27", "10:00"):
        tell([reachable], kind("digest"), "thing:1")
        reachable.display = {"zone": "America/New_York"}
        reachable.save(update_fields=["display"])
    with at("2026-11-27", "17:00"):
        run_due()
        assert mail.outbox == []
    with at("2026-11-27", "22:00"):
        run_due()
        assert len(mail.outbox) == 1


def test_a_thousand_notices_in_a_minute_are_one_letter(reachable, kind, chooses):
    chooses(reachable, usual="email")
    with at("2026-11-27", "10:00"):
        for number in range(1000):
            tell([reachable], kind("digest"), f"thing:{number}")
    with at("2026-11-27", "17:00"):
        run_due()
    assert reachable.notices.count() == 1000 and len(mail.outbox) == 1


def test_a_digest_chosen_for_the_night_waits_for_the_morning(reachable, kind, chooses):
    chooses(reachable, usual="email", quiet=True, digest_at="23:00")
    with at("2026-11-27", "10:00"):
        tell([reachable], kind("digest"), "thing:1")
    with at("2026-11-28", "07:59"):
        run_due()
        assert mail.outbox == []
    with at("2026-11-28", "08:00"):
        run_due()
        assert len(mail.outbox) == 1
