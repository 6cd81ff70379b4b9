"""Support that somebody asked for in a meeting: called for where nobody saw it, and followed up."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.care.cases.calling import call_for_all
from alongside.care.cases.in_meetings import take_in_all
from alongside.care.models import Case
from alongside.meetings.models import Support
from alongside.notices.models import Notice
from tests.meetings.evening import Evening

from ..acting import history
from ..team import is_on_call


@pytest.fixture
def begun(tonight, browse, ada, ben, cleo, of_three):
    return Evening(tonight, browse).begin(ada, ben, cleo)


def after(minutes):
    now = Support.objects.latest("asked_at").asked_at + timedelta(minutes=minutes)
    take_in_all(now)
    call_for_all(now)


def test_unseen_for_some_minutes_whoever_is_on_call_is_told(begun, ben, dev, olive):
    is_on_call(dev, by=olive)
    begun.press(ben, "need-support")
    after(2)
    assert not Case.objects.exists(), "those who lead may be in the middle of a sentence"
    after(4)
    after(5)
    case = Case.objects.get()
    assert (case.person, case.level, case.source) == (ben, "red", "support")
    assert Notice.objects.filter(person=dev, about=f"case:{case.pk}").exists()


def test_seen_it_waits_in_its_turn_for_those_who_lead(begun, ada, ben, dev, browse):
    begun.press(ben, "need-support")
    begun.press(ada, "support-seen", seat=begun.seat(ben))
    after(1)
    after(2)
    case = Case.objects.get()
    assert case.level == "amber" and history(case) == ["came_in", "seen_there"]
    page = browse(ada).get(f"/care/{case.pk}/").text
    assert "They asked for support in a meeting." in page and "saw it in the meeting" in page
    assert browse(dev).get(f"/care/{case.pk}/").status_code == 404, "he does not lead there"


def test_seen_late_is_told_to_whoever_looks_after_it(begun, ada, ben):
    begun.press(ben, "need-support")
    after(4)
    begun.press(ada, "support-seen", seat=begun.seat(ben))
    after(6)
    assert history(Case.objects.get()) == ["came_in", "seen_there"]
    assert Case.objects.get().level == "red", "nothing is ever lowered"


def test_what_those_who_lead_need_is_on_one_screen(begun, ada, ben):
    begun.press(ben, "need-support")
    page = begun.see(ada).text
    box = page.partition("only those who lead see this.")[2].partition("</div>\n  </div>")[0]
    assert "You lead alone just now." in page
    assert f"/groups/morning/threads/{ben.pk}/" in box and "A quiet minute for everybody" in box
    assert "the care team is told" in begun.see(ben).text or "You have asked" in begun.see(ben).text


def test_before_asking_it_says_what_becomes_of_it(begun, ben):
    assert (
        "If they have not seen it within a few minutes, the care team is told."
        in begun.see(ben).text
    )


def test_what_was_asked_long_ago_makes_no_case(begun, ben):
    begun.press(ben, "need-support")
    Support.objects.update(asked_at=timezone.now() - timedelta(days=3))
    take_in_all(timezone.now())
    assert not Case.objects.exists()


@pytest.mark.parametrize("seen", [True, False])
def test_who_leaves_the_group_at_once_is_asked_after_all_the_same(begun, ada, ben, seen):
    begun.press(ben, "need-support")
    if seen:
        begun.press(ada, "support-seen", seat=begun.seat(ben))
    begun.browser(ben).post("/groups/morning/leave/")
    assert not Support.objects.exists()
    case = Case.objects.get()
    assert (case.person, case.level) == (ben, "amber" if seen else "red")


def test_leaving_later_makes_no_second_case_of_it(begun, ben):
    begun.press(ben, "need-support")
    after(4)
    begun.browser(ben).post("/groups/morning/leave/")
    assert Case.objects.count() == 1
