"""Whoever is on call is told, again and further, until somebody looks after it; and of nothing."""

from datetime import timedelta

from django.utils import timezone

from alongside.care.cases.calling import call_for_all
from alongside.care.cases.levels import LEVELS
from alongside.care.cases.looking_after import claim
from alongside.care.notices import still_waits
from alongside.notices.models import Notice

from .acting import the_minutes_go_on
from .team import came_in, from_eight, is_on_call


def rung(person):
    return Notice.objects.filter(person=person).count()


def after(case, minutes):
    call_for_all(case.opened_at + timedelta(minutes=minutes))


def test_those_on_call_first_then_all_then_organisers(of_three, morning, cleo, ada, gwen, olive):
    is_on_call(ada, by=olive)
    case = came_in(cleo, morning, level="crisis")
    after(case, 0)
    assert (rung(ada), rung(gwen), rung(olive)) == (1, 0, 0)
    after(case, 6)
    assert (rung(ada), rung(gwen), rung(olive)) == (2, 0, 0)
    after(case, 11)
    assert (rung(ada), rung(gwen), rung(olive)) == (3, 1, 0)
    after(case, 15)
    assert (rung(ada), rung(gwen), rung(olive)) == (4, 2, 1)


def test_the_same_minute_twice_rings_once(of_two, morning, cleo, ada):
    case = came_in(cleo, morning, level="crisis")
    for _worker in range(2):
        after(case, 0)
    assert rung(ada) == 1


def test_claimed_it_rings_no_more_and_what_waits_is_taken_back(of_two, morning, cleo, ada, gwen):
    case = came_in(cleo, morning, level="crisis")
    after(case, 0)
    assert still_waits(gwen, f"case:{case.pk}")
    assert claim(case, by=ada)
    after(case, 20)
    assert rung(gwen) == 1
    assert not still_waits(gwen, f"case:{case.pk}")


def test_at_night_amber_waits_and_a_crisis_rings_whoever_is_there(of_two, morning, cleo, ben, ada):
    night = timezone.now().replace(hour=2, minute=0)
    from_eight(by=ada)
    for person, level in ((cleo, "amber"), (ben, "crisis")):
        case = came_in(person, morning, level=level)
        type(case).objects.filter(pk=case.pk).update(opened_at=night)
    call_for_all(night + timedelta(hours=1))
    assert rung(ada) == 1
    call_for_all(night + timedelta(hours=6, minutes=1))
    assert Notice.objects.filter(person=ada).values("about").distinct().count() == 2


def test_green_rings_nobody(of_two, morning, cleo, ada):
    case = came_in(cleo, morning, level="green", source="sample", excerpt="")
    after(case, 3000)
    assert rung(ada) == 0


def test_the_keys_of_notices_lie_open_and_say_no_level(of_two, morning, cleo, ben, ada, olive):
    came_in(cleo, morning, level="crisis")
    bens = came_in(ben, morning, level="amber")
    the_minutes_go_on(60)
    assert claim(bens, by=ada)
    came_in(ben, morning, level="red")  # What she looks after is more urgent: she is told.
    found = dict(Notice.objects.values_list("kind", "key"))
    assert found.keys() == {"somebody_waits", "clock_ran_out", "they_wrote"}
    keys = Notice.objects.values_list("key", flat=True)
    assert not [key for key in keys for level in LEVELS if level in key]


def test_what_they_are_told_says_nothing_of_whom_or_why(of_two, morning, cleo, ada, browse):
    case = came_in(cleo, morning, level="crisis")
    after(case, 0)
    page = browse(ada).get("/notices/").text
    assert "Something waits for whoever is on call." in page
    assert not {"Cleo", "Crisis", "crisis", "Done"} & set(page.replace("<", " ").split())
