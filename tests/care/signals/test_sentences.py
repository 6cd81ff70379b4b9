"""The sentences that heads learn from, what came of it, and the card that tells of it."""

import json
import re
from collections import Counter

import pytest

from alongside.care.signals import KINDS, LEVELS, card, fitting, heads
from alongside.care.signals.data import read, sha256

pytestmark = pytest.mark.pure

SORTS = {
    "explicit": ("self_harm", ("red", "crisis")),
    "veiled": ("self_harm", ("amber",)),
    "danger": ("danger", ("red",)),
    **{kind: (kind, ("amber",)) for kind in ("sourcing", "dosing", "cure", "hostile")},
}
NUMBER = re.compile(r"\d\.\d\d")


def test_there_are_two_thousand_and_each_says_what_it_is():
    rows = read("train") + read("test")
    assert len(rows) >= 2000
    for row in rows:
        kind, levels = SORTS.get(row["sort"], ("none", ("green",)))
        assert row["kind"] == kind and row["level"] in levels, row
        assert row.get("second", "green") in LEVELS
    assert {row["kind"] for row in rows} == {*KINDS, "none"}
    assert min(Counter(row["sort"] for row in rows).values()) >= 30


def test_no_theme_and_no_sentence_is_both_learned_from_and_kept_apart():
    train, test = read("train"), read("test")
    for what in ("theme", "text"):
        assert not {row[what] for row in train} & {row[what] for row in test}
    texts = Counter(row["text"].lower() for row in train + test)
    assert max(texts.values()) == 1


def test_fitting_anew_gives_the_weights_that_are_here():
    content, about = fitting.refit()
    assert fitting.difference(content) <= fitting.SAME
    kept = json.loads(heads.ABOUT.read_text())
    assert kept["learned_from"] == about["learned_from"] == {"train.jsonl": sha256("train")}
    for head, threshold in kept["thresholds"].items():
        assert about["thresholds"][head] == pytest.approx(threshold, abs=0.02)
    assert heads.WEIGHTS.stat().st_size < 20_000


def test_the_card_tells_what_comes_out():
    kept, now = card.CARD.read_text(encoding="utf-8"), card.card()
    assert NUMBER.sub("#", kept) == NUMBER.sub("#", now)
    pairs = zip(NUMBER.findall(kept), NUMBER.findall(now), strict=True)
    assert all(abs(float(one) - float(other)) <= 0.03 for one, other in pairs)
