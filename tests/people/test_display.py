"""How pages look for somebody, and what others call them."""

import re

import pytest

from alongside.people.models import DISPLAY, Person

CHOICES = {"theme": "dim", "size": "larger", "font": "hyperlegible", "timers": "hidden"}


def look_of(page):
    """The display profile as it stands on <html>."""
    html = re.search(r"<html[^>]*>", page.text)[0]
    return dict(re.findall(r'data-(\w+)="(\w+)"', html))


def test_nobody_has_to_choose(cleo, browse):
    assert look_of(browse().get("/")) == DISPLAY
    assert look_of(browse(cleo).get("/")) == DISPLAY


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "light"),
        ("theme", "dark"),
        ("theme", "dim"),
        ("size", "large"),
        ("size", "larger"),
        ("font", "hyperlegible"),
        ("timers", "hidden"),
    ],
)
def test_every_choice_is_on_every_page(cleo, browse, name, value):
    cleos = browse(cleo)
    cleos.post("/display/", {**DISPLAY, name: value, "display_name": "Cleo"})
    for page in ("/", "/display/", "/help/", "/nowhere/"):
        assert look_of(cleos.get(page)) == {**DISPLAY, name: value}


def test_it_is_kept_on_every_device_and_for_oneself_alone(cleo, ben, browse):
    browse(cleo).post("/display/", {**CHOICES, "display_name": "Cleo"})
    assert look_of(browse(cleo).get("/")) == CHOICES
    assert look_of(browse(ben).get("/")) == DISPLAY


def test_what_was_chosen_is_ticked(cleo, browse):
    browse(cleo).post("/display/", {**CHOICES, "display_name": "Cleo"})
    page = browse(cleo).get("/display/").text
    ticked = re.findall(r'name="(\w+)" value="(\w+)"[^>]* checked', page)
    assert dict(ticked) == CHOICES


@pytest.mark.parametrize("value", ["", "neon", '"><script>alert(1)</script>', "x" * 10_000, "\x00"])
def test_what_cannot_be_chosen_changes_nothing(cleo, browse, value):
    page = browse(cleo).post("/display/", {**DISPLAY, "theme": value, "display_name": "Cleo"})
    assert page.status_code == 200
    assert "Nothing is lost" in page.text
    assert "<script>alert" not in page.text
    assert look_of(browse(cleo).get("/")) == DISPLAY


def test_a_new_name_is_what_others_read(cleo, ben, morning, browse):
    browse(cleo).post("/display/", {**DISPLAY, "display_name": "Clementine"})
    page = browse(ben).get("/groups/morning/people/").text
    assert "Clementine" in page
    assert "Cleo" not in page
    assert Person.objects.called("cleo") == cleo, "the name to sign in with stays"


@pytest.mark.parametrize(
    "name", ["", "  ", "x" * 41, "x" * 10_000, "Cl\x00eo", "Cl\u202eeo", "C\u200bleo"]
)
def test_a_name_that_cannot_be_is_refused_and_kept_in_the_form(cleo, browse, name):
    page = browse(cleo).post("/display/", {**CHOICES, "display_name": name})
    assert page.status_code == 200
    assert "field-problem" in page.text
    assert Person.objects.get(pk=cleo.pk).display_name == "Cleo"
    assert look_of(browse(cleo).get("/")) == DISPLAY


def test_a_problem_with_the_name_is_said_at_the_top_too(cleo, browse):
    """A screen reader is taken there; a form that came back without a word is a riddle."""
    page = browse(cleo).post("/display/", {**DISPLAY, "display_name": ""}).text
    assert 'role="alert"' in page


def test_a_name_is_shown_as_it_was_typed(cleo, ben, morning, browse):
    browse(cleo).post("/display/", {**DISPLAY, "display_name": "<b>Cleo</b>"})
    page = browse(ben).get("/groups/morning/people/").text
    assert "<b>Cleo" not in page
    assert "&lt;b&gt;Cleo&lt;/b&gt;" in page


def test_visitors_are_asked_to_sign_in_first(db, browse):
    assert browse().get("/display/").url == "/sign-in/?next=/display/"
    assert browse().post("/display/", CHOICES).url.startswith("/sign-in/")
