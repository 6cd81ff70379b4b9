"""What a rule finds, and what the model takes it for: which of the two has to see it."""

import pytest

from alongside.care.signals.judging import HINTED, SEEN, judged
from alongside.care.signals.reading import read_in_sentences

pytestmark = pytest.mark.pure

OPENLY = "I want to kill myself."
HINTS = "They would be better off without me."
IN_DOUBT = "When I was twenty I tried to kill myself."
TOGETHER = f"{HINTS} I hope I don't wake up tomorrow. I just want it to stop for good."
SOURCING = "Has anyone got spare oxycodone to sell me?"
NOTHING = "The kettle is on."


class Guess:
    """What a model would say: the same `score` for all kinds, and nothing that is like ours."""

    def __init__(self, score):
        self.given = score

    def score(self, kind):
        return self.given

    def likenesses(self):
        return []


def level(text, guess):
    (read,) = read_in_sentences([text])
    return judged(*read, guess).level


def test_all_that_rules_find_counts_without_a_model():
    found = [level(text, None) for text in (OPENLY, HINTS, IN_DOUBT, SOURCING, NOTHING)]
    assert found == ["red", "amber", "amber", "amber", "green"]


def test_what_is_said_openly_stands_whatever_the_model_takes_it_for():
    assert level(OPENLY, Guess(0.0)) == "red"
    assert level("I have the rope and tonight I am going to kill myself.", Guess(0.0)) == "crisis"


@pytest.mark.parametrize("text", [HINTS, IN_DOUBT])
def test_a_hint_and_what_is_in_doubt_need_the_model_to_see_some_of_it(text):
    assert level(text, Guess(HINTED - 0.01)) == "green"
    assert level(text, Guess(HINTED)) == "amber"


def test_many_hints_in_one_text_need_nobody():
    assert level(TOGETHER, None) == level(TOGETHER, Guess(0.0)) == "red"
    (read,) = read_in_sentences([TOGETHER])
    found = judged(*read, Guess(0.0))
    assert found.kinds == ("self_harm",)
    assert len({mark.rule for mark in found.marks}) == 3, "whoever reads it is shown why"


def test_what_the_agreement_keeps_out_needs_the_model_to_see_anything_of_it():
    least = SEEN["sourcing"]
    assert level(SOURCING, Guess(least / 2)) == "green"
    assert level(SOURCING, Guess(least)) == "amber"


def test_a_hint_that_does_not_count_marks_nothing():
    (read,) = read_in_sentences([HINTS])
    found = judged(*read, Guess(0.01))
    assert (found.marks, found.kinds) == ((), ())
    assert found.score["self_harm"] == 0.01
