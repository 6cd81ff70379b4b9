"""No more letters: with one POST, without signing in, whatever a scanner does before."""

import pytest
from django.core import mail

from alongside.notices import tell
from alongside.notices.choices import Choices
from alongside.notices.privacy import ENDINGS
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
