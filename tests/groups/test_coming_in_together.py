"""Newcomers who come in together, on a day of the group's own clock."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.groups.joining import places
from alongside.groups.models import Asking, Group, Invitation
from tests.conftest import person

from .test_asking import settle
from .test_links_and_lines import askers, came, names_in


@pytest.fixture
def together(morning):
    """Newcomers come in in three days; there are two places more."""
    day = timezone.localdate() + timedelta(days=3)
    return settle(morning, joining="open", capacity=4, newcomers_on=day)


def its_day_has_come(group, days_ago=0):
    settle(group, newcomers_on=timezone.localdate() - timedelta(days=days_ago))


def test_newcomers_wait_for_their_day(together, browse):
    first, *_rest = askers(together, 3)
    assert names_in(together) == {"Ben", "Cleo"}
    page = browse(first.person).get(first.get_absolute_url()).text
    assert "Newcomers come in together on" in page
    places.fill(together)
    assert names_in(together) == {"Ben", "Cleo"}


def test_on_their_day_they_come_in_at_the_first_look_of_any(together, browse):
    first, second, third = askers(together, 3)
    its_day_has_come(together)
    assert "There is a place for you now" in browse(second.person).get("/").text
    assert names_in(together) == {"Ben", "Cleo", "Asker-0", "Asker-1"}
    cohorts = together.memberships.filter(person__in=[first.person, second.person])
    assert {place.cohort for place in cohorts} == {timezone.localdate()}
    assert not together.memberships.filter(person=third.person).exists()


def test_or_of_those_who_lead(together, ada, browse):
    askers(together, 1)
    its_day_has_come(together, days_ago=2)
    browse(ada).get("/groups/morning/desk/")
    place = together.memberships.get(person__in=Asking.objects.values("person"))
    assert place.cohort == timezone.localdate() - timedelta(days=2)
    together.refresh_from_db()
    assert together.newcomers_on is None, "from now on each comes as soon as there is a place"


def test_or_when_somebody_who_leads_says_so(together, ada, ben, browse):
    askers(together, 2)
    assert browse(ben).post("/groups/morning/newcomers/").status_code == 403
    assert "Let them in now, together" in browse(ada).get("/groups/morning/desk/").text
    browse(ada).post("/groups/morning/newcomers/")
    assert names_in(together) == {"Ben", "Cleo", "Asker-0", "Asker-1"}
    came_in = together.memberships.exclude(cohort=None)
    assert {place.cohort for place in came_in} == {timezone.localdate()}


def test_who_comes_later_came_alone(together):
    askers(together, 1)
    its_day_has_come(together)
    places.fill(together)
    its_day_has_come(together, days_ago=1)
    together.memberships.exclude(cohort=None).update(cohort=together.newcomers_on)
    late = places.ask(together, person("late"))
    assert late.state == "let_in"
    assert together.memberships.get(person=late.person).cohort is None


def test_a_link_waits_for_the_day_as_well(together, ada, nia, browse):
    link = Invitation.objects.make(together, by=ada)
    came(browse(nia), link)
    assert Asking.objects.get(person=nia).is_waiting
    its_day_has_come(together)
    browse(nia).get("/")
    assert together.memberships.get(person=nia).cohort == timezone.localdate()


def test_people_see_who_came_in_with_them(together, ben, browse):
    first, second = askers(together, 2)
    its_day_has_come(together)
    places.fill(together)
    for one in (first, second):
        together.memberships.get(person=one.person).accept(together.current_agreement())
    page = browse(first.person).get("/groups/morning/people/").text
    assert page.count("came in with you") == 1
    assert "came in with you" not in browse(ben).get("/groups/morning/people/").text


def test_the_day_is_the_groups_own(together):
    """Where the group's clock says tomorrow already, its day has come."""
    zone = "Pacific/Kiritimati"
    settle(together, time_zone=zone, newcomers_on=places.today_of(Group(time_zone=zone)))
    assert not places.waits_for_its_day(together)
