"""Who can see what: one table, said on the privacy page and in SECURITY.md, and true."""

import os
import re
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils.functional import Promise
from markupsafe import escape

from alongside.groups import emergency
from alongside.groups.joining import invitations
from alongside.people.who_sees import WHO_SEES

from .test_docs import ROOT, rows, text_of

SEES = [sees for _heading, people in WHO_SEES for sees in people]
CELLS = [(str(sees.who), str(sees.can), str(sees.cannot)) for sees in SEES]
# Everybody of whom a member may well ask.
ASKED_FOR = [
    *("member", "facilitator", "organiser", "emergency", "blocked", "left", "invitation link"),
    *("running server", "company", "write to the database", "log", "access log"),
    *("thief of the database", "copy of the data", "copy of the keyring", "both copies"),
    *("recovery kit", "whole disk", "snapshot", "search index", "phone"),
    *("network", "proxy", "e-mail provider", "taken words back", "erased"),
]


@pytest.fixture
def page(db, browse):
    return browse().get("/privacy/").text


def test_security_says_the_same_word_for_word():
    said = rows(text_of("SECURITY.md"), "## Who can see what")
    assert [tuple(row) for row in said] == [("Who", "Can see", "Cannot see"), *CELLS]


def test_the_privacy_page_says_the_same_word_for_word(page):
    said = re.findall(r'<tr role="row"><th role="rowheader"[^>]*>(.*?)</th>(.*?)</tr>', page)
    cells = [(who, *re.findall(r"<td[^>]*>(.*?)</td>", rest)) for who, rest in said]
    assert cells == [tuple(str(escape(text)) for text in row) for row in CELLS]


def test_each_part_is_a_table_with_a_name_and_its_columns(page):
    names = re.findall(r'<table role="table" aria-labelledby="([\w-]+)">', page)
    assert len(names) == len(WHO_SEES)
    for name, (heading, _people) in zip(names, WHO_SEES, strict=True):
        assert re.search(rf'id="{name}">{escape(str(heading))}</summary>', page)
    for column in ("Who", "Can see", "Cannot see"):
        assert page.count(f'scope="col">{column}</th>') == len(WHO_SEES)


def test_the_short_answer_comes_first(page):
    assert page.index("In short") < page.index("<table")
    assert page.index("Whoever looks after the running server") < page.index("<table")


@pytest.mark.parametrize("who", ASKED_FOR)
def test_somebody_one_may_ask_about_is_there(who):
    assert [sees for sees in SEES if who in str(sees.who)]


def test_every_cell_says_something_and_can_be_translated():
    for sees in SEES:
        for text in (sees.who, sees.can, sees.cannot):
            assert isinstance(text, Promise)
            assert str(text).strip() == str(text) != ""
            assert "|" not in text and "\n" not in text


def test_nothing_says_more_than_is_so(page):
    said = " ".join([page, *map(" ".join, CELLS)]).lower()
    assert "end-to-end" not in said
    assert "encrypt" not in said.replace("disk is encrypted", "")


# -- the numbers in it ----------------------------------------------------------------------------


def numbers(who):
    (sees,) = (sees for sees in SEES if who in str(sees.who))
    return [int(number) for number in re.findall(r"(\d+) days", f"{sees.can} {sees.cannot}")]


def test_its_days_and_hours_are_those_of_the_program():
    assert numbers("invitation link") == [invitations.LASTS.days]
    assert timedelta(days=numbers("phone")[0]) == timedelta(seconds=settings.SESSION_COOKIE_AGE)
    assert timedelta(hours=1) == emergency.LASTS


def test_its_days_of_copies_are_those_that_nobody_has_changed():
    unchanged = {k: v for k, v in os.environ.items() if not k.startswith("ALONGSIDE_BACKUP")}
    ask = "from alongside.settings import BACKUP as b; print(b['DATA_DAYS'], b['KEYRING_DAYS'])"
    said = subprocess.run(
        [sys.executable, "-c", ask], cwd=ROOT, env=unchanged, capture_output=True, check=True
    )
    assert [*numbers("taken words back"), *numbers("erased")] == list(map(int, said.stdout.split()))


def test_where_other_days_were_chosen_the_page_says_those(db, browse, settings):
    settings.BACKUP = {**settings.BACKUP, "DATA_DAYS": 12, "KEYRING_DAYS": 1}
    page = browse().get("/privacy/").text
    assert "are gone here at once, and from copies after 12 days." in page
    assert "no copy kept here opens to them after 1 day." in page
    assert "What you wrote for the library is in copies for as long as words that you" in page
