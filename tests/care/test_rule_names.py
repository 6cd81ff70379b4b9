"""Whoever looks after a case reads by which rule it was found, in their own language."""

import pytest

from alongside.care.cases.rule_names import NAMES, name_of
from alongside.care.signals.judging import BY_LIKENESS
from alongside.care.signals.rulebook import rules, tongues

pytestmark = pytest.mark.pure


def test_every_rule_has_its_name_and_no_name_is_of_the_past():
    assert {rule.name for rule in [*rules(), *tongues()]} | {BY_LIKENESS} == set(NAMES)


def test_a_rule_that_there_is_no_more_keeps_the_name_it_had():
    assert name_of("a rule of last year") == "a rule of last year"
