"""An organiser's link for one person who is to lead a group: once, for them, and seen by all."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.groups.joining import places
from alongside.groups.models import Invitation
from alongside.vault.access import AccessLine
from alongside.vault.endings import Ending
from tests.conftest import new_group, person
from tests.on_disk import at_once


@pytest.fixture
def link(morning, olive):
    return Invitation.objects.make_to_lead(morning, by=olive)


def place(group, someone):
    return group.memberships.current().get(person=someone)


def test_an_organiser_makes_it_for_a_group_they_are_not_in(morning, olive, browse):
    address = f"/organise/groups/{morning.pk}/"
    page = browse(olive).post(address, follow=True).text
    made = Invitation.objects.get()
    assert made.is_to_lead and f"http://localhost{made.get_absolute_url()}" in page
    assert "For us." not in page
    line = AccessLine.objects.get(what="facilitator_invited")
    assert (line.by, line.about["group"]) == (olive.pk, morning.pk)


def test_nobody_is_invited_to_lead_a_group_that_has_ended(link, morning, olive, browse):
    morning.ends_on = timezone.localdate() - timedelta(days=2)
    morning.save()
    olives, at = browse(olive), f"/organise/groups/{morning.pk}/"
    page = olives.post(at)
    assert page.status_code == 200 and "has come to its end" in page.text
    assert link.get_absolute_url() not in page.text and "Make a" not in page.text
    assert Invitation.objects.get() == link
    page = olives.get("/organise/").text
    assert "It has come to its end." in page and at not in page


def test_nobody_else_makes_one(morning, ada, cleo, dev, browse):
    for someone in (ada, cleo, dev):
        assert browse(someone).post(f"/organise/groups/{morning.pk}/").status_code == 403
    assert not Invitation.objects.exists()


def test_whoever_follows_it_leads_the_group(link, morning, nia, browse):
    browser = browse(nia)
    assert "You are asked to lead this group" in browser.get(link.get_absolute_url()).text
    browser.post(link.get_absolute_url())
    assert place(morning, nia).facilitates
    nia.refresh_from_db()
    assert nia.leads and nia.must_use_second_factor


def test_it_lets_in_one_person_once(link, morning, nia, dev, browse):
    browse(nia).post(link.get_absolute_url())
    assert browse(dev).get(link.get_absolute_url()).status_code == 404
    assert browse(dev).post(link.get_absolute_url()).status_code == 404
    assert not morning.memberships.filter(person=dev).exists()
    # Nor on an older copy of the data.
    withdrawn = Ending.objects.filter(what="invitation_withdrawn")
    assert [one.about for one in withdrawn] == [{"invitation": link.pk}]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("on_disk")
def test_two_who_follow_it_at_once_are_one(link, morning, nia, dev):
    """Both have the page with the button open, and press it at the same moment."""
    hers, his = Invitation.objects.find(link.token), Invitation.objects.find(link.token)
    let_in = at_once(lambda: bool(hers.let_in(nia)), lambda: bool(his.let_in(dev)))
    assert sorted(let_in) == [False, True]
    assert morning.memberships.filter(person__in=[nia, dev]).count() == 1


def test_a_second_tap_leads_where_the_first_did(link, morning, nia, dev, browse):
    address = link.get_absolute_url()
    for _twice in range(2):
        assert browse(nia).post(address).url == "/groups/morning/agreement/"
    assert browse(dev).post(address).status_code == 404
    morning.memberships.get(person=nia).give_role("member")
    assert browse(nia).post(address).status_code == 404, "she does not lead it any more"


def test_two_taps_at_once_are_one(link, morning, nia):
    one, other = Invitation.objects.find(link.token), Invitation.objects.find(link.token)
    assert places.come_by_link(one, nia) == places.come_by_link(other, nia)


def test_a_member_who_follows_it_leads_from_then_on(link, morning, cleo, browse):
    browse(cleo).post(link.get_absolute_url())
    assert place(morning, cleo).facilitates
    assert morning.memberships.filter(person=cleo).count() == 1


def test_whoever_made_it_does_not_come_in_by_it(link, morning, olive, browse):
    """Or an organiser would have a way to read a group of which the group is not told."""
    browser = browse(olive)
    page = browser.get(link.get_absolute_url()).text
    assert "pass it on" in page and "For us." not in page
    browser.post(link.get_absolute_url())
    assert not morning.memberships.filter(person=olive).exists()
    assert Invitation.objects.find(link.token)


def test_those_who_lead_see_that_there_is_one_but_not_which(link, morning, ada, cleo, browse):
    told = "An organiser has made a link"
    page = browse(ada).get("/groups/morning/people/").text
    assert told in page and link.token not in page
    assert told not in browse(cleo).get("/groups/morning/people/").text


def test_it_and_the_link_for_members_leave_each_other_alone(link, morning, ada):
    Invitation.objects.make(morning, by=ada)
    Invitation.objects.make(morning, by=ada)
    assert Invitation.objects.find(link.token)
    assert Invitation.objects.open().for_members().count() == 1


def test_the_link_for_members_makes_nobody_lead(morning, ada, nia, browse):
    browse(nia).post(Invitation.objects.make(morning, by=ada).get_absolute_url())
    assert not place(morning, nia).facilitates


def test_it_runs_out_after_a_fortnight(link):
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert Invitation.objects.find(link.token) is None
    left = link.expires_at - timezone.now()
    assert timedelta(days=13, hours=23) < left <= timedelta(days=14)


def test_its_maker_withdraws_it_and_no_other_organiser_sees_it(link, morning, olive, browse):
    oscar = person("oscar", is_organiser=True)
    address = f"/organise/groups/{morning.pk}/links/{link.pk}/withdraw/"
    assert link.token not in browse(oscar).get(f"/organise/groups/{morning.pk}/").text
    assert browse(oscar).post(address).status_code == 404
    assert Invitation.objects.find(link.token)
    browse(olive).post(address)
    assert Invitation.objects.find(link.token) is None


def test_it_outlives_the_leaving_of_an_organiser_who_began_the_group(olive, nia, browse):
    group = new_group("noon", olive)
    link = Invitation.objects.make_to_lead(group, by=olive)
    members = Invitation.objects.make(group, by=olive)
    browse(olive).post(f"/groups/{group.ref}/leave/")
    assert Invitation.objects.find(members.token) is None
    browse(nia).post(link.get_absolute_url())
    assert place(group, nia).facilitates


def test_a_visitor_is_not_told_which_group_it_is(link, morning, browse):
    page = browse().get(link.get_absolute_url()).text
    assert "asked to lead a support group" in page
    assert morning.name not in page
