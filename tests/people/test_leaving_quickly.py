"""Leaving quickly signs out, from however old a page, and takes along what was being written."""

import re

from django.conf import settings
from django.test import Client

from alongside.people.models import Draft
from alongside.vault import sessions

from .post import is_signed_in
from .test_signing_in import sign_in

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


def test_from_a_page_that_was_open_before_the_last_sign_in(leo):
    browser = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    browser.force_login(leo)
    [older, *_] = TOKEN.findall(browser.get("/leave-quickly/").text)
    sessions.sign_out_everywhere(leo.pk)
    [token, *_] = TOKEN.findall(browser.get("/sign-in/").text)
    sign_in(browser, "leo", csrfmiddlewaretoken=token)
    assert is_signed_in(browser)
    gone = browser.post("/leave-quickly/", {"csrfmiddlewaretoken": older})
    assert gone.status_code == 200 and gone.headers["Refresh"].startswith("0; url=")
    assert not is_signed_in(browser)


def test_what_another_site_sends_ends_no_sign_in(leo, browse):
    """It needs no token because a browser sends no sign-in along from there."""
    browser = browse()
    sign_in(browser, "leo")
    assert browser.cookies[settings.SESSION_COOKIE_NAME]["samesite"] == "Lax"


def test_what_was_being_written_is_kept_for_them_alone(morning, cleo, browse):
    cleos, place = browse(cleo), f"story:{morning.pk}"
    gone = cleos.post("/leave-quickly/", {"place": place, "body": "I was about to"})
    assert gone.headers["Refresh"] and "I was about to" not in gone.text
    assert not is_signed_in(cleos)
    assert Draft.objects.words(cleo, place) == "I was about to"


def test_of_nobody_it_keeps_nothing(db, browse):
    browse().post("/leave-quickly/", {"place": "story:1", "body": "I was about to"})
    assert not Draft.objects.exists()
