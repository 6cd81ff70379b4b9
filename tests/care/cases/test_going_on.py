"""Whoever looks after something goes on with it, also where it would be for others now."""

import pytest

from alongside.care.cases import looking_after
from alongside.care.cases.case import Case
from alongside.care.models import ContactOpening
from alongside.groups.models import Membership
from alongside.work import run_due

from ..team import always, came_in, team


def is_in_their_queue(case, browser):
    mine = browser.get("/care/").text.partition("You look after these")[2]
    return f'href="/care/{case.pk}/"' in mine.partition("Nobody looks after these yet")[0]


@pytest.fixture
def olives(morning, cleo, ada, gwen, olive, browse):
    """Olive took a crisis of Cleo's when there was no care team; now there is one."""
    always(by=olive)
    browse(cleo).post("/account/contact/", {"name": "Wendel", "number": "112", "knows": "on"})
    case = came_in(cleo, morning, level="crisis")
    assert looking_after.claim(case, by=olive)
    ada.refresh_from_db()
    team(ada, gwen, by=olive)
    return case


def test_an_organiser_finds_it_in_the_queue_once_there_is_a_team(olives, olive, browse):
    hers = browse(olive)
    run_due()
    assert is_in_their_queue(olives, hers)
    assert "You look after these" in hers.get("/care/").text


def test_and_can_ring_somebody_for_them(olives, olive, browse):
    hers, address = browse(olive), f"/care/{olives.pk}/contact/"
    assert address in hers.get(f"/care/{olives.pk}/").text
    page = hers.post(address, {"reason": "She is at the bridge."}, follow=True).text
    assert "Wendel" in page and ContactOpening.objects.get().by == olive


@pytest.mark.parametrize("source", ["newcomer", "sample"])
def test_whoever_leads_there_no_more_finds_it_too(
    of_three, morning, evening, cleo, gwen, browse, source
):
    place = evening.welcome(gwen, role=Membership.Role.CO_FACILITATOR)
    place.accept(evening.current_agreement())
    case = came_in(cleo, morning, level="green", source=source, excerpt="", kinds=[], marks=[])
    assert looking_after.claim(case, by=gwen)
    morning.memberships.get(person=gwen).end(by=gwen)
    run_due()
    assert Case.objects.get().claimed_by == gwen
    assert is_in_their_queue(case, browse(gwen))
