"""What is urgent stands above all else on Today, for whoever may look after it, until one does."""

from alongside.care.load.own_care import OwnCare
from alongside.people.models import Block

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
