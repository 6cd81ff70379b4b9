"""What a mail service tells afterwards, by the address that it is given for it."""

import base64
import json

import pytest
from anymail.signals import tracking
from anymail.webhooks.postmark import PostmarkTrackingWebhookView
from django.core import mail
from django.core.exceptions import ImproperlyConfigured, SuspiciousOperation

from alongside.lib.from_environment import letters
from alongside.notices import tell
from alongside.notices.letters.tracking import heard, listen
from alongside.work import run_due

SECRET = "service:of-letters"


@pytest.fixture
def service(settings, rf):
    """`service("Bounce", email)` is what Postmark sends us of it."""
    settings.ANYMAIL = {"WEBHOOK_SECRET": SECRET}
    listen()

    def say(kind, email, secret=SECRET):
        told = {"RecordType": kind, "Type": "HardBounce", "Email": email, "ID": 1}
        who = base64.b64encode(secret.encode()).decode()
        request = rf.post(
            "/letters/came-back/postmark/tracking/",
            json.dumps(told),
            content_type="application/json",
            headers={"Authorization": f"Basic {who}"},
        )
        return PostmarkTrackingWebhookView.as_view()(request)

    yield say
    tracking.disconnect(heard, dispatch_uid="notices.tracking")


@pytest.fixture
def reachable(ben, chooses, with_address):
    with_address(ben)
    chooses(ben, usual="email")
    return ben


def gets_letters(person, kind):
    tell([person], kind("at_once"), "thing:1")
    run_due()
    return bool(mail.outbox)


@pytest.mark.parametrize("kind_of_news", ["Bounce", "SpamComplaint"])
def test_what_comes_back_and_what_is_unwanted_stops_letters(service, reachable, kind, kind_of_news):
    assert service(kind_of_news, "ben@letterbox.example").status_code == 200
    assert not gets_letters(reachable, kind)


@pytest.mark.parametrize("kind_of_news", ["Delivery", "Open"])
def test_other_news_changes_nothing(service, reachable, kind, kind_of_news):
    service(kind_of_news, "ben@letterbox.example")
    assert gets_letters(reachable, kind)


def test_whoever_does_not_know_the_secret_stops_nobodys_letters(service, reachable, kind):
    with pytest.raises(SuspiciousOperation):  # Which Django answers with 400.
        service("Bounce", "ben@letterbox.example", "service:guessed")
    assert gets_letters(reachable, kind)


def test_an_address_of_nobody_is_nothing(service, reachable, kind):
    assert service("Bounce", "somebody@elsewhere.example").status_code == 200
    assert gets_letters(reachable, kind)


def test_a_service_is_chosen_by_its_name():
    chosen = letters("postmark://?server_token=abc&webhook_secret=a:b")
    assert chosen["BACKEND"] == "anymail.backends.postmark.EmailBackend"
    assert chosen["KEYS"] == {"server_token": "abc", "webhook_secret": "a:b"}
    with pytest.raises(ImproperlyConfigured):
        letters("pigeon://?token=abc")
