"""The cards as people read them: everybody, visitors too, the same for all."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from markupsafe import escape

from alongside.toolkit import cards
from alongside.toolkit.labels import EFFORT, FLAGS, GRADES, RED_FLAGS, TOPICS
from alongside.toolkit.shipped import shipped_cards

ALL = shipped_cards()
# What somebody who is signed in can do with a card, and a visitor cannot.
A_STEP = re.compile(r"<p><a [^>]*/steps/begin/.*?</p>")


def titles(page):
    return re.findall(r'<a href="/strategies/([\w-]+)/"', page)


@pytest.fixture
def with_other(monkeypatch):
    """`with_other(slug, title=…)`: from here on this card says something else."""

    def other(slug, **said):
        changed = {**ALL, slug: replace(ALL[slug], **said)}
        monkeypatch.setattr(cards, "all_cards", lambda: changed)

    return other


def test_all_cards_stand_under_their_topics(db, browse):
    page = browse().get("/strategies/").text
    assert sorted(titles(page)) == sorted(ALL)
    headings = re.findall(r"<h2>(.*?)</h2>", page)
    assert headings == [str(escape(label)) for label in TOPICS.values()]
    for label in EFFORT.values():
        assert page.count(str(label)) > 1
    assert "about 4 minutes" in page


@pytest.mark.parametrize("topic", TOPICS)
def test_by_topic_are_shown_all_that_belong_to_it(db, browse, topic):
    found = titles(browse().get("/strategies/", {"topic": topic}).text)
    assert sorted(found) == sorted(slug for slug, card in ALL.items() if topic in card.topics)


@pytest.mark.parametrize("effort", EFFORT)
def test_by_effort_are_shown_those_that_take_as_much(db, browse, effort):
    found = titles(browse().get("/strategies/", {"effort": effort}).text)
    assert sorted(found) == sorted(slug for slug, card in ALL.items() if card.effort == effort)


def test_one_choice_keeps_the_other(db, browse):
    page = browse().get("/strategies/", {"topic": "mindfulness", "effort": "1"}).text
    assert sorted(titles(page)) == ["kind-hand", "slow-breathing", "three-minute-space"]
    assert 'href="/strategies/?effort=1&amp;topic=cbt"' in page
    assert 'href="/strategies/?effort=2&amp;topic=mindfulness"' in page
    assert 'href="/strategies/?topic=mindfulness"' in page
    assert page.count('aria-current="true"') == 2


def test_a_choice_with_nothing_in_it_says_so(db, browse):
    page = browse().get("/strategies/", {"topic": "exercise", "effort": "1"}).text
    assert titles(page) == ["movement-snacks"]
    page = browse().get("/strategies/", {"topic": "medicines", "effort": "3"}).text
    assert titles(page) == [] and "There is no card of this kind." in page


@pytest.mark.parametrize("asked", [{"topic": "nothing"}, {"effort": "9"}, {"effort": "1'--"}])
def test_a_choice_that_there_is_not_is_not_found(db, browse, asked):
    assert browse().get("/strategies/", asked).status_code == 404


def test_a_card_that_there_is_not_is_not_found(db, browse):
    for address in ("/strategies/fasting/", "/strategies/sources/"):
        assert browse().get(address).status_code == 404
    assert browse().get("/strategies/..%2Fsources/").status_code == 404


@pytest.mark.parametrize("slug", ALL)
def test_a_card_says_all_that_is_on_it(db, browse, slug):
    card, page = ALL[slug], browse().get(f"/strategies/{slug}/").text
    said = (card.title, card.what, *card.helps, card.in_bed, *card.care, card.shows, card.shows_not)
    for words in (*said, RED_FLAGS, GRADES[card.grade], FLAGS[card.flag]):
        assert str(escape(words)) in page
    for source in card.sources:
        assert str(escape(source.title)) in page and str(escape(source.at)) in page
    for other in card.see:
        assert f'href="/strategies/{other}/"' in page
    assert card.steps in page
    assert "No clinician has signed this card." in page and "27 November 2028" in page


def test_weak_evidence_is_called_weak(db, browse):
    assert "Weak evidence:" in browse().get("/strategies/slow-breathing/").text
    assert "Unclear:" in browse().get("/strategies/tens-trial-with-rules/").text


def test_everybody_reads_the_same_card(morning, cleo, olive, browse):
    """Members, organisers and strangers; and somebody who has not agreed to anything yet."""
    from tests.house.walk import browser

    leo = type(cleo).objects.sign_up("leo", display_name="Leo")
    pages = [b.get("/strategies/warm-or-cool/") for b in (browse(), browse(cleo), browse(olive))]
    pages.append(browser(leo).get("/strategies/warm-or-cool/"))
    assert [page.status_code for page in pages] == [200] * 4
    visitors, *others = (page.text.partition("<main")[2].partition("</main>")[0] for page in pages)
    assert {A_STEP.sub("", main) for main in others} == {A_STEP.sub("", visitors)}
    assert [len(A_STEP.findall(main)) for main in (visitors, *others)] == [0, 1, 1, 1]


def test_a_card_past_its_date_says_so_from_the_day_after(db, browse, with_other):
    today = timezone.localdate()
    with_other("music-time", review_by=today)
    assert "past its review date" not in browse().get("/strategies/music-time/").text
    with_other("music-time", review_by=today - timedelta(days=1))
    assert "This card is past its review date" in browse().get("/strategies/music-time/").text
    assert browse().get("/strategies/").text.count("past its review date") == 1


def test_a_signed_card_says_by_whom(db, browse, with_other):
    with_other("music-time", signed_by="Gwen Example, physiotherapist")
    page = browse().get("/strategies/music-time/").text
    assert (
        'Signed by <span dir="auto">Gwen Example, physiotherapist</span>.' in page
        and "No clinician" not in page
    )


def test_nothing_on_a_card_becomes_html(db, browse, with_other):
    bad = "<script>alert(1)</script>"
    said = dict.fromkeys(("title", "what", "in_bed", "shows", "shows_not", "signed_by"), bad)
    with_other("music-time", **said, care=(bad,), helps=(bad,), body=f"1. {bad}")
    for address in ("/strategies/music-time/", "/strategies/", "/strategies/?topic=alternative"):
        page = browse().get(address).text
        assert bad not in page and "&lt;script&gt;" in page


def test_a_card_can_be_read_aloud_by_everybody(db, browse):
    assert "data-read-aloud" in browse().get("/strategies/music-time/").text
    assert "data-read-aloud" not in browse().get("/strategies/").text


def test_the_pages_lead_there(morning, cleo, browse):
    for page in (browse().get("/"), browse().get("/questions/"), browse(cleo).get("/")):
        assert page.text.count('href="/strategies/"') == 1


def test_a_visitor_costs_one_query_for_what_was_signed_here(db, browse, django_assert_num_queries):
    for address in ("/strategies/", "/strategies/music-time/"):
        with django_assert_num_queries(1):
            browse().get(address)
