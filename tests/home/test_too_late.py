"""Words that come a moment too late are given back, with a true sentence: Olive and Oscar organise.

They decide about the same things, and neither knows what the other has open.
"""

import pytest

from alongside.care.cases import concerns as cases
from alongside.groups.models import Concern
from alongside.groups.parting import looking_again
from alongside.people.models import Person, Suspension
from alongside.people.safety import suspensions
from tests.conftest import person
from tests.groups.parting import remove

WHY = "You wrote to Cleo again after she had asked you not to."
OTHER = "Something quite different, with care."
KEPT = "so that nothing is lost"


@pytest.fixture
def closed(morning, ben, olive):
    return Suspension.objects.suspend(ben, by=olive, reason=WHY)


def of(someone, verb=""):
    return f"/organise/people/{someone.pk}/{verb}"


def gives_back(page, words=OTHER):
    return page.status_code == 200 and KEPT in page.text and words in page.text


# -- accounts --------------------------------------------------------------------------------------


def test_a_reason_for_an_account_that_is_closed_already(closed, ben, oscar, browse):
    page = browse(oscar).post(of(ben, "suspend/"), {"reason": OTHER}, follow=True)
    assert gives_back(page) and WHY in page.text
    assert "They do not read this." in page.text and "can read your reason" not in page.text
    assert Suspension.objects.get().reason == WHY


def test_the_same_reason_sent_twice_is_no_surprise(ben, olive, browse):
    olives = browse(olive)
    for _time in range(2):
        page = olives.post(of(ben, "suspend/"), {"reason": WHY}, follow=True)
        assert "They can read your reason" in page.text and KEPT not in page.text


def test_a_reason_that_is_too_long_besides(closed, ben, oscar, browse):
    page = browse(oscar).post(of(ben, "suspend/"), {"reason": OTHER + "x" * 2_000})
    assert gives_back(page) and "This has changed meanwhile." in page.text
    assert KEPT not in browse(oscar).post(of(ben, "suspend/"), {"reason": ""}).text


def test_a_note_that_is_too_long_after_somebody_has_asked_again(closed, ben, oscar, browse):
    too_long = {"note": OTHER + "x" * 2_000}
    page = browse(oscar).post(of(ben, "lift/"), too_long)
    assert OTHER in page.text and KEPT not in page.text, "it stands in its own box"
    closed.ask_again("She wrote first.")
    page = browse(oscar).post(of(ben, "lift/"), too_long)
    assert gives_back(page) and "What you wrote was not sent." in page.text


def closed_anew(closed, ben, olive):
    closed.lift(by=olive)
    ben.refresh_from_db()
    return Suspension.objects.suspend(ben, by=olive, reason="A second time.")


@pytest.mark.parametrize("note", ["", OTHER])
def test_a_page_from_before_does_not_open_an_account_that_was_closed_anew(
    closed, ben, olive, oscar, browse, note
):
    oscars = browse(oscar)
    assert f'name="suspension" value="{closed.pk}"' in oscars.get(of(ben)).text
    second = closed_anew(closed, ben, olive)
    sent = {"note": note, "suspension": closed.pk}
    page = oscars.post(of(ben, "lift/"), sent, follow=True)
    assert "closed anew since" in page.text and (not note or gives_back(page))
    second.refresh_from_db()
    assert not second.lifted_at and Person.objects.get(pk=ben.pk).is_suspended


@pytest.mark.parametrize("was_asked", [True, False])
def test_an_answer_to_what_was_said_the_time_before(closed, ben, olive, oscar, browse, was_asked):
    if was_asked:
        closed.ask_again("She wrote first.")
    second = closed_anew(closed, ben, olive)
    second.ask_again("Not this time.")
    sent = {"answer": OTHER, "outcome": "lift", "suspension": closed.pk}
    page = browse(oscar).post(of(ben, "answer/"), sent)
    assert gives_back(page) and "closed anew since" in page.text
    second.refresh_from_db()
    assert second.is_waiting


@pytest.mark.parametrize("outcome", ["keep", "lift"])
def test_an_answer_after_somebody_elses(closed, ben, olive, oscar, browse, outcome):
    closed.ask_again("She wrote first.")
    third = browse(person("otto", is_organiser=True))
    first = {"answer": "You are right.\r\nIt is over.", "outcome": outcome}
    browse(oscar).post(of(ben, "answer/"), first)
    page = third.post(of(ben, "answer/"), {"answer": OTHER, "outcome": "lift"})
    assert gives_back(page) and "What you wrote was not sent." in page.text
    assert "You are right." in page.text, "what was decided is shown"
    again = browse(oscar).post(of(ben, "answer/"), first, follow=True)
    assert KEPT not in again.text, "the same form, sent twice"


def test_a_note_for_an_account_that_is_open_again(closed, ben, olive, oscar, browse):
    closed.lift(by=oscar)
    page = browse(olive).post(of(ben, "lift/"), {"note": OTHER})
    assert gives_back(page) and "This account is open." in page.text
    assert browse(olive).post(of(oscar, "lift/"), {"note": OTHER}).status_code == 404


def test_a_note_behind_an_earlier_answer_was_sent(closed, ben, olive, oscar, browse):
    closed.ask_again("She wrote first.")
    closed.keep(by=oscar, answer="It stays closed.")
    for _twice in range(2):
        page = browse(olive).post(of(ben, "lift/"), {"note": OTHER}, follow=True)
        assert "was not sent" not in page.text
    closed.refresh_from_db()
    assert closed.lifted_at and OTHER in closed.readable("answer")


def test_of_two_at_the_same_moment_one_is_given_the_words_back(
    closed, ben, oscar, browse, monkeypatch
):
    closed.ask_again("She wrote first.")
    for verb, form in (
        ("answer/", {"answer": OTHER, "outcome": "lift"}),
        ("answer/", {"answer": OTHER, "outcome": "keep"}),
        ("lift/", {"note": OTHER}),
    ):
        monkeypatch.setattr(suspensions.Suspension, "_is_still", lambda self, **state: False)
        assert gives_back(browse(oscar).post(of(ben, verb), form)), verb


def test_another_appeal_from_another_page(closed, ben, browse):
    bens = browse(ben)
    for _time in range(2):
        page = bens.post("/suspended/appeal/", {"appeal": "She wrote first."}, follow=True)
        assert "Sent." in page.text or KEPT not in page.text
    page = bens.post("/suspended/appeal/", {"appeal": OTHER})
    assert gives_back(page) and "These words were not sent." in page.text
    long = "x" * (suspensions.LONGEST + 1)
    assert gives_back(bens.post("/suspended/appeal/", {"appeal": long}), long)
    assert Suspension.objects.get().appeal == "She wrote first."


def test_an_appeal_in_the_moment_of_another_is_not_said_to_be_sent(
    closed, ben, browse, monkeypatch
):
    monkeypatch.setattr(suspensions.Suspension, "ask_again", lambda self, words: False)
    page = browse(ben).post("/suspended/appeal/", {"appeal": OTHER})
    assert gives_back(page) and "Sent." not in page.text


# -- decisions of a group --------------------------------------------------------------------------


def test_an_answer_to_an_appeal_that_was_answered(morning, ada, cleo, olive, oscar, browse):
    decision = remove(morning, cleo, by=ada)
    looking_again.ask_again(decision, "But I did not.")
    at, first = f"/organise/appeals/{decision.pk}/", {"answer": "It stays.", "outcome": "stands"}
    browse(olive).post(at, first)
    page = browse(oscar).post(at, {"answer": OTHER, "outcome": "reversed"})
    assert gives_back(page) and "What you wrote was not sent." in page.text
    assert "It stays." not in page.text and "Cleo" not in page.text
    assert browse(olive).post(at, first).url == "/organise/", "the same form, sent twice"


# -- concerns --------------------------------------------------------------------------------------


def test_an_answer_to_a_concern_that_was_closed_meanwhile(morning, ben, olive, browse):
    browse(ben).post("/groups/morning/concern/", {"body": "A worry of mine"})
    concern, olives = Concern.objects.get(), browse(olive)
    at = f"/organise/concerns/{concern.pk}/"
    olives.post(f"{at}take/")
    cases.answer(concern, by=olive, words="The first one.")
    Concern.objects.get().close(by=olive)
    page = olives.post(f"{at}answer/", {"answer": OTHER})
    assert page.status_code == 200 and OTHER in page.text and "The first one." in page.text
    assert "Your words are here." in page.text and "Answer them" not in page.text


def test_a_concern_that_nobody_is_left_to_read(morning, ben, olive, browse):
    Person.objects.filter(pk=olive.pk).update(is_suspended=True)
    page = browse(ben).post("/groups/morning/concern/", {"body": OTHER})
    assert gives_back(page) and "it is not sent to anybody" in page.text
    assert not Concern.objects.exists()
