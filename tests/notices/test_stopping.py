"""No more letters: with one POST, without signing in, whatever a scanner does before."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from alongside.notices import forget, tell
from alongside.notices.choices import Choices
from alongside.notices.jobs import send_digest
from alongside.notices.models import Subscription
from alongside.notices.privacy import ENDINGS
from alongside.notices.sendings import KEPT, Sending, forget_old
from alongside.people.models import Person
from alongside.vault.models import Ending
from alongside.work import run_due

NOWHERE = f"/n/{'0' * 40}/stop/"


@pytest.fixture
def stop(ben, kind, chooses, with_address):
    """The address at the foot of a letter that Ben has had."""
    with_address(ben)
    chooses(ben, usual="email", kinds={"reminder": "push"}, groups={"7": {"digest": "email"}})
    tell([ben], kind("at_once"), "thing:1")
    run_due()
    [letter] = mail.outbox
    return (
        letter.extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://localhost:8000")
    )


def gets_letters(person, kind):
    mail.outbox.clear()
    tell([person], kind("at_once"), "thing:2")
    run_due()
    return bool(mail.outbox)


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_scanner_that_opens_every_link_changes_nothing(stop, ben, kind, browse, method):
    for _time in range(3):
        assert getattr(browse(), method)(stop).status_code == 200
    assert gets_letters(ben, kind)


def test_a_mail_program_stops_them_by_itself(stop, ben, kind, client):
    """As RFC 8058 says: one POST without cookies, from anywhere."""
    client = type(client)(enforce_csrf_checks=True, headers={"host": "localhost"})
    answer = client.post(stop, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert not gets_letters(ben, kind)


def test_an_old_link_is_not_said_to_have_stopped_them(stop, ben, kind, browse):
    Sending.objects.update(made_at=timezone.now() - KEPT - timedelta(days=1))
    forget_old()
    page = browse().post(stop).text
    assert "No more letters come" not in page and "no older than five months" in page
    assert "Letters about the safety of your account" in page
    assert gets_letters(ben, kind)


def test_everything_else_stays_as_it_was_chosen(stop, ben, browse):
    browse().post(stop)
    chosen = Choices.objects.of(ben).all
    assert chosen["usual"] == "inbox"
    assert chosen["kinds"] == {"reminder": "push"}
    assert chosen["groups"] == {"7": {"digest": "inbox"}}


def test_nobody_learns_which_tokens_are_real(stop, browse):
    for method in ("get", "post"):
        real, none = (getattr(browse(), method)(one) for one in (stop, NOWHERE))
        assert (real.status_code, without_form_token(real)) == (
            none.status_code,
            without_form_token(none),
        )


def without_form_token(answer):
    return "".join(line for line in answer.text.splitlines() if "csrfmiddlewaretoken" not in line)


def test_an_older_copy_of_the_data_brings_no_letters_back(stop, ben, kind, browse, chooses):
    browse().post(stop)
    ending = Ending.objects.get(what="letters_stopped")
    chooses(ben, usual="email")  # As it was in the copy.
    ENDINGS[ending.what](**ending.about)
    assert not gets_letters(ben, kind)


def test_letters_can_be_chosen_again(stop, ben, kind, browse, chooses):
    browse().post(stop)
    chooses(ben, usual="email")
    assert gets_letters(ben, kind)


def test_the_link_works_when_what_the_letter_was_about_is_over(stop, ben, kind, browse):
    """Reminders are taken back when a meeting moves; their letters lie in letterboxes still."""
    forget(kind("at_once"), "thing:1")
    answer = browse(ben).get(stop.removesuffix("stop/"), follow=True)
    assert answer.redirect_chain == [("/", 302)] and "has had its time" in answer.text
    assert "no more notices are sent to your letterbox" in browse().post(stop).text
    assert not gets_letters(ben, kind)


def test_what_is_taken_back_before_it_left_does_not_leave(stop, ben, kind, chooses):
    mail.outbox.clear()
    chooses(ben, quiet=True, **around_now(ben))
    tell([ben], kind("at_once"), "thing:2")
    run_due()
    forget(kind("at_once"), "thing:2")
    assert morning_comes(ben, chooses) == 0


@pytest.mark.parametrize("how", ["by the link", "on the page", "none at all"])
def test_what_waits_for_the_morning_does_not_leave_once_they_are_stopped(
    stop, ben, kind, browse, chooses, how
):
    mail.outbox.clear()
    chooses(ben, quiet=True, **around_now(ben))
    tell([ben], kind("at_once"), "thing:2")
    run_due()
    assert not mail.outbox
    if how == "by the link":
        browse().post(stop)
    if how == "on the page":
        chooses(ben, usual="inbox")
    assert morning_comes(ben, chooses) == (how == "none at all")


@pytest.mark.parametrize("meanwhile", ["read", "suspended", "none", "stopped", "nothing"])
def test_nor_does_a_digest(stop, ben, kind, browse, chooses, meanwhile):
    mail.outbox.clear()
    chooses(ben, groups={}, quiet=True, **around_now(ben))
    tell([ben], kind("digest"), "thing:2")
    send_digest(ben.pk)
    run_due()
    assert not mail.outbox
    if meanwhile == "read":
        ben.notices.all().settle()
    if meanwhile == "suspended":
        Person.objects.filter(pk=ben.pk).update(is_suspended=True)
    if meanwhile == "none":
        chooses(ben, digest="none")
    if meanwhile == "stopped":
        browse().post(stop)
    assert morning_comes(ben, chooses) == (meanwhile == "nothing")


def test_whoever_chooses_another_way_meanwhile_hears_of_it_by_that(
    ben, kind, chooses, with_address
):
    with_address(ben)
    Subscription.objects.keep(ben, endpoint="https://push.example/1", p256dh="x", auth="y")
    chooses(ben, usual="push", quiet=True, **around_now(ben))
    tell([ben], kind("at_once"), "thing:1")
    run_due()
    chooses(ben, usual="email")
    assert morning_comes(ben, chooses) == 1


def around_now(person):
    """Quiet hours that it is now."""
    now = timezone.now().astimezone(Choices.objects.of(person).zone)
    two_hours = timedelta(hours=2)
    return {"quiet_from": f"{now - two_hours:%H:%M}", "quiet_to": f"{now + two_hours:%H:%M}"}


def morning_comes(person, chooses):
    """How many letters leave once the quiet hours are over."""
    chooses(person)
    run_due(timezone.now() + timedelta(hours=3))
    return len(mail.outbox)
