"""All forty cards are there, with everything that keeps whoever reads them safe."""

import re
from collections import Counter
from dataclasses import fields
from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured
from markdown_it import MarkdownIt

from alongside.toolkit import markdown
from alongside.toolkit.checking import wrong_with
from alongside.toolkit.describing import FIELDS, MAY_BE_EMPTY
from alongside.toolkit.labels import EFFORT, FLAGS, GRADES, TOPICS
from alongside.toolkit.reading_age import reading_age
from alongside.toolkit.shipped import HERE, BadCard, read, shipped_cards
from alongside.toolkit.sources import Source, all_sources

pytestmark = pytest.mark.pure

SLUGS = sorted(path.stem for path in HERE.glob("*.md"))
HOW_MANY = {
    **dict.fromkeys(("coping", "alternative", "mindfulness", "cbt"), 5),
    **dict.fromkeys(("understanding", "physical", "exercise", "medicines", "food"), 4),
}
# Cards of which the field's own list of forty says that somebody is to be asked first.
ASK_FIRST = {
    *("pace-by-time", "movement-snacks", "step-back-to-one-thing", "warm-or-cool"),
    *("walk-by-minutes", "sit-to-stand", "warm-water", "gentle-yoga-or-tai-chi", "light-massage"),
    *("guided-imagery", "choose-your-anchor", "sleep-anchors", "plain-good-plate"),
    *("one-change-food-trial", "alcohol-and-caffeine"),
}
WITH_A_CLINICIAN = {
    *("when-to-get-help", "tens-trial-with-rules", "acupuncture-one-fair-trial", "medicines-list"),
    *("fair-trial-questions", "safe-home", "before-you-change-a-medicine"),
}


def test_there_are_forty_in_the_nine_topics():
    assert len(SLUGS) == len(shipped_cards()) == 40
    assert list(HOW_MANY.keys() ^ TOPICS.keys()) == []
    assert Counter(card.topics[0] for card in shipped_cards().values()) == HOW_MANY


@pytest.mark.parametrize("slug", SLUGS)
def test_a_card_has_every_field(slug):
    card = shipped_cards()[slug]
    empty = [name for name in FIELDS if not getattr(card, name) and name not in MAY_BE_EMPTY]
    assert empty == []
    assert card.effort in EFFORT and card.flag in FLAGS and card.grade in GRADES
    assert len(re.findall("<li>", card.steps)) >= 3
    assert card.reviewed < card.review_by


@pytest.mark.parametrize("slug", SLUGS)
def test_a_card_is_easy_to_read(slug):
    assert reading_age(shipped_cards()[slug].words) <= 11


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_is_wrong_with_a_card(slug):
    """No part is hard by itself, and none says what never ships: what an editor has to keep to."""
    assert wrong_with(shipped_cards()[slug]) == []


def test_no_title_stands_twice():
    titles = Counter(card.title for card in shipped_cards().values())
    assert [title for title, times in titles.items() if times > 1] == []


def test_who_is_to_be_asked_first_is_so_on_the_cards_that_need_it():
    cards = shipped_cards()
    assert {slug for slug, card in cards.items() if card.flag == "check"} == ASK_FIRST
    assert {slug for slug, card in cards.items() if card.flag == "clinician"} == WITH_A_CLINICIAN


def test_nobody_has_signed_a_card_yet_and_none_says_otherwise():
    assert {card.signed_by for card in shipped_cards().values()} == {""}


# -- what they cite --------------------------------------------------------------------------------


def test_every_source_can_be_looked_up_and_is_used():
    sources = all_sources()
    cited = {source for card in shipped_cards().values() for source in card.sources}
    assert cited == set(sources.values())
    for source in sources.values():
        assert 1990 <= source.year <= date.today().year
        assert re.search(r"^doi:10\.\d{4,}/\S+$|^NG\d+$|^volume \d+, ", source.at), source.at


@pytest.mark.parametrize("lost", [field.name for field in fields(Source)])
def test_a_source_that_lacks_something_is_refused(lost):
    whole = {"authors": '"A"', "year": 2020, "title": '"T"', "published_in": '"J"', "at": '"NG1"'}
    whole.pop(lost)
    text = "[one]\n" + "\n".join(f"{name} = {value}" for name, value in whole.items())
    with pytest.raises(ImproperlyConfigured, match=f"one lacks {lost}"):
        all_sources(text)


# -- what is refused -------------------------------------------------------------------------------


def test_the_card_that_is_broken_below_is_good(broken):
    assert broken().slug == "pace-by-time"


@pytest.mark.parametrize("name", FIELDS)
def test_a_card_without_one_of_its_fields_is_refused(name):
    good = (HERE / "pace-by-time.md").read_text("utf-8")
    text = re.sub(rf"^{name} = (\[\n.*?^\]|.*?)\n", "", good, count=1, flags=re.M | re.S)
    assert text != good
    with pytest.raises(BadCard, match=f"pace-by-time: {name} is missing"):
        read("pace-by-time", text, all_sources())


def test_a_card_with_its_cautions_taken_out_is_refused():
    good = (HERE / "pace-by-time.md").read_text("utf-8")
    for emptied in ("care = []\n", 'care = [""]\n', 'care = ["  "]\n'):
        text = re.sub(r"^care = \[\n.*?^\]\n", emptied, good, flags=re.M | re.S)
        with pytest.raises(BadCard, match="care"):
            read("pace-by-time", text, all_sources())


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("effort = 3", "effort = 4", "effort is one of 1, 2, 3"),
        ("effort = 3", 'effort = "3"', "effort is a whole number, not '3'"),
        ("effort = 3", "effort = true", "effort is a whole number, not True"),
        ("reviewed = 2026-11-27", 'reviewed = "today"', "reviewed is a date, not 'today'"),
        ("minutes = 15", "minutes = 0", "minutes is empty"),
        ("minutes = 15", "minutes = -1", "from 1 to 60"),
        ("minutes = 15", "minutes = 90", "from 1 to 60"),
        ('"coping"', '"cooking"', "topics: 'cooking' is not known"),
        ('flag = "check"', 'flag = "maybe"', "flag is one of"),
        ('grade = "C"', 'grade = "AA"', "grade is one of"),
        ('"andrews-2012"', '"somebody-1999"', "sources: 'somebody-1999' is not known"),
        ("review_by = 2028-11-27", "review_by = 2028-11-28", "by two years at most"),
        ("review_by = 2028", "review_by = 2025", "comes after the day"),
        ('title = "', 'colour = "red"\ntitle = "', "colour is not a field"),
        ("what = ", "what = what", "not TOML"),
        ("1. Pick", "2. Pick", "numbered from 1"),
        ("+++\n", "---\n", "begins with"),
        (
            '"coping", "exercise"',
            '"coping", "medicines"',
            "medicines is for somebody and whoever treats them",
        ),
    ],
)
def test_a_card_with_something_odd_is_refused_and_says_what(broken, old, new, why):
    with pytest.raises(BadCard, match=re.escape(why)) as refused:
        broken(old, new)
    assert str(refused.value).startswith("pace-by-time: ")


def test_a_grade_above_weak_without_a_source_is_refused():
    text = (HERE / "slow-breathing.md").read_text("utf-8")
    with pytest.raises(BadCard, match="A grade other than C needs a source"):
        read("slow-breathing", text.replace('grade = "C"', 'grade = "B"'), all_sources())


def test_a_card_that_names_no_study_says_that_there_is_none():
    text = (HERE / "pace-by-time.md").read_text("utf-8")
    text = re.sub(r"^sources = .*$", "sources = []", text, flags=re.M)
    with pytest.raises(BadCard, match="the words “no study”"):
        read("pace-by-time", text, all_sources())


def test_a_card_that_is_too_hard_to_read_is_refused(broken):
    hard = (
        "Notwithstanding considerable individual variability, systematic implementation of "
        "predetermined activity intervals necessitates comprehensive preliminary deliberation"
    )
    with pytest.raises(BadCard, match="reading age"):
        broken("1. Pick one thing you do often", f"1. {'; '.join([hard] * 6)}. Pick one thing")


def test_a_card_that_says_what_never_ships_is_refused(broken):
    with pytest.raises(BadCard, match="push through"):
        broken("The clock decides, not the pain.", "If it hurts, push through.")


# -- what could be smuggled in ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "smuggled",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        "[here](javascript:alert(1))",
        "![here](https://elsewhere.example/x.png)",
        "<https://elsewhere.example>",
        '<a href="https://elsewhere.example">here</a>',
        "<svg/onload=alert(1)>",
        '<p style="position:fixed">x</p>',
    ],
)
def test_nothing_in_the_steps_of_a_card_becomes_more_than_words(broken, smuggled):
    html = str(broken("1. Pick one thing", f"1. {smuggled} Pick one thing").steps)
    assert set(re.findall(r"<(\w+)", html)) <= {"ol", "li", "p", "strong", "em"}
    assert set(re.findall(r"<\w+ ([^>]*)", html)) == set()


def test_each_of_the_two_that_guard_against_it_does_so_alone(monkeypatch):
    smuggled = '1. <img src="x" onerror="alert(1)"><b>x</b>'
    assert "<img" not in markdown.READER.render(smuggled)
    monkeypatch.setattr(markdown, "READER", MarkdownIt("commonmark", {"html": True}))
    assert "<img" in markdown.READER.render(smuggled), "or this would test nothing"
    assert markdown.render(smuggled) == "<ol>\n<li>x</li>\n</ol>\n"


def test_what_is_emphasised_stays_so(broken):
    html = str(broken("1. Pick one thing", "1. Pick *one* **thing**").steps)
    assert "<em>one</em> <strong>thing</strong>" in html
