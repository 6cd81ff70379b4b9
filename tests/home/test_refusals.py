"""A refusal gives back every word that came with the form, and nothing that is no word."""

import pytest
from django import forms
from django.test import Client

from alongside.care.cases.forms import QUESTIONS
from alongside.groups.memberships import WORDS
from alongside.home.refusals import FOR_WORDS
from alongside.meetings.engine.ordering import PLACES
from tests.people.conftest import PASSWORD

STEPS = ("0-title", "3-purpose", "3-question", "3-script", "12-note")
TYPED = (
    "body",
    "word",
    "directions",
    "own_title",
    "asks",
    "how",
    "why",
    "kept_goodbye",
    "words",
    "act",
    "where",
    *STEPS,
)


@pytest.mark.parametrize("name", TYPED)
def test_what_was_typed_comes_back(db, name):
    stale = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    page = stale.post("/sign-in/", {name: "All that I had written"})
    assert page.status_code == 403 and "All that I had written</textarea>" in page.text
    assert "copy them first" in page.text and "Nothing is lost" not in page.text


def test_a_tab_that_asks_anew_for_the_answer_to_a_form_gets_a_page(cleo, browse):
    page = browse(cleo).get("/find/wanted/")
    assert page.status_code == 405 and page.headers["Allow"] == "POST"
    assert "This page came of a form" in page.text and "To the first page" in page.text


def test_words_that_went_to_a_page_that_takes_none_come_back(morning, cleo, browse):
    page = browse(cleo).post("/groups/morning/people/", {"body": "All that I had written"})
    assert page.status_code == 405 and "All that I had written</textarea>" in page.text
    assert "nothing was shared" in page.text and "asked for it anew" not in page.text


def test_without_words_there_is_nothing_to_copy(db):
    stale = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    page = stale.post("/sign-in/", {"password": PASSWORD}).text
    assert "try again" in page and "copy" not in page


@pytest.mark.parametrize(
    "name",
    [
        "password",
        "three_words",
        "kept_version",
        "3-kind",
        "3-minutes",
        "123-title",
        "x3-title",
        "3-titles",
    ],
)
def test_nothing_else_does(db, name):
    stale = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    page = stale.post("/sign-in/", {name: PASSWORD, "body": "My words"})
    assert page.status_code == 403 and "My words" in page.text and PASSWORD not in page.text


def test_a_plan_of_several_steps_comes_back_whole(db):
    stale = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    plan = {
        "0-title": "Coming in",
        "0-kind": "doors",
        "1-title": "A round",
        "1-script": "One by one",
    }
    page = stale.post("/sign-in/", plan).text
    assert page.index("Coming in") < page.index("A round") < page.index("One by one")
    assert "doors" not in page


def test_a_choice_is_no_word(db):
    stale = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    for words in ("take", "leave", *WORDS):
        for where in PLACES:
            sent = {"words": words, "where": where, "goodbye": "Thank you all."}
            page = stale.post("/sign-in/", sent).text
            assert page.count("Thank you all.</textarea>") == 1


@pytest.mark.parametrize("name", ["words", "where"])
@pytest.mark.parametrize("words", ["Yes", "private", "階段がつらい。"])
def test_one_word_is_words_where_others_choose(name, words, db):
    stale = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    page = stale.post("/sign-in/", {name: words})
    assert page.status_code == 403 and f"{words}</textarea>" in page.text


def every_form(kind=forms.BaseForm):
    for one in kind.__subclasses__():
        yield one
        yield from every_form(one)


# What is looked for, which is kept nowhere; the number of somebody's own contact; and when, in so
# few letters that it is soon typed again.
NOT_GIVEN_BACK = {"q", "who", "before", "hours", "reach", "number", "language", "role", "conflict"}
NOT_GIVEN_BACK |= {"link", "source", "code", "login", "sign_in_name", "three_words"}
OF_STEPS = {"question", "script"}


def test_every_field_for_words_is_given_back():
    fields = {
        name
        for form in every_form()
        if form.__module__.startswith("alongside.")
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.CharField)
        if not isinstance(field.widget, (forms.HiddenInput, forms.PasswordInput))
    }
    fields |= {name for name, _question in QUESTIONS}  # Made one by one, as their order is.
    assert fields - FOR_WORDS.keys() - {"words", "where"} == NOT_GIVEN_BACK | OF_STEPS
