"""A form that is not taken comes back with the page: what is new on it is said, not passed over."""

import pytest

from alongside.care.models import Case
from alongside.groups.models import Concern

from ..acting import ASK, CLOSE, act, told
from ..team import came_in


@pytest.fixture
def case(of_two, ada, cleo, browse):
    browse(cleo).post(ASK)
    case = Case.objects.get()
    act(browse(ada), case, "claim")
    return case


@pytest.mark.parametrize(
    ("verb", "form"), [("close", {**CLOSE, "debriefed": ""}), ("write", {"words": " "})]
)
def test_a_form_that_comes_back_says_that_there_is_something_new(
    case, ada, cleo, browse, verb, form
):
    hers = browse(ada)
    assert "There is something new." not in act(hers, case, verb, **form).text
    browse(cleo).post(f"{ASK}{case.pk}/", {"words": "I took them."})
    page = act(hers, case, verb, **form).text
    assert "There is something new. Please look at what was done last" in page
    assert "I took them." in page and told(ada) == []
    assert "There is something new." not in act(hers, case, verb, **form).text


def test_also_where_somebody_else_has_to_read_it_first(of_three, morning, cleo, ada, browse):
    case = came_in(cleo, morning)
    hers = browse(ada)
    act(hers, case, "claim")
    act(hers, case, "write", words="How are you?")
    browse(cleo).post(f"{ASK}{case.pk}/", {"words": "I took them."})
    assert "There is something new." in act(hers, case, "close", **CLOSE).text
    assert "A second one has to read it first." in act(hers, case, "close", **CLOSE).text


def test_nor_is_an_answer_to_a_concern_that_is_not_taken(of_two, cleo, ben, gwen, olive, browse):
    danger = {"body": "He hurts me.", "danger": "on"}
    browse(cleo).post(f"/groups/morning/concern/{ben.pk}/", danger)
    case, concern = Case.objects.get(), Concern.objects.get()
    act(browse(olive), case, "claim")
    act(browse(olive), case, "hand-over", to=gwen.pk, words="Please look at her words.")
    browse(gwen).post(f"/organise/concerns/{concern.pk}/answer/", {"answer": " "})
    assert "they_wrote" in told(gwen)
