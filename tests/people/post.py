"""What came by letter, and people who sign in by the real pages: what several tests here need."""

import re
from datetime import timedelta

from django.core import mail
from django.utils import timezone

PASSWORD = "correct horse battery"
FIREFOX = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Safari/604.1"
LINK = re.compile(r"http://localhost:8000(/link/[0-9a-f]{40}/)")


def link_in(letter):
    return LINK.search(letter.body)[1]


def newest_link():
    return link_in(mail.outbox[-1])


def give_address(client, email):
    """Write it down and open the letter's link, as this person."""
    client.post("/account/address/", {"email": email})
    client.post(newest_link())


def arrived_long_ago(person, password=PASSWORD):
    """Not somebody in the first minutes of their account, who is told nothing of themselves."""
    person.set_password(password)
    person.arrived_at = timezone.now() - timedelta(days=90)
    person.save()
    return person


def sign_in(client, name, password=PASSWORD, agent=FIREFOX):
    """By the page; the browser keeps its cookies, so that it is the same device next time."""
    client.defaults["HTTP_USER_AGENT"] = agent
    return client.post("/sign-in/", {"login": name, "password": password})


def is_signed_in(client):
    return "Good to see you" in client.get("/").text
