"""What waits for a second time, or more urgently, has a clock of its own: the rounds begin anew."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.care.models import Case
from alongside.notices.models import Notice

from ..acting import ASK, act, the_minutes_go_on
from ..team import always, came_in, is_on_call, team


def rung(person, kind="somebody_waits"):
    return Notice.objects.filter(person=person, kind=kind).count()


def long_ago():
    Case.objects.update(opened_at=timezone.now() - timedelta(hours=20))


@pytest.fixture
def case(of_two, cleo, ada, browse):
    """Cleo asked many hours ago, and Ada has looked after it ever since."""
    browse(cleo).post(ASK)
    case = Case.objects.get()
    act(browse(ada), case, "claim")
    long_ago()
    Notice.objects.all().delete()
    return case


def test_put_back_it_is_called_for_round_by_round(case, cleo, gwen, olive, browse):
    browse(cleo).post(f"{ASK}{case.pk}/", {"words": "I cannot any more."})
    the_minutes_go_on(6)
    assert (rung(gwen), rung(olive, "clock_ran_out")) == (1, 0)
    page = browse(gwen).get("/care/").text
    assert "Somebody should look after it" in page and "Its time ran out" not in page
    the_minutes_go_on(12)
    the_minutes_go_on(17)
    assert (rung(gwen), rung(olive, "clock_ran_out")) == (3, 0)
    the_minutes_go_on(22)
    assert (rung(gwen), rung(olive, "clock_ran_out")) == (4, 1)


def test_given_back_it_is_called_for_round_by_round(case, ada, gwen, olive, browse):
    act(browse(ada), case, "hand-over", to="", words="")
    for minutes in (1, 6, 11):
        the_minutes_go_on(minutes)
    assert (rung(gwen), rung(olive, "clock_ran_out")) == (3, 0)


def test_raised_where_nobody_looks_after_it_too(of_two, morning, cleo, gwen, olive):
    case = came_in(cleo, morning, level="amber")
    long_ago()
    the_minutes_go_on(0)
    before = rung(gwen)
    assert rung(olive, "clock_ran_out") == 1
    came_in(cleo, morning, level="crisis")
    for minutes in (1, 6, 11, 16):
        the_minutes_go_on(minutes)
    assert (rung(gwen), rung(olive, "clock_ran_out")) == (before + 4, 2)
    case.refresh_from_db()
    assert case.level == "crisis"


# -- what is said of it to whoever waits -----------------------------------------------------------


def test_of_whoever_gave_it_back_it_is_not_said_that_they_were_told(
    of_three, morning, cleo, ada, gwen, olive, browse
):
    is_on_call(ada, by=olive)
    theirs = browse(cleo)
    theirs.post(ASK)
    case = Case.objects.get()
    act(browse(ada), case, "claim")
    act(browse(ada), case, "hand-over", to="", words="")
    page = theirs.get("/help/").text
    assert "and was told." not in page and "2 people who look after such calls were told." in page
    assert "was not told of it yet. If you ask now, they are told at once." in page
    before = rung(gwen)
    assert "and was told." in theirs.post(ASK, follow=True).text
    assert (rung(ada), rung(gwen)) == (2, before), "the one who is on call, and nobody else"


def test_nor_where_there_is_nobody_else(morning, cleo, ada, olive, browse):
    ada.refresh_from_db()
    always(by=olive)
    team(ada, by=olive)
    is_on_call(ada, by=olive)
    theirs = browse(cleo)
    theirs.post(ASK)
    case = Case.objects.get()
    act(browse(ada), case, "claim")
    act(browse(ada), case, "hand-over", to="", words="")
    page = theirs.get("/help/").text
    assert "and was told." not in page and "such calls were told" not in page
    assert "was not told of it yet. If you ask now, they are told at once." in page
    assert "and was told." in theirs.post(ASK, follow=True).text


def test_who_is_on_call_no_more_and_gave_it_back_is_told_where_it_is_asked_for(
    morning, cleo, ada, olive, browse
):
    ada.refresh_from_db()
    always(by=olive)
    team(ada, by=olive)
    theirs = browse(cleo)
    theirs.post(ASK)
    case = Case.objects.get()
    act(browse(ada), case, "claim")
    act(browse(ada), case, "hand-over", to="", words="")
    assert "Nobody was told of it yet. If you ask now" in theirs.get("/help/").text
    assert "1 person who looks after such calls was told." in theirs.post(ASK, follow=True).text
    for _press in range(3):
        theirs.post(ASK)
    assert rung(ada) == 2
