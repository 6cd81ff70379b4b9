"""The link that lets people in: for whoever holds it, until it runs out or a new one is made."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.groups.models import Invitation, Membership
from alongside.people.models import Person


@pytest.fixture
def invitation(morning, ada):
    return Invitation.objects.make(morning, by=ada)


def test_a_facilitator_makes_a_link_and_can_read_it_again(morning, ada, browse):
    adas = browse(ada)
    adas.post("/groups/morning/invitation/")
    invitation = Invitation.objects.get()
    assert invitation.get_absolute_url() in adas.get("/groups/morning/people/").text
    assert invitation.made_by == ada


def test_members_neither_make_nor_see_one(invitation, cleo, nia, dev, evening, browse):
    assert browse(cleo).post("/groups/morning/invitation/").status_code == 403
    assert browse(dev).post("/groups/morning/invitation/").status_code == 404
    assert browse(nia).post("/groups/morning/invitation/").status_code == 404
    assert "/join/" not in browse(cleo).get("/groups/morning/people/").text
    assert Invitation.objects.count() == 1


def test_a_visitor_is_not_told_which_group_it_is(invitation, morning, ada, browse):
    page = browse().get(invitation.get_absolute_url())
    assert page.status_code == 200
    for private in (morning.name, morning.purpose, "Ada", "morning"):
        assert private not in page.text
    assert f"/sign-up/?next={invitation.get_absolute_url()}" in page.text


def test_a_visitor_cannot_join_without_a_name(invitation, browse):
    browse().post(invitation.get_absolute_url())
    assert Membership.objects.count() == 3


def test_nia_comes_in_by_it(invitation, morning, nia, browse):
    nias = browse(nia)
    assert morning.name in nias.get(invitation.get_absolute_url()).text
    assert nias.post(invitation.get_absolute_url()).url == "/groups/morning/agreement/"
    place = Membership.objects.get(person=nia)
    assert (place.role, place.ended_at) == ("member", None)
    assert nias.get("/groups/morning/").url.startswith("/groups/morning/agreement/")


def test_looking_at_it_joins_nobody(invitation, nia, browse):
    browse(nia).get(invitation.get_absolute_url())
    assert not Membership.objects.filter(person=nia).exists()


def test_the_limits_come_first(invitation, morning, browse):
    leo = browse(Person.objects.sign_up("leo"))
    for answer in (
        leo.get(invitation.get_absolute_url()),
        leo.post(invitation.get_absolute_url(), headers={"referer": "http://localhost/join/x/"}),
    ):
        assert answer.url.startswith("/limits/")
    assert Membership.objects.count() == 3


def test_joining_twice_is_joining_once(invitation, nia, browse):
    for _time in range(2):
        browse(nia).post(invitation.get_absolute_url())
    assert Membership.objects.filter(person=nia).count() == 1


def test_a_facilitator_who_follows_it_stays_one(invitation, morning, ada, browse):
    browse(ada).post(invitation.get_absolute_url())
    assert morning.is_facilitated_by(ada)


def expire(invitation):
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=timezone.now())


def withdraw(invitation):
    Invitation.objects.make(invitation.group, by=invitation.made_by)


def end_with_the_group(invitation):
    invitation.group.delete()


@pytest.mark.parametrize("ending", [expire, withdraw, end_with_the_group])
def test_a_link_of_the_past_is_no_different_from_one_that_never_was(
    invitation, nia, browse, ending
):
    address = invitation.get_absolute_url()
    assert browse(nia).get(address).status_code == 200
    ending(invitation)
    for someone in (browse(nia), browse()):
        past, never = someone.get(address), someone.get("/join/never-was/")
        assert (past.status_code, told(past)) == (never.status_code, told(never))
        assert past.status_code == someone.post(address).status_code == 404
    assert not Membership.objects.filter(person=nia).exists()


def told(answer):
    """A page without its token, which is another one each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.text)


@pytest.mark.parametrize("token", ["x", "x" * 5_000, "%00", "%F0%9F%AB%96", "' OR 1=1 --", "None"])
def test_a_made_up_link_leads_nowhere(invitation, nia, browse, token):
    assert browse(nia).get(f"/join/{token}/").status_code == 404


def test_it_lasts_a_fortnight(invitation):
    left = invitation.expires_at - timezone.now()
    assert timedelta(days=13, hours=23) < left <= timedelta(days=14)


def test_every_link_is_another_one_and_cannot_be_guessed(morning, ada):
    tokens = {Invitation.objects.make(morning, by=ada).token for _time in range(20)}
    assert len(tokens) == 20
    assert {len(token) for token in tokens} == {32}
    assert Invitation.objects.open().count() == 1


def test_the_token_lies_nowhere_readable(invitation):
    row = Invitation.objects.values().get()
    assert invitation.token not in repr(row)
    assert invitation.token not in repr(invitation)
