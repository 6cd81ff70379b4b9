"""Looking after those who look after others: a day's measure, practice, and numbers of all."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.care.cases import looking_after
from alongside.care.load.reminding import remind
from alongside.care.models import OwnCare
from alongside.groups.models import Membership
from alongside.meetings.models import Seat
from alongside.notices.models import Notice
from tests.care.team import came_in, team
from tests.conftest import new_meeting, person

AT = "/care/enough/"


def kinds_told(someone):
    return set(Notice.objects.filter(person=someone).values_list("kind", flat=True))


def test_each_sees_their_own_load_and_nobody_elses(of_three, ada, dev, ben, nia, morning, browse):
    for one in (ben, nia):
        looking_after.claim(came_in(one, morning), by=ada)
    with time_machine.travel(timezone.now() - timedelta(days=3)):
        looking_after.claim(came_in(ben, level="amber", about="story:2"), by=ada)
    meeting = new_meeting(morning)
    Seat.objects.create(meeting=meeting, person=ada, facilitates=True)
    type(meeting).objects.update(closed_at=timezone.now())
    page = browse(ada).get(AT).text
    assert "Today: 2 readings." in page and "In the last seven days: 3 readings." in page
    assert "Meetings you led in the last seven days: 1." in page
    assert "Today: 0 readings." in browse(dev).get(AT).text
    assert browse(ben).get(AT).status_code == 403


def test_once_it_is_enough_the_queue_offers_only_what_cannot_wait(
    of_three, ada, dev, ben, nia, cleo, morning, browse
):
    browse(ada).post(AT, {"most_a_day": "1"})
    for one, level in ((ben, "red"), (nia, "red"), (cleo, "crisis")):
        came_in(one, morning, level=level)
    assert browse(ada).get("/care/").text.count("/claim/") == 3
    looking_after.claim(came_in(ben, morning, level="amber", about="reply:1"), by=ada)
    page = browse(ada).get("/care/").text
    assert page.count("/claim/") == 1 and "as you said is enough" in page
    assert browse(dev).get("/care/").text.count("/claim/") == 3, "for the others nothing changes"
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert browse(ada).get("/care/").text.count("/claim/") == 3


def test_nobody_is_kept_from_taking_something_all_the_same(of_three, ada, ben, morning, browse):
    browse(ada).post(AT, {"most_a_day": "0"})
    case = came_in(ben, morning)
    assert "/claim/" not in browse(ada).get("/care/").text
    browse(ada).post(f"/care/{case.pk}/claim/")
    case.refresh_from_db()
    assert case.claimed_by == ada


@pytest.mark.parametrize("said", ["-1", "51", "many"])
def test_a_measure_that_is_none_is_refused_and_kept_as_typed(of_three, ada, browse, said):
    page = browse(ada).post(AT, {"most_a_day": said}).text
    assert f'value="{said}"' in page and "Nothing is lost" in page
    assert not OwnCare.objects.exists()


def test_a_measure_can_be_taken_back(of_three, ada, browse):
    browse(ada).post(AT, {"most_a_day": "3"})
    browse(ada).post(AT, {"most_a_day": ""})
    assert OwnCare.objects.get(person=ada).most_a_day is None


def test_practice_lapses_after_half_a_year_and_warns_them_and_organisers(
    of_two, ada, gwen, olive, browse
):
    assert "have not said yet" in browse(ada).get(AT).text
    assert "Nothing is lost" in browse(ada).post("/care/practised/").text
    for one in (ada, gwen):
        browse(one).post("/care/practised/", {"practised": "on"})
    remind(timezone.now())
    assert not Notice.objects.exists()
    assert "time to practise" not in browse(ada).get("/care/").text
    with time_machine.travel(timezone.now() + timedelta(days=184)):
        for _time in range(2):
            remind(timezone.now())
        assert kinds_told(ada) == kinds_told(gwen) == {"practise_again"}
        assert kinds_told(olive) == {"team_practises"}
        assert Notice.objects.count() == 3
        assert "time to practise" in browse(ada).get("/care/").text
        assert "Has not practised" in browse(olive).get("/organise/care/").text
        browse(ada).post("/care/practised/", {"practised": "on"})
        assert not Notice.objects.get(person=ada).is_still_so()


def test_lapsed_practice_closes_nothing(of_two, ada, ben, morning, browse):
    case = came_in(ben, morning, level="crisis")
    browse(ada).post(f"/care/{case.pk}/claim/")
    case.refresh_from_db()
    assert case.claimed_by == ada


def test_supervision_says_nothing_of_fewer_than_five(
    of_two, ada, gwen, ben, cleo, nia, dev, olive, morning, browse
):
    for one in (ben, cleo, nia, dev):
        looking_after.claim(came_in(one, morning), by=gwen)
    page = browse(olive).get("/care/supervision/").text
    assert "about fewer than 5 people" in page and "team is fewer than 5" in page
    looking_after.claim(came_in(person("femi"), morning), by=gwen)
    page = browse(olive).get("/care/supervision/").text
    assert "Came in: 5 to 9 things." in page and "before its time ran out: nearly all." in page
    assert not {"Gwen", "Ben", "The morning group", "Done with all"} & set(page.split())
    assert "Done with all" not in page


def test_supervision_of_a_large_team_says_how_much_one_usually_reads(of_two, olive, browse):
    assert "team is fewer than 5" in browse(olive).get("/care/supervision/").text
    team(*(person(name, is_organiser=True) for name in ("femi", "joan", "kit")), by=olive)
    assert "usually reads: fewer than 5 a week" in browse(olive).get("/care/supervision/").text


def test_supervisors_see_it_and_members_and_facilitators_do_not(
    of_two, ada, ben, nia, morning, browse
):
    for one in (ada, ben):
        assert browse(one).get("/care/supervision/").status_code == 403
    morning.welcome(nia, role=Membership.Role.SUPERVISOR).accept(morning.current_agreement())
    assert browse(nia).get("/care/supervision/").status_code == 200
