"""What waits for a second time, or more urgently, has a clock of its own: the rounds begin anew."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.care.cases.calling import call_for_all
from alongside.care.cases.coming_between import put_back_all
from alongside.care.models import Case
from alongside.notices.models import Notice

from ..team import came_in

ASK = "/help/someone/"


def act(browser, case, verb, **form):
    return browser.post(f"/care/{case.pk}/{verb}/", form)


def the_minutes_go_on(minutes):
    now = timezone.now() + timedelta(minutes=minutes)
    put_back_all(now)
    call_for_all(now)


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
