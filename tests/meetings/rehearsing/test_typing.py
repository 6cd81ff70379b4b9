"""The minutes that a plan claims for eight people who type, against how fast people type.

Nobody has measured sore hands in a group. These speeds are worked out from two studies of hands
that do not hurt: Karat and others (1999) found 32.5 words a minute for copying and 19.0 for words
of one's own, and 23 for copying among the slow; Palin and others (2019), on telephones, 25 for
copying with one left finger and 36.2 for everybody. Sore hands are taken to be a third slower.
"""

import pytest

from alongside.home.demo.meetings import HELD
from alongside.meetings import plan
from alongside.meetings.plans import fit
from alongside.meetings.plans.shipped import all_templates

pytestmark = pytest.mark.pure

OF_ONES_OWN = 19.0 / 32.5  # Words of one's own, where so much could be copied.
SORE = 2 / 3
COPYING = (32.5, 32.5, 23, 23, 25, 25, 36.2, 36.2)  # Eight people: at a desk, slow, on telephones.
SPEEDS = [speed * OF_ONES_OWN * SORE for speed in COPYING]

READING = 120  # Words a minute, in a fog.
NOTICING = 10  # Seconds until somebody sees that the turn is theirs, and has found their place.
THANKS = 10  # And to let what was said be there for a moment.

# How many words people said in each round of the evening that the demo tells of.
CHECK_IN, TOPIC, CLOSING = (
    [len(words.split()) for _name, words in said if words] for said in HELD["morning"][0].rounds
)


def usual(counts):
    return sum(counts) / len(counts)


def takes(words, typed=True):
    """The minutes of a round in which eight people say so many words each."""
    turns = (
        NOTICING + (60 * words / speed if typed else 0) + 60 * words / READING + THANKS
        for speed in SPEEDS
    )
    return (fit.OPENING_A_ROUND + sum(turns)) / 60


def claimed(kind, **more):
    step = plan.Step(kind, kind, "", 1, question="Well?", **more)
    return fit.needed(step, len(SPEEDS), "writing")


def test_sore_hands_write_about_as_many_words_as_the_handbook_says():
    assert (round(min(SPEEDS)), round(max(SPEEDS))) == (9, 14)


@pytest.mark.parametrize(
    ("kind", "words"), [("check-in", CHECK_IN), ("closing", CLOSING), ("round", TOPIC)]
)
def test_a_round_is_given_the_time_that_it_takes(kind, words):
    """Enough for what people say, and half as much again; not twice what even that takes."""
    needs = takes(1.5 * usual(words))
    assert needs <= claimed(kind) <= 2 * needs, (kind, needs, claimed(kind))


def test_what_was_written_before_is_only_read():
    writing, words = fit.WRITING_TOGETHER, 1.5 * usual(TOPIC)
    needs = writing / 60 + takes(words, typed=False)
    assert needs <= claimed("together") <= 1.5 * needs
    assert min(SPEEDS) * writing / 60 >= words, "the slowest of them have time for their words"


def test_an_hour_of_eight_who_type_is_what_its_parts_are():
    """The usual evening, summed up: what is claimed for it is enough, and no wild guess."""
    doors, *_rest = plan.simple()
    rounds = zip((CHECK_IN, TOPIC, CLOSING), (1.5,) * 3, strict=True)
    needs = doors.minutes + sum(takes(more * usual(words)) for words, more in rounds)
    says = fit.total(plan.simple(), len(SPEEDS), "writing")
    assert needs <= says <= 1.6 * needs, (needs, says)


@pytest.mark.parametrize("slug", [*all_templates()])
def test_no_plan_of_ours_claims_less_than_eight_people_need(slug):
    steps = all_templates()[slug].steps
    words = {"story": 1.5 * usual(TOPIC), "sentence": 1.5 * usual(CLOSING)}
    needs = sum(
        takes(words[fit.LENGTHS[step.kind]])
        for step in steps
        if step.is_round and fit.LENGTHS[step.kind] in words and not step.brief
    )
    says = sum(
        fit.needed(step, len(SPEEDS), "writing")
        for step in steps
        if step.is_round and fit.LENGTHS[step.kind] in words and not step.brief
    )
    assert needs <= says
