"""A refusal gives back every word that came with the form, and nothing that is no word."""

import pytest
from django.test import Client

from tests.people.conftest import PASSWORD

STEPS = ("0-title", "3-purpose", "3-question", "3-script", "12-note")
TYPED = (
    "body",
    "word",
    "directions",
    "own_title",
    "asks",
    "why",
    "kept_goodbye",
    *STEPS,
)


@pytest.mark.parametrize("name", TYPED)
def test_what_was_typed_comes_back(db, name):
    stale = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    page = stale.post("/sign-in/", {name: "All that I had written"})
    assert page.status_code == 403 and "All that I had written</textarea>" in page.text


@pytest.mark.parametrize(
    "name",
    ["password", "kept_version", "3-kind", "3-minutes", "123-title", "x3-title", "3-titles"],
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
