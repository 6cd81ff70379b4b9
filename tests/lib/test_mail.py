"""Letters go out beside the pages, are tried again, and leave no address in the log."""

import logging
import smtplib
import threading

import pytest
from django.core import mail as django_mail
from django.utils import translation

from alongside.lib import mail
from alongside.lib.from_environment import letters

TO = "quiet.river@example.org"
BESIDE = "alongside.lib.mail.Printed"


@pytest.fixture
def server(monkeypatch):
    """A mail server that says no as often as it is told to; nobody waits for it here."""
    monkeypatch.setattr(mail.time, "sleep", lambda seconds: waited.append(seconds))
    waited, refusals = [], []

    class Letter(django_mail.EmailMessage):
        def send(self, **more):
            if refusals:
                raise refusals.pop(0)
            return super().send(**more)

    monkeypatch.setattr(mail, "EmailMessage", Letter)
    return refusals, waited


def test_a_letter_arrives_in_plain_text_from_whom_it_was_set(settings):
    settings.DEFAULT_FROM_EMAIL = "Somebody <post@example.org>"
    mail.send("A link you asked for", "Here it is.", TO)
    [letter] = django_mail.outbox
    assert (letter.to, letter.subject, letter.body) == (
        [TO],
        "A link you asked for",
        "Here it is.",
    )
    assert letter.from_email == "Somebody <post@example.org>"
    assert letter.content_subtype == "plain" and not letter.cc and not letter.bcc


def test_no_letter_says_what_the_machine_is_called(settings, monkeypatch):
    monkeypatch.setattr(django_mail.message.DNS_NAME, "_fqdn", "pain-group.example", raising=False)
    settings.DEFAULT_FROM_EMAIL = "Somebody <post@example.org>"
    mail.send("A link you asked for", "Here it is.", TO)
    written = django_mail.outbox[0].message().as_string()
    assert "@example.org>" in django_mail.outbox[0].message()["Message-ID"]
    assert "pain-group" not in written


def test_a_server_that_is_out_for_a_moment_is_asked_again(server):
    refusals, waited = server
    refusals += [ConnectionRefusedError(), smtplib.SMTPServerDisconnected()]
    mail.send("A link you asked for", "Here it is.", TO)
    assert len(django_mail.outbox) == 1
    assert waited == [0, 2, 15]


def test_one_that_never_goes_out_leaves_only_its_kind_in_the_log(server, caplog):
    refusals, _waited = server
    refused = smtplib.SMTPRecipientsRefused({TO: (550, b"no such person")})
    refusals += [refused] * 4
    mail.send("A link you asked for", "Here it is.", TO)
    assert django_mail.outbox == []
    assert "SMTPRecipientsRefused" in caplog.text
    assert TO not in caplog.text and "quiet" not in caplog.text


@pytest.fixture
def in_threads(settings):
    """As where letters are really sent: beside the pages."""
    settings.EMAIL_BACKEND = BESIDE


def test_nobody_waits_for_a_letter(in_threads):
    done, go_on = threading.Event(), threading.Event()

    def slow():
        go_on.wait(10)
        done.set()

    mail.soon(slow)
    assert not done.is_set()
    go_on.set()
    assert done.wait(10)


def test_a_letter_is_in_the_language_of_whoever_asked(in_threads):
    spoken, done = [], threading.Event()

    def write():
        spoken.append(translation.get_language())
        done.set()

    with translation.override("de"):
        mail.soon(write)
    assert done.wait(10)
    assert spoken == ["de"]


def test_one_that_breaks_does_not_stop_the_next(in_threads, caplog):
    done = threading.Event()
    for _worker in range(3):
        mail.soon(lambda: 1 / 0)
    mail.soon(done.set)
    assert done.wait(10)


def test_where_too_much_waits_it_is_said_and_left_undone(in_threads, monkeypatch, caplog):
    monkeypatch.setattr(mail, "start", lambda: None)
    monkeypatch.setattr(mail, "_waiting", mail.queue.Queue(1))
    with caplog.at_level(logging.ERROR):
        mail.soon(lambda: None)
        assert caplog.text == ""
        mail.soon(lambda: None)
    assert "too many letters" in caplog.text


def test_a_demo_prints_a_letter_but_not_to_whom(settings, capsys):
    settings.EMAIL_BACKEND = BESIDE
    mail.send("A link you asked for", "https://example.org/link/1/", TO)
    said = capsys.readouterr().out
    assert "https://example.org/link/1/" in said
    assert TO not in said


@pytest.mark.parametrize(
    ("address", "port", "starttls", "tls"),
    [
        ("smtp://post:s%40fe@mail.example.org", 587, True, False),
        ("smtp://post:s%40fe@mail.example.org:2525?tls=start", 2525, True, False),
        ("smtp://post:s%40fe@mail.example.org?tls=yes", 465, False, True),
        ("smtp://post:s%40fe@mail.example.org?tls=no", 25, False, False),
    ],
)
def test_an_address_of_a_server_is_read(address, port, starttls, tls):
    read = letters(address)
    assert (read["PORT"], read["USE_TLS"], read["USE_SSL"]) == (port, starttls, tls)
    assert (read["HOST"], read["HOST_USER"], read["HOST_PASSWORD"]) == (
        "mail.example.org",
        "post",
        "s@fe",
    )


@pytest.mark.parametrize(
    "address", ["mail.example.org", "https://mail.example.org", "smtp://", "smtp://m?tls=perhaps"]
)
def test_one_that_makes_no_sense_stops_the_start(address):
    with pytest.raises(Exception, match="ALONGSIDE_MAIL_URL is"):
        letters(address)
