"""Looking for a card in one's own words: what is found, and that nobody keeps what was said."""

import json
import re
from pathlib import Path

import pytest

from alongside.meaning import is_here
from alongside.toolkit import finding
from alongside.toolkit.forms import LONGEST
from alongside.toolkit.shipped import shipped_cards

BENCH = Path(__file__).resolve().parents[2] / "bench" / "matching"
HERE = "/strategies/find/"


def lines(name):
    return [json.loads(line) for line in (BENCH / name).read_text("utf-8").splitlines()]


def look(browser, words, **more):
    return browser.post(HERE, {"words": words}, **more)


# -- how well it finds -----------------------------------------------------------------------------


@pytest.mark.pure
def test_the_right_card_is_among_three_for_words_that_nothing_was_tuned_on():
    assert is_here(), "the model has to be installed, or this measures something else"
    queries = [one for one in lines("strategies-queries.jsonl") if one["part"] == "untouched"]
    assert len(queries) >= 120 and {one["card"] for one in queries} == set(shipped_cards())
    missed = [
        one["query"]
        for one in queries
        if one["card"]
        not in [card.slug for card in finding.nearest(one["query"], shipped_cards())[0]]
    ]
    assert len(missed) <= 0.08 * len(queries), missed


@pytest.mark.pure
def test_the_bench_measures_the_cards_as_they_are():
    said = [
        {"id": item.id, "text": item.texts[0], "paraphrases": list(item.texts[1:])}
        for item in finding.items(shipped_cards())
    ]
    assert lines("strategies.jsonl") == said, "write bench/matching/strategies.jsonl anew"


@pytest.mark.pure
def test_no_query_stands_in_the_cards_word_for_word():
    said = {
        sentence.strip(" .?!").casefold()
        for card in shipped_cards().values()
        for sentence in card.said
    }
    untouched = [one for one in lines("strategies-queries.jsonl") if one["part"] == "untouched"]
    assert [one["query"] for one in untouched if one["query"].casefold() in said] == []


# -- the page --------------------------------------------------------------------------------------


def test_somebody_says_what_troubles_them_and_gets_three_cards(db, browse):
    page = look(browse(), "awake half the night").text
    assert "What may fit" in page and 'href="/strategies/sleep-anchors/"' in page
    assert len(re.findall(r'href="/strategies/[\w-]+/"', page)) == finding.FEW == 3
    assert 'value="awake half the night"' in page
    assert 'href="/help/"' in page.partition("<main")[2]


def test_what_hardly_fits_is_called_so(db, browse):
    assert "Nothing fits well" in look(browse(), "train times to Leeds").text


def test_how_people_say_it_is_looked_through_and_never_shown(db, browse):
    card = shipped_cards()["sleep-anchors"]
    page = browse().get("/strategies/sleep-anchors/").text + look(browse(), card.said[0]).text
    assert [line for line in card.said[1:] if line in page] == []


@pytest.mark.parametrize("words", ["", "   ", None])
def test_no_words_are_asked_for_kindly(db, browse, words):
    page = browse().post(HERE, {} if words is None else {"words": words}).text
    assert "Type a few words first." in page and "What may fit" not in page


def test_too_many_words_stay_in_their_field(db, browse):
    much = "x" * (LONGEST + 1)
    page = look(browse(), much).text
    assert f"up to {LONGEST} letters" in page and much in page


def test_odd_words_break_nothing(db, browse):
    for odd in ("<script>alert(1)</script>", "…", "😀", "\u202e\x07", "я", "'; DROP TABLE x; --"):
        answer = look(browse(), odd)
        assert answer.status_code == 200 and "<script>alert" not in answer.text


def test_members_and_organisers_look_in_the_same_way(morning, cleo, olive, browse):
    found = [look(browse(someone), "acupuncture").text for someone in (None, cleo, olive)]
    assert all('href="/strategies/acupuncture-one-fair-trial/"' in page for page in found)


def test_words_are_never_part_of_an_address_nor_kept(morning, cleo, browse, caplog):
    browser = browse(cleo)
    before = dict(browser.session)
    answer = look(browser, "wimbrelthorn in my knee")
    assert "wimbrelthorn" not in caplog.text and dict(browser.session) == before
    assert answer.headers["Cache-Control"] == "no-store"
    assert "wimbrelthorn" not in browser.get("/strategies/").text
    page = browser.get(HERE, {"words": "wimbrelthorn"}).text
    assert "wimbrelthorn" not in page and "What may fit" not in page
    assert 'role="alert"' not in page


def test_looking_asks_the_database_once_which_cards_were_signed_here(
    db, browse, django_assert_num_queries
):
    with django_assert_num_queries(1):
        look(browse(), "stairs")


def test_a_look_without_its_token_is_refused(db):
    from django.test import Client

    strict = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    assert look(strict, "stairs").status_code == 403
