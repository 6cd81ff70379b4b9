"""The practices as people come to them: everybody, without a sign-in and without scripts."""

from dataclasses import replace
from datetime import date

from markupsafe import escape

from alongside.toolkit import cards
from alongside.toolkit.labels import GRADES, RED_FLAGS
from alongside.toolkit.practising import practices
from alongside.toolkit.practising.practices import all_practices

ALL = all_practices()


def test_all_of_them_are_listed_with_how_long_they_take(db, browse):
    page = browse().get("/practices/").text
    for slug, practice in ALL.items():
        assert f'href="/practices/{slug}/"' in page and f"about {practice.minutes} minute" in page


def test_a_practice_is_a_page_with_times_cautions_and_how_sure_it_is(db, browse):
    for slug, practice in ALL.items():
        page = browse().get(f"/practices/{slug}/").text
        said = [part.say for step in practice.steps for part in step.parts]
        for words in (*said, *practice.card.care, RED_FLAGS, GRADES[practice.card.grade]):
            assert str(escape(words)) in page
        assert page.index("Take care") < page.index("data-practice"), "before one begins"
        assert "No clinician has signed this practice." in page
        assert "data-read-aloud" in page
    assert "18 times · about 3 minutes" in browse().get("/practices/breathing-pace/").text


def test_what_is_not_a_practice_is_not_found(db, browse):
    for address in ("/practices/fasting/", "/practices/slow-breathing/"):
        assert browse().get(address).status_code == 404


def test_one_past_its_date_says_so_and_so_does_one_whose_card_is(db, browse, monkeypatch):
    old, good = date(2020, 1, 1), ALL["breathing-pace"]
    for practice, card in (
        (replace(good, review_by=old), good.card),
        (good, replace(good.card, review_by=old)),
        (good, good.card),
    ):
        monkeypatch.setattr(practices, "all_practices", lambda one=practice: {one.slug: one})
        monkeypatch.setattr(cards, "all_cards", lambda one=card: {one.slug: one})
        is_past = practice.review_by == old or card.review_by == old
        for address in ("/practices/breathing-pace/", "/practices/"):
            assert ("past its review date" in browse().get(address).text) is is_past


def test_the_cards_lead_there(db, browse):
    assert 'href="/practices/"' in browse().get("/strategies/").text
    assert 'href="/practices/worry-window/"' in browse().get("/strategies/worry-window/").text
    assert "/practices/" not in browse().get("/strategies/safe-home/").text


def test_a_visitor_costs_one_query_for_what_was_signed_here(db, browse, django_assert_num_queries):
    for address in ("/practices/", "/practices/breathing-pace/"):
        with django_assert_num_queries(1):
            browse().get(address)
