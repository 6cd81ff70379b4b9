"""The sentences that heads learn from, what came of it, and the card that tells of it."""

import json
import re
from collections import Counter

import numpy
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


def test_there_are_ten_thousand_and_each_says_what_it_is():
    rows = all_rows()
    assert len(rows) >= 10_000
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


def test_weights_are_of_these_sentences():
    """Whether fitting anew gives the same takes minutes: `make soak` asks that."""
    kept = json.loads(heads.ABOUT.read_text())
    assert kept["learned_from"] == {"train.jsonl": sha256("train")}
    assert heads.WEIGHTS.stat().st_size < 40_000


def test_no_step_from_what_is_fitted_leads_further_down():
    chance = numpy.random.default_rng(5)
    seen = chance.normal(0, 1, (200, 6))
    wanted = (seen[:, :2] + chance.normal(0, 0.5, (200, 2)) > 0.8).astype(float)
    found = fitting.fit(seen, wanted)
    best = loss(found, seen, wanted)
    for step in chance.normal(0, 0.02, (50, *found.shape)):
        assert loss(found + step, seen, wanted) > best


def loss(weights, seen, wanted):
    """What `fit` makes small: mistakes by how rare a kind is, and large weights."""
    said = seen @ weights[:, :-1].T + weights[:, -1]
    weigh = fitting.mistakes(wanted, wanted >= 0, wanted, wanted >= 0)
    wrong = numpy.logaddexp(0, said) - wanted * said
    return (weigh * wrong).sum() + fitting.STRENGTH / 2 * (weights[:, :-1] ** 2).sum()


def test_the_card_tells_what_comes_out():
    kept, now = card.CARD.read_text(encoding="utf-8"), card.card()
    assert NUMBER.sub("#", kept) == NUMBER.sub("#", now)
    for line, other in zip(kept.splitlines(), now.splitlines(), strict=True):
        pairs = zip(NUMBER.findall(line), NUMBER.findall(other), strict=True)
        for one, another in pairs:  # Processors round differently.
            assert abs(float(one) - float(another)) <= (may_differ(line) if "." in one else 2), line


def may_differ(line):
    """By how much a share may: by that of two texts, where there are few of the sort."""
    counts = [int(count) for count in re.findall(r"\| (\d+) (?=\|)", line)]
    return max(0.03, 2 / min(counts)) if counts and "at amber" in line else 0.03


def test_the_card_says_which_figures_are_less_than_we_want_and_by_how_much():
    enough = measuring.shared("explicit, at red or crisis", 98, 100)
    too_few = measuring.shared("explicit, at red or crisis", 97, 100)
    too_many = measuring.shared("pain idioms, at amber or above", 6, 100)
    assert card.falls_short({"seen": [enough]}) == "Everything that is wanted holds in every set."
    said = card.falls_short({"seen": [enough, too_few], "unseen": [too_many]})
    assert "in the seen set: 0.97" in said and "97 of 100" in said
    assert "in the unseen set: 0.06" in said and "6 of 100" in said
    assert "98 of 100" not in said
