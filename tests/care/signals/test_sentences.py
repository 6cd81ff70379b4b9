"""The sentences that heads learn from, what came of it, and the card that tells of it."""

import json
import re
from collections import Counter

import pytest

from alongside.care.signals import KINDS, LEVELS, card, fitting, heads, measuring
from alongside.care.signals.data import KEPT_APART, read, sha256

pytestmark = pytest.mark.pure

SORTS = {
    "explicit": ("self_harm", ("red", "crisis")),
    "veiled": ("self_harm", ("amber",)),
    "for-another": ("self_harm", ("amber",)),
    "danger": ("danger", ("red", "crisis")),
    **{kind: (kind, ("amber",)) for kind in ("sourcing", "dosing", "cure", "hostile")},
}
NUMBER = re.compile(r"\d\.\d\d|\b\d+(?= of \d)")  # A share, or how many of how many.


def all_rows():
    return [row for split in ("train", *KEPT_APART) for row in read(split)]


def test_there_are_five_thousand_and_each_says_what_it_is():
    rows = all_rows()
    assert len(rows) >= 5000
    for row in rows:
        kind, levels = SORTS.get(row["sort"], ("none", ("green",)))
        assert row["kind"] == kind and row["level"] in levels, row
        assert row.get("second", "green") in LEVELS
    assert {row["kind"] for row in rows} == {*KINDS, "none"}
    assert min(Counter(row["sort"] for row in rows).values()) >= 30


def test_no_theme_and_no_sentence_is_both_learned_from_and_kept_apart():
    themes = Counter(theme for split in ("train", *KEPT_APART) for theme in themes_of(split))
    assert max(themes.values()) == 1
    assert max(Counter(row["text"].lower() for row in all_rows()).values()) == 1


def themes_of(split):
    return {row["theme"] for row in read(split)}


def test_fitting_anew_gives_the_weights_that_are_here():
    content, about = fitting.refit()
    assert fitting.difference(content) <= fitting.SAME
    kept = json.loads(heads.ABOUT.read_text())
    assert kept["learned_from"] == about["learned_from"] == {"train.jsonl": sha256("train")}
    for head, threshold in kept["thresholds"].items():
        assert about["thresholds"][head] == pytest.approx(threshold, abs=0.02)
    assert heads.WEIGHTS.stat().st_size < 40_000


def test_the_card_tells_what_comes_out():
    kept, now = card.CARD.read_text(encoding="utf-8"), card.card()
    assert NUMBER.sub("#", kept) == NUMBER.sub("#", now)
    pairs = zip(NUMBER.findall(kept), NUMBER.findall(now), strict=True)
    for one, other in pairs:  # Processors round differently.
        assert abs(float(one) - float(other)) <= (0.03 if "." in one else 2)


def test_the_card_says_which_figures_are_less_than_we_want_and_by_how_much():
    enough = measuring.shared("explicit, at red or crisis", 98, 100)
    too_few = measuring.shared("explicit, at red or crisis", 97, 100)
    too_many = measuring.shared("pain idioms, at amber or above", 6, 100)
    assert card.falls_short({"newer": [enough]}) == "Everything that is wanted holds in every set."
    said = card.falls_short({"newer": [enough, too_few], "earlier": [too_many]})
    assert "in the newer set: 0.97" in said and "97 of 100" in said
    assert "in the earlier set: 0.06" in said and "6 of 100" in said
    assert "98 of 100" not in said
