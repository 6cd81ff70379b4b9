"""Whether a plan fits, and what could go: pure, and true of any plan there can be."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.meetings import plan
from alongside.meetings.plan import DROP, KEEP, Step
from alongside.meetings.plans import fit
from alongside.meetings.plans.shipped import all_templates
from alongside.meetings.plans.wrong import wrong_with

pytestmark = pytest.mark.pure

MINUTES = st.integers(1, 60)


@st.composite
def a_step(draw, kinds):
    kind = draw(st.sampled_from(kinds))
    never = kind in fit.NEVER_DROPPED
    shorts = [KEEP, draw(MINUTES), *([] if never else [DROP])]
    return Step(
        kind,
        kind,
        "",
        draw(MINUTES),
        question=draw(st.sampled_from(["", "Well?"])) if kind == "closing" else "Well?",
        short=draw(st.sampled_from(shorts)),
        brief=draw(st.booleans()),
    )


MIDDLE = [kind for kind in plan.KINDS if kind not in ("doors", "closing")]


@st.composite
def plans(draw):
    middle = draw(st.lists(a_step(MIDDLE), max_size=10))
    return [draw(a_step(["doors"])), *middle, draw(a_step(["closing"]))]


PEOPLE = st.integers(1, fit.MOST_PEOPLE)
PLACES = st.sampled_from(list(fit.TURNS))
HAS = st.integers(1, 240)


@given(plans(), PEOPLE, PLACES, HAS)
@settings(max_examples=300)
def test_a_proposal_fits_or_says_that_it_cannot(steps, people, place, has):
    found = fit.look(steps, people, place, has)
    after = fit.apply(steps, found, people, place)
    needs = fit.total(after, people, place)
    assert needs == found.after
    assert found.fits == (found.needs <= has) and found.can_fit == (needs <= has)
    assert sum(step.minutes for step in after) == needs
    if found.fits:
        assert found.changes == ()
    if not found.can_fit:  # Then nothing more could have been done.
        again = fit.look(after, people, place, has)
        assert not again.can_fit
        untouched = set(range(len(steps))) - {change.number for change in found.changes}
        assert all(fit.saving(steps[n], people, place) <= 0 for n in untouched)


@given(plans(), PEOPLE, PLACES, HAS)
@settings(max_examples=300)
def test_doors_and_closing_are_never_left_out(steps, people, place, has):
    careless = [replace(s, short=DROP) for s in steps]
    for each in (steps, careless):
        after = fit.apply(each, fit.look(each, people, place, has), people, place)
        assert after[0].kind == "doors" and after[-1].kind == "closing"


@given(plans(), PEOPLE, PLACES, HAS)
@settings(max_examples=300)
def test_nothing_is_proposed_that_is_not_needed(steps, people, place, has):
    found = fit.look(steps, people, place, has)
    for change in found.changes:
        saved = change.before - (change.to or 0)
        assert saved > 0
        assert not found.can_fit or found.after + saved > has


@given(plans(), PEOPLE, PLACES)
@settings(max_examples=300)
def test_more_people_and_slower_places_never_need_less(steps, people, place):
    needs = fit.total(steps, people, place)
    assert fit.total(steps, people + 1, place) >= needs
    assert fit.total(steps[:-1], people, place) <= needs
    if "together" not in [step.kind for step in steps]:  # There, all write at the same time.
        assert fit.total(steps, people, "writing") >= fit.total(steps, people, "room")


@given(plans(), PEOPLE, PLACES)
def test_with_more_time_no_more_goes(steps, people, place):
    gone = [len(fit.look(steps, people, place, has).changes) for has in (20, 400)]
    needs = fit.total(steps, people, place)
    assert fit.look(steps, people, place, needs).fits
    assert gone[1] == 0 or needs > 400


def step(kind, minutes=10, **more):
    return Step(kind, kind, "", minutes, question="Well?", **more)


def test_the_least_important_goes_first():
    steps = [
        step("doors", short=3),
        step("opening", 3, short=1),
        step("follow-up", 5, short=DROP),
        step("round", 21, short=12),
        step("floor", 6, short=DROP),
        replace(step("closing", 4), question=""),
    ]
    needs = fit.total(steps, 8, "room")
    one_minute_less = fit.look(steps, 8, "room", needs - 1)
    assert [(c.number, c.to) for c in one_minute_less.changes] == [(4, None)]
    much_less = fit.look(steps, 8, "room", needs - 9)
    assert [(c.number, c.to) for c in much_less.changes] == [(2, None), (4, None)]


def test_what_was_not_needed_after_all_stays():
    steps = [step("doors", 10), replace(step("unwind", 2, short=DROP)), step("words", 30, short=1)]
    steps.append(replace(step("closing", 4), question=""))
    found = fit.look(steps, 8, "room", 40)
    assert [c.number for c in found.changes] == [2]


def test_typing_is_slow():
    usual = plan.simple()
    typed, spoken = fit.total(usual, 8, "writing"), fit.total(usual, 8, "room")
    assert typed == 10 + 14 + 41 + 14
    assert spoken == 10 + 9 + 21 + 9
    assert not fit.look(usual, 8, "writing", 60).fits
    assert fit.look(usual, 8, "room", 60).fits


def test_a_round_that_is_shortened_is_a_sentence_each():
    shorter = fit.shortened(step("round", 25, short=15), 8, "writing")
    assert shorter.brief and fit.needed(shorter, 8, "writing") == 14


def test_writing_together_is_quick():
    people = 8
    in_turn = fit.needed(step("round"), people, "writing")
    together = fit.needed(step("together"), people, "writing")
    assert together <= 11 < 40 < in_turn


@pytest.mark.parametrize("slug", [*all_templates()])
def test_each_of_our_plans_can_be_fitted_to_an_hour_of_six_who_type(slug):
    steps = all_templates()[slug].steps
    found = fit.look(steps, 6, "writing", 60)
    assert found.can_fit, (found.needs, found.after)
    assert list(wrong_with(fit.apply(steps, found, 6, "writing"))) == []
