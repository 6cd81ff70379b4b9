"""What is urgent stands above all else on Today, for whoever may look after it, until one does."""

import pytest

from alongside.care.cases.case import Case
from alongside.care.cases.today import cannot_wait
from alongside.care.load.own_care import OwnCare
from alongside.people.models import Block
from alongside.vault import models

from ..acting import ASK, act
from ..team import came_in

WAITS = "Something that is urgent waits"


def is_told(browser):
    return WAITS in browser.get("/").text


def test_it_stands_there_until_somebody_looks_after_it(
    of_two, morning, ada, ben, cleo, gwen, browse
):
    adas, gwens = browse(ada), browse(gwen)
    assert not is_told(adas)
    case = came_in(cleo, morning)
    assert is_told(adas) and is_told(gwens)
    assert not is_told(browse(ben)) and not is_told(browse(cleo))
    act(adas, case, "claim")
    assert not is_told(adas) and not is_told(gwens)


def test_what_can_wait_is_not_called_urgent(of_two, morning, ada, cleo, browse):
    came_in(cleo, morning, level="amber")
    assert not is_told(browse(ada))


def test_nor_is_anybody_told_of_what_they_may_not_read(of_two, morning, ada, cleo, gwen, browse):
    came_in(cleo, morning)
    Block.objects.block(by=cleo, whom=ada)
    assert not is_told(browse(ada)) and is_told(browse(gwen))


def test_an_organiser_is_told_where_it_is_theirs(of_two, morning, ada, cleo, gwen, olive, browse):
    came_in(cleo, morning)
    assert not is_told(browse(olive))
    for one in (ada, gwen):
        Block.objects.block(by=cleo, whom=one)
    assert is_told(browse(olive))


def test_whoever_has_read_enough_today_is_asked_for_what_is_at_once_alone(
    of_two, morning, ada, ben, cleo, browse
):
    adas = browse(ada)
    OwnCare.objects.enough(ada, 1)
    act(adas, came_in(ben, morning), "claim")
    came_in(cleo, morning)
    assert not is_told(adas)
    browse(cleo).post(ASK)
    assert is_told(adas)


# -- what it takes ---------------------------------------------------------------------------------


@pytest.fixture
def opened(monkeypatch):
    """One more in it for each sealed value that is opened."""
    made, really = [], models.open_with
    monkeypatch.setattr(models, "open_with", lambda *how: made.append(1) or really(*how))
    return made


def many_that_can_wait(person, group):
    for number in range(20):
        came_in(person, group, level="amber", about=f"story:{number}")


def test_nothing_is_opened_of_what_can_wait(of_two, morning, ada, ben, cleo, opened):
    many_that_can_wait(cleo, morning)
    opened.clear()
    assert not cannot_wait(ada) and not opened
    came_in(ben, morning)
    opened.clear()
    assert cannot_wait(ada) and len(opened) == 1, "what is said of it, and no excerpt"


def test_what_becomes_urgent_is_told_of_from_then_on(of_two, morning, ada, cleo):
    came_in(cleo, morning, level="amber")
    assert not cannot_wait(ada)
    came_in(cleo, morning, level="crisis")
    assert cannot_wait(ada)


def test_what_came_in_before_this_was_kept_is_looked_at(of_two, morning, ada, cleo):
    case = came_in(cleo, morning)
    Case.objects.update(pace=None)
    assert cannot_wait(ada)
    Case.objects.filter(pk=case.pk).delete()
    came_in(cleo, morning, level="amber")
    Case.objects.update(pace=None)
    assert not cannot_wait(ada)


def test_nobody_can_tell_by_the_row_how_urgent_it_is(of_two, morning, ben, cleo):
    for person, about in ((ben, "story:1"), (cleo, "story:2")):
        came_in(person, morning, level="amber", about=about)
    one, other = Case.objects.values_list("pace", flat=True)
    assert one != other and "calm" not in one
