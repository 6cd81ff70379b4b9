"""The practices as they ship, and what is refused: no caution can go missing, no order slip in."""

import pytest

from alongside.toolkit.checking import OLDEST_READER
from alongside.toolkit.practising.practices import (
    HERE,
    LONGEST,
    BadPractice,
    all_practices,
    practice_of,
    read,
)
from alongside.toolkit.reading_age import reading_age
from alongside.toolkit.refusals import forbidden
from alongside.toolkit.shipped import shipped_cards

ALL = all_practices()


@pytest.fixture
def broken():
    """`broken(old, new)` reads the breathing in which the one stands for the other."""
    good = (HERE / "breathing-pace.toml").read_text("utf-8")

    def reading(old, new):
        assert old in good, "nothing would be broken"
        return read("breathing-pace", good.replace(old, new, 1), shipped_cards())

    return reading


def test_the_five_are_there_each_with_a_card_that_has_cautions():
    assert {one.card.slug for one in ALL.values()} == {
        *("slow-breathing", "choose-your-anchor", "three-minute-space"),
        *("movement-snacks", "worry-window"),
    }
    assert all(one.card.care and one.card.grade for one in ALL.values())
    assert len(list(HERE.glob("*.toml"))) == len(ALL) == 5


@pytest.mark.parametrize("slug", ALL)
def test_each_is_easy_to_read_short_enough_and_tells_nobody_about_medicines(slug):
    practice = ALL[slug]
    assert reading_age(practice.words) <= OLDEST_READER
    assert sum(step.seconds for step in practice.steps) <= LONGEST
    assert list(forbidden(practice)) == []
    assert not practice.is_past_review


def test_words_stand_long_enough_to_be_said_aloud():
    """About three words a second, unhurried; breathing in and out has its own pace."""
    hurried = [
        (slug, part.say)
        for slug, practice in ALL.items()
        for step in practice.steps
        for part in step.parts
        if len(part.say.split()) > part.seconds * 3
    ]
    assert hurried == []


def test_a_card_leads_to_its_practice_and_others_to_none():
    assert practice_of(shipped_cards()["slow-breathing"]) is ALL["breathing-pace"]
    assert practice_of(shipped_cards()["safe-home"]) is None


def test_about_three_minutes_are_breathing_in_and_out():
    (turns,) = [step for step in ALL["breathing-pace"].steps if step.times > 1]
    assert [(part.seconds) for part in turns.parts] == [4, 6]
    assert turns.minutes == 3 and ALL["breathing-pace"].breathes
    assert not ALL["worry-window"].breathes


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('card = "slow-breathing"', 'card = "fasting"', "not the name of a card"),
        ('card = "slow-breathing"\n', "", "card is missing"),
        ('what = "In', 'wat = "In', "wat is not a field"),
        ('title = "A pace for breathing"', 'title = " "', "title is empty"),
        ("reviewed = 2026-11-27", 'reviewed = "lately"', "reviewed is not"),
        ("review_by = 2028-11-27", "review_by = 2038-11-27", "by two years at most"),
        ("seconds = 15", "seconds = 0", "Step 1 is words and whole seconds"),
        ("seconds = 15", 'seconds = "15"', "Step 1 is words and whole seconds"),
        ("seconds = 15", "seconds = 15\nloud = true", "Step 1 is words and whole seconds"),
        ("times = 18", "times = 1", "from 2 to 60"),
        ("times = 18", "times = 60\n", "reading"),
        ("Let your shoulders drop", "Hold your breath", "holding the breath"),
        ("Let your shoulders drop", "Stop your tablets", "start, stop or change a medicine"),
        ("Let your shoulders drop", "It will take away the pain", "a promise"),
    ],
)
def test_what_a_practice_may_not_be_is_refused(broken, old, new, said):
    if said == "reading":
        assert broken(old, new).minutes == 11, "long, and still short enough"
        return
    with pytest.raises(BadPractice, match=said):
        broken(old, new)


def test_one_that_takes_too_long_is_refused(broken):
    with pytest.raises(BadPractice, match="longer than 20 minutes"):
        broken("seconds = 6", "seconds = 90")


def test_what_is_no_toml_or_has_no_steps_is_refused():
    with pytest.raises(BadPractice, match="it is not TOML"):
        read("x", "title = ", shipped_cards())
    with pytest.raises(BadPractice, match="at least three steps"):
        read("x", 'title = "x"', shipped_cards())
