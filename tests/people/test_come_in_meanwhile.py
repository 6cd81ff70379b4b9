"""Words wait on the sign-in page of one tab, while somebody comes in in another."""

import re
from html import unescape

import pytest
from django.test import Client

from alongside.people.models import Draft

from .conftest import PASSWORD
from .post import give_address, newest_link

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
TAPS = {"sleep": "badly", "did": "more", "helped": ["rest", "music"]}
STORY = {"place": "story:42", "body": "Stairs, \nand again stairs.", "wish": "listen"}


@pytest.fixture
def tabs():
    """A browser whose forms are taken with their token alone, in whichever tab."""
    return Client(headers={"host": "localhost"}, enforce_csrf_checks=True)


def fields_of(page, to):
    """What the form of this page sends to that address."""
    form = next(one for one in re.findall("<form.*?</form>", page.text, re.S) if f'"{to}"' in one)
    hidden = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form, re.S)
    words = re.findall(r'<textarea [^>]*name="(.*?)"[^>]*>\n?(.*?)</textarea>', form, re.S)
    return {name: unescape(text) for name, text in hidden + words}


def late(tabs, leo, said=STORY):
    """The sign-in page on which words wait that came too late."""
    token = TOKEN.search(tabs.get("/sign-in/").text)[1]
    sent = {**said, "page": "/groups/morning/", "csrfmiddlewaretoken": token}
    page = tabs.post("/groups/morning/stories/", sent)
    assert page.status_code == 401 and "they wait for you" in page.text
    return page


def by_password(tabs, leo):
    page = tabs.get("/sign-in/")
    named = {"login": "leo", "password": PASSWORD}
    assert tabs.post("/sign-in/", {**fields_of(page, "/sign-in/"), **named}).status_code == 302


def by_letter(tabs, leo):
    by_now = Client(headers={"host": "localhost"})
    by_now.force_login(leo)
    give_address(by_now, "leo@example.org")
    page = tabs.get("/sign-in/link/")
    token = {"csrfmiddlewaretoken": TOKEN.search(page.text)[1]}
    tabs.post("/sign-in/link/", {**token, "email": "leo@example.org"})
    link = newest_link()
    token = {"csrfmiddlewaretoken": TOKEN.search(tabs.get(link).text)[1]}
    assert tabs.post(link, token).status_code == 302


@pytest.mark.parametrize("come_in", [by_password, by_letter])
def test_they_wait_where_they_were_being_written_after_one_more_press(tabs, leo, come_in):
    page = late(tabs, leo)
    come_in(tabs, leo)
    sent = {**fields_of(page, "/sign-in/"), "login": "leo", "password": PASSWORD}
    again = tabs.post("/sign-in/", sent)
    assert again.status_code == 403 and "You have come in meanwhile" in again.text
    assert STORY["body"] in unescape(again.text) and PASSWORD not in again.text
    assert not Draft.objects.exists(), "nothing is kept without the token"
    answer = tabs.post("/sign-in/", fields_of(again, "/sign-in/"))
    assert answer.url == "/groups/morning/"
    draft = Draft.objects.get(person=leo)
    assert (draft.place, draft.body, draft.beside["wish"]) == ("story:42", STORY["body"], "listen")
    assert "Your words are kept where you were writing." in tabs.get("/account/").text


def test_taps_without_a_word_wait_there_too(tabs, leo):
    page = late(tabs, leo, {"place": "light_log:1", **TAPS})
    by_password(tabs, leo)
    again = tabs.post("/sign-in/", fields_of(page, "/sign-in/"))
    assert again.status_code == 403 and "You have come in meanwhile" in again.text
    assert tabs.post("/sign-in/", fields_of(again, "/sign-in/")).status_code == 302
    kept = {"sleep": "badly", "did": "more", "helped": "rest,music"}
    assert Draft.objects.begun(leo, "light_log:1") == kept


def test_the_same_goes_for_the_form_of_a_passkey(tabs, leo):
    page = late(tabs, leo)
    by_password(tabs, leo)
    sent = fields_of(page, "/sign-in/passkey/")
    sent["credential"] = "{}"
    again = tabs.post("/sign-in/passkey/", sent)
    assert tabs.post("/sign-in/", fields_of(again, "/sign-in/")).url == "/groups/morning/"
    assert Draft.objects.get(person=leo).body == STORY["body"]


def test_words_without_a_place_are_given_back_as_ever(tabs, leo):
    by_password(tabs, leo)
    page = tabs.post("/sign-in/", {"kept_body": "All that I had written"})
    assert "All that I had written</textarea>" in page.text
    assert "copy them first" in page.text and "Keep my words there" not in page.text
