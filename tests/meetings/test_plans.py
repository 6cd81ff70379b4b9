"""The plans that come along: all there, whole, plain, and none says what may not be said."""

import tomllib
from dataclasses import fields
from datetime import date

import pytest

from alongside.meetings import engine, plan
from alongside.meetings.plan import KINDS, Step
from alongside.meetings.plans import fit, labels
from alongside.meetings.plans.shipped import FIELDS, HERE, BadPlan, Template, all_templates, read
from alongside.meetings.plans.wrong import wrong_with
from alongside.toolkit import sources as cited
from alongside.toolkit.labels import GRADES
from alongside.toolkit.reading_age import reading_age
from alongside.toolkit.refusals import forbidden
from alongside.toolkit.shipped import shipped_cards

pytestmark = pytest.mark.pure

SLUGS = sorted(path.stem for path in HERE.glob("*.md"))
PROGRAMME = [slug for slug in SLUGS if slug.startswith("programme-")]
NOT_OF_EVERY_PLAN = {"week", "signed_by", "sources"}


def test_there_are_sixteen_evenings_and_a_programme_of_eight_weeks():
    assert len(SLUGS) == len(all_templates()) == 24
    assert [all_templates()[s].week for s in all_templates() if s in PROGRAMME] == [*range(1, 9)]
    assert {one.subject for one in all_templates().values()} == set(labels.SUBJECTS)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_plan_has_every_field(slug):
    one = all_templates()[slug]
    for field in fields(Template):
        assert getattr(one, field.name) or field.name in NOT_OF_EVERY_PLAN, field.name
    assert set(FIELDS) - {"phases"} <= {field.name for field in fields(Template)}
    assert one.grade in GRADES and (one.grade == "C" or one.sources)
    assert all(source.at and source.title and source.authors for source in one.sources)
    assert one.reviewed <= date.today() and one.reviewed < one.review_by
    assert "<li>" in one.before
    assert set(one.cards) <= shipped_cards().keys()


@pytest.mark.parametrize("slug", SLUGS)
def test_each_step_is_one_that_a_meeting_can_go_by(slug):
    one = all_templates()[slug]
    assert list(wrong_with(one.steps)) == []
    for step in one.steps:
        assert step.title and step.purpose and step.script, step.title
        assert "{" not in f"{step.script}{step.note}{step.question}{step.card}"
        assert step.kind in KINDS
    assert one.steps[-1].kind in ("closing", "unwind")
    state = engine.start(plan.phases(one.steps), doors_at=0.0)
    assert len(state.phases) == len(one.steps)
    assert any(phase.kind in ("round", "together") for phase in state.phases)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_plan_is_easy_to_read(slug):
    one = all_templates()[slug]
    assert reading_age(one.words) <= 9
    for part in (one.caution, one.home, one.shows, one.body, *(s.script for s in one.steps)):
        assert reading_age(part) <= 13, part


@pytest.mark.parametrize("slug", SLUGS)
def test_a_plan_says_nothing_that_never_ships(slug):
    assert list(forbidden(all_templates()[slug])) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_a_plan_fits_eight_people_in_one_room(slug):
    one = all_templates()[slug]
    assert fit.total(one.steps, 8, "room") <= one.minutes + 2


def test_a_grade_above_c_needs_a_source():
    with pytest.raises(BadPlan, match="needs a source"):
        broken('"C"', '"B"', without='"scott-2019"')


def broken(old, new, without=""):
    """Reads a good plan in which one thing stands for another, and one more is not there."""
    good = (HERE / "stigma.md").read_text("utf-8")
    assert old in good, "nothing would be broken"
    common = tomllib.loads((HERE / "common.toml").read_text("utf-8"))
    text = good.replace(old, new, 1).replace(without, "")
    return read("stigma", text, common, cited.all_sources())


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('subject = "people"', 'subject = "nothing"', "subject is one of"),
        ('home = "', 'at_home = "', "home is missing"),
        ('caution = "Old', 'caution = ""\nshow = "Old', "caution is empty"),
        ('"scott-2019"', '"nobody-1999"', "'nobody-1999' is not known"),
        ('"explain-it-once"', '"explain-it-twice"', "'explain-it-twice' is not known"),
        ('grade = "C"', 'grade = "E"', "grade is one of"),
        ("2028-11-27", "2038-11-27", "by two years at most"),
        ('"doors", "opening"', '"opening", "doors"', "begins with the doors opening"),
        ('"small-step", "close"', '"small-step"', "needs a closing"),
        ('"topic", "break"', '"break"', "asked in none of its steps"),
        ("We turn it round now.", "Stop your tablets for a week.", "start, stop or change"),
        ("We turn it round now.", "This will cure you.", "a promise"),
        ("[own.practice]", "[own.other]", "own.other is in no phase"),
        ("week = 0", "week = 3", "week is from 1 to 8"),
        ("+++\ntitle", "title", "a plan begins with"),
        ("minutes = 6", 'minutes = "six"', "minutes is int"),
        ("minutes = 6", "minute = 6", "minute is not of a step"),
        ('kind = "floor"', 'kind = "dance"', "no such kind of part"),
        ('"C"\nshows', '"B"\nsources = []\nshows', "not TOML"),
        ('short = "drop"', "short = 0", "please leave it at least 1 minute"),
    ],
)
def test_a_plan_that_lacks_something_is_refused(old, new, says):
    with pytest.raises(BadPlan, match=says):
        broken(old, new)


# -- the schema ----------------------------------------------------------------------------------

FIRST_SCHEMA = [
    {
        "kind": kind,
        "title": kind.title(),
        "purpose": "For us.",
        "minutes": 10,
        "script": "Welcome.",
        "question": "How are you?" if kind == "round" else "",
    }
    for kind in ("doors", "round", "words", "round")
]


def test_a_plan_comes_back_as_it_was_kept():
    for one in all_templates().values():
        assert tuple(plan.load(plan.dump(one.steps))) == one.steps
    assert plan.dump([])["schema"] == plan.SCHEMA == 2


def test_a_plan_of_the_first_schema_still_goes():
    steps = plan.load(FIRST_SCHEMA)
    assert [phase.kind for phase in plan.phases(steps)] == ["doors", "round", "words", "round"]
    assert steps[1].script == "Welcome." and steps[1].short == plan.KEEP
    assert plan.load(plan.dump(steps)) == steps


@pytest.mark.parametrize(
    "kept",
    [
        {"schema": 3, "steps": []},
        {"schema": None},
        {"schema": 2, "steps": [{"kind": "doors", "mood": "calm"}]},
    ],
)
def test_a_plan_of_a_newer_schema_is_refused(kept):
    with pytest.raises(plan.UnknownPlan):
        plan.load(kept)


def test_whatever_asks_people_something_is_a_round():
    kinds = {
        kind: plan.engine_kind(Step(kind, "A part", "", 5, question="Well?")) for kind in KINDS
    }
    rounds = {kind for kind, engines in kinds.items() if engines == "round"}
    assert rounds == {*plan.ROUNDS, "closing"} and kinds["together"] == "together"
    assert all(Step(kind, "A part", "", 5).is_round for kind in (*plan.ROUNDS, "together"))
    assert plan.engine_kind(Step("closing", "The end", "", 5)) == "words"
    assert kinds["doors"] == "doors"
    assert {kind: kinds[kind] for kind in plan.FLOORS} == plan.FLOORS
    assert not any(Step(kind, "A part", "", 5).is_round for kind in plan.FLOORS)
    assert set(labels.KINDS) == set(KINDS)


def test_the_usual_plan_is_one_that_a_meeting_can_go_by():
    assert list(wrong_with(plan.simple())) == []
    kinds = [phase.kind for phase in plan.phases(plan.simple())]
    assert kinds == ["doors", "round", "round", "round"]
