"""What was left for another time comes back on the next plan: in one tap, once, for who plans."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.meetings import plan
from alongside.meetings.looking_back.forgetting import forget
from alongside.meetings.models import Meeting, Parked
from alongside.vault.endings import Ending, carry_out
from tests.conftest import new_meeting, person

LETTERS = "The letters from the pension office"


@pytest.fixture
def left(closed, ada):
    """Ada has noted what the meeting had no time for, twice."""
    for _tap in range(2):
        closed.press(ada, "how-it-went", parked=LETTERS)
    return Parked.objects.get()


def bring(browser, meeting, do, parked=None):
    form = {"do": do, "parked": parked.pk if parked else ""}
    return browser.post(f"{meeting.get_absolute_url()}bring/", form, follow=True)


def steps_of(meeting):
    return Meeting.objects.get(pk=meeting.pk).plan


def test_it_waits_where_the_next_plan_is_made_and_members_do_not_see_it(
    left, closed, friday, ada, ben
):
    for page in ("", "plan/"):
        assert LETTERS in closed.browser(ada).get(f"{friday.get_absolute_url()}{page}").text
    assert LETTERS not in closed.browser(ben).get(friday.get_absolute_url()).text
    assert LETTERS not in closed.see(ben).text


def test_one_tap_takes_it_into_the_plan_before_the_closing(left, closed, friday, ada, ben):
    page = bring(closed.browser(ada), friday, "take", left).text
    assert "It has a part of its own in the plan" in page
    *_others, new, closing = steps_of(friday)
    assert (new.note, closing.kind) == (LETTERS, "closing")
    assert not Parked.objects.exists()
    assert LETTERS not in closed.browser(ben).get(friday.get_absolute_url()).text


def test_one_tap_lets_it_go(left, closed, friday, ada):
    bring(closed.browser(ada), friday, "let-go", left)
    assert not Parked.objects.exists()
    left.save()  # As in an older copy.
    carry_out(Ending.objects.get(what="parked_ended"))
    assert not Parked.objects.exists()
    assert steps_of(friday) == plan.simple()


def test_two_who_tap_at_once_take_it_once(left, closed, friday, ada):
    bring(closed.browser(ada), friday, "take", left)
    page = bring(closed.browser(ada), friday, "take", left).text
    assert "Somebody else has taken it along" in page
    assert len(steps_of(friday)) == len(plan.simple()) + 1


def test_a_member_and_another_group_take_nothing(left, closed, friday, evening, ben, dev, browse):
    assert bring(closed.browser(ben), friday, "take", left).status_code == 403
    theirs = new_meeting(evening, starts_in=timedelta(days=2))
    assert bring(browse(dev), friday, "take", left).status_code == 404
    page = bring(browse(dev), theirs, "let-go", left).text
    assert "Somebody else has taken it along" in page
    assert Parked.objects.exists()


def test_what_has_begun_or_is_full_takes_nothing_and_it_is_kept(left, closed, friday, ada):
    page = bring(closed.browser(ada), closed.meeting, "take", left).text
    assert "This meeting has begun." in page
    long = plan.simple()
    long[1:1] = [plan.Step("words", f"Part {n}", "", 1) for n in range(26)]
    friday.steps = plan.dump(long)
    friday.save()
    assert "There is no room for it" in bring(closed.browser(ada), friday, "take", left).text
    assert Parked.objects.get() == left


def test_what_nobody_took_in_half_a_year_goes(left):
    forget(timezone.now())
    assert Parked.objects.exists()
    Parked.objects.update(parked_at=timezone.now() - timedelta(days=181))
    forget(timezone.now())
    assert not Parked.objects.exists()


# -- the last meetings of a group ------------------------------------------------------------------


@pytest.fixture
def ending(morning):
    """The morning group ends in twenty days, with four meetings until then and one cancelled."""
    morning.ends_on = timezone.localdate() + timedelta(days=20)
    morning.save()
    called_off = new_meeting(morning, starts_in=timedelta(days=19))
    Meeting.objects.filter(pk=called_off.pk).update(cancelled_at=timezone.now())
    return [new_meeting(morning, starts_in=timedelta(days=days)) for days in (2, 7, 12, 17)]


def test_the_end_is_told_three_meetings_ahead(ending, cleo, browse):
    pages = [browse(cleo).get(meeting.get_absolute_url()).text for meeting in ending]
    assert "ends soon" not in pages[0]
    assert "after this there are 2 meetings more" in pages[1]
    assert "after this there is 1 meeting more" in pages[2]
    assert "This is the last meeting before the group ends." in pages[3]
    assert all("Add a goodbye round" not in page for page in pages)


def test_a_group_that_goes_on_says_nothing_of_an_end(friday, cleo, browse):
    assert "before the group ends" not in browse(cleo).get(friday.get_absolute_url()).text


def test_a_goodbye_round_is_offered_on_the_last_plan_and_added_once(ending, ada, browse):
    last = ending[-1]
    assert "Add a goodbye round" not in browse(ada).get(ending[0].get_absolute_url()).text
    assert "Add a goodbye round" in browse(ada).get(f"{last.get_absolute_url()}plan/").text
    for _tap in range(2):
        bring(browse(ada), last, "goodbye")
    assert [step.title for step in steps_of(last)].count("Goodbye") == 1
    assert "Add a goodbye round" not in browse(ada).get(last.get_absolute_url()).text


def test_only_who_plans_adds_it(ending, cleo, browse):
    assert bring(browse(cleo), ending[-1], "goodbye").status_code == 403
    assert steps_of(ending[-1]) == plan.simple()


def test_a_co_facilitator_may(ending, morning, browse):
    gwen = person("gwen")
    morning.welcome(gwen, role="co_facilitator").accept(morning.current_agreement())
    bring(browse(gwen), ending[-1], "goodbye")
    assert steps_of(ending[-1])[-2].title == "Goodbye"
