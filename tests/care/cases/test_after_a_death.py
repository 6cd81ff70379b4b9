"""Somebody has died, and the care team looks after something about them: no page asks to write."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.care.cases import following_up
from alongside.care.cases.calling import call_for_all
from alongside.care.models import Case
from alongside.notices.models import Notice
from alongside.people.models import Death

from ..acting import ASK, CLOSE, act, told
from ..team import came_in

HAS_DIED = "Whom it is about has died."
NOTHING_WRITTEN = "They have died, so nothing can be written to them here."


@pytest.fixture
def dies(olive):
    """An organiser confirms that somebody has died."""

    def die(someone):
        death = Death.objects.tell(someone, by=None, how="Her sister rang me.")
        assert death.confirm(by=olive)
        return death

    return die


@pytest.fixture
def case(of_two, morning, cleo, ada, browse):
    """Ada looks after a crisis of Cleo's, and has written to her."""
    browse(cleo).post("/account/contact/", {"name": "Wendel", "number": "112", "knows": "on"})
    case = came_in(cleo, morning, level="crisis")
    act(browse(ada), case, "claim")
    act(browse(ada), case, "write", words="Where are you?")
    return case


def test_whoever_looks_after_it_reads_it_and_is_asked_to_write_no_more(
    case, cleo, ada, browse, dies
):
    hers = browse(ada)
    page = hers.get(f"/care/{case.pk}/").text
    assert HAS_DIED not in page and "Send it to them" in page
    dies(cleo)
    page = hers.get(f"/care/{case.pk}/").text
    assert HAS_DIED in page and NOTHING_WRITTEN in page
    assert "Send it to them" not in page and "When you ask again" not in page
    assert HAS_DIED in hers.get("/care/").text
    page = act(hers, case, "write", words="Are you there?").text
    assert NOTHING_WRITTEN in page and "Are you there?" in page
    assert hers.get(f"/care/{case.pk}/contact/").status_code == 404, "it stays closed"


def test_it_is_closed_without_a_day_on_which_to_ask_again(case, cleo, ada, browse, dies):
    dies(cleo)
    closing = {name: said for name, said in CLOSE.items() if name != "follow_up_on"}
    act(browse(ada), case, "close", **closing)
    case.refresh_from_db()
    assert case.closed_at and case.follow_up_on is None


def test_nobody_is_reminded_to_ask_them_unless_it_was_a_mistake(
    case, cleo, ada, olive, browse, dies
):
    hers = browse(ada)
    act(hers, case, "close", **CLOSE)
    death, again = dies(cleo), "It is time to ask again"
    following_up.remind(timezone.now())
    assert told(ada) == [] and again not in hers.get("/care/").text
    page = hers.get(f"/care/{case.pk}/").text
    assert HAS_DIED in page and "Ask again how they are" not in page
    assert NOTHING_WRITTEN in act(hers, case, "follow-up", words="How are you?").text
    assert death.end(by=olive)
    following_up.remind(timezone.now())
    assert told(ada) == ["ask_again"] and again in hers.get("/care/").text


def test_what_nobody_looks_after_is_not_called_for(of_two, cleo, ben, ada, browse, dies):
    browse(cleo).post(ASK)
    browse(ben).post(f"/groups/morning/concern/{cleo.pk}/", {"body": "Look.", "danger": "on"})
    dies(cleo)
    Notice.objects.all().delete()
    asked = Case.objects.get(person=cleo)
    call_for_all(asked.opened_at + timedelta(hours=4))
    concern = Case.objects.get(person=ben)
    assert {one.about for one in Notice.objects.all()} == {f"case:{concern.pk}"}
    assert f"/care/{asked.pk}/" in browse(ada).get("/care/").text, "it waits to be closed"


def test_a_concern_of_theirs_is_looked_into_all_the_same(of_two, cleo, ben, ada, browse, dies):
    browse(cleo).post(f"/groups/morning/concern/{ben.pk}/", {"body": "He hurts.", "danger": "on"})
    dies(cleo)
    Notice.objects.all().delete()
    call_for_all(timezone.now() + timedelta(hours=1))
    assert "somebody_waits" in told(ada)
    assert "Whoever raised it has died." in browse(ada).get("/care/").text
