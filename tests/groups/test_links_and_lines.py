"""Links that run out, lines that move on, and newcomers who come in together."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.groups.joining import places
from alongside.groups.models import Asking, Invitation, Membership
from alongside.groups.parting.decisions import Decision
from alongside.vault.endings import Ending, carry_out
from tests.conftest import person

from .test_asking import settle


def came(browser, link):
    return browser.post(link.get_absolute_url())


def askers(group, number):
    return [places.ask(group, person(f"asker-{n}")) for n in range(number)]


def names_in(group):
    places = group.memberships.current().seated().select_related("person")
    return {place.person.called for place in places}


# -- links ----------------------------------------------------------------------------------------


def test_a_link_can_be_for_so_many_and_so_long(morning, ada, browse):
    adas = browse(ada)
    assert "How many people it lets in" in adas.get("/groups/morning/invitation/").text
    adas.post("/groups/morning/invitation/", {"uses": "5", "days": "1"})
    link = Invitation.objects.get()
    assert link.uses_left == 5
    left = link.expires_at - timezone.now()
    assert timedelta(hours=23) < left <= timedelta(days=1)
    assert "It lets in 5 more people." in adas.get("/groups/morning/people/").text


@pytest.mark.parametrize("form", [{"uses": "500", "days": "1"}, {"uses": "5", "days": "x"}])
def test_other_numbers_are_not_there_to_choose(morning, ada, browse, form):
    page = browse(ada).post("/groups/morning/invitation/", form)
    assert page.status_code == 200 and "Nothing is lost." in page.text
    assert not Invitation.objects.exists()


def test_members_do_not_choose(morning, cleo, dev, browse):
    assert browse(cleo).get("/groups/morning/invitation/").status_code == 403
    assert browse(dev).get("/groups/morning/invitation/").status_code == 404


def test_a_link_for_one_is_used_up_by_the_first_and_never_was_to_the_next(
    morning, ada, nia, dev, browse
):
    link = Invitation.objects.make(morning, by=ada, uses=1)
    assert came(browse(nia), link).url == "/groups/morning/agreement/"
    assert came(browse(nia), link).url == "/groups/morning/agreement/", "her second tap"
    assert came(browse(dev), link).status_code == 404
    assert browse(dev).get(link.get_absolute_url()).status_code == 404
    assert names_in(morning) == {"Ben", "Cleo", "Nia"}


def test_whoever_is_in_already_uses_nothing_up(morning, ada, cleo, browse):
    link = Invitation.objects.make(morning, by=ada, uses=1)
    for somebody in (cleo, ada):
        came(browse(somebody), link)
    link.refresh_from_db()
    assert link.uses_left == 1
    assert morning.is_facilitated_by(ada)


def test_a_used_up_link_stays_used_up_on_an_older_copy(morning, ada, nia, dev, browse):
    link = Invitation.objects.make(morning, by=ada, uses=1)
    came(browse(nia), link)
    Invitation.objects.update(uses_left=1, withdrawn_at=None)
    carry_out(Ending.objects.get(what="invitation_withdrawn"))
    assert came(browse(dev), link).status_code == 404


def test_who_was_asked_to_leave_is_not_let_in_again_by_a_link(morning, ada, cleo, nia, browse):
    morning.memberships.get(person=cleo).end(by=ada)
    now = timezone.now()
    Decision.objects.create(
        group=morning, person=cleo, kind="removal", by=ada, holds_from=now, reason="For a while."
    )
    link = Invitation.objects.make(morning, by=ada)
    cleos = browse(cleo)
    assert cleos.get(link.get_absolute_url()).status_code == 404
    assert came(cleos, link).status_code == 404
    assert places.come_by_link(link, cleo) is None
    assert came(browse(nia), link).status_code == 302
    assert "Cleo" not in names_in(morning)


def test_a_link_into_a_group_that_is_over_opens_nothing(morning, ada, nia, browse):
    link = Invitation.objects.make(morning, by=ada)
    settle(morning, ends_on=timezone.localdate() - timedelta(days=1))
    assert browse(nia).get(link.get_absolute_url()).status_code == 404
    assert came(browse(nia), link).status_code == 404


def test_a_full_group_puts_who_was_invited_at_the_end_of_the_line(morning, ada, nia, browse):
    settle(morning, capacity=2, joining="open")
    [first] = askers(morning, 1)
    link = Invitation.objects.make(morning, by=ada)
    assert "There is no place just now." in browse(nia).get(link.get_absolute_url()).text
    answer = came(browse(nia), link)
    mine = Asking.objects.get(person=nia)
    assert answer.url == mine.get_absolute_url()
    assert (mine.state, mine.number) == ("waiting", first.number + 1)
    assert "Nia" not in names_in(morning)
    assert came(browse(nia), link).url == mine.get_absolute_url(), "twice is once"


def test_who_had_asked_before_keeps_their_number_when_a_link_comes(morning, ada, nia, browse):
    settle(morning, joining="asking", capacity=2)
    mine = places.ask(morning, nia)
    askers(morning, 1)
    link = Invitation.objects.make(morning, by=ada)
    came(browse(nia), link)
    mine.refresh_from_db()
    assert (mine.state, mine.number) == ("waiting", 1)


def test_who_had_asked_and_comes_by_a_link_does_not_ask_any_more(morning, ada, nia, browse):
    settle(morning, joining="asking")
    mine = places.ask(morning, nia)
    came(browse(nia), Invitation.objects.make(morning, by=ada))
    mine.refresh_from_db()
    assert mine.state == "let_in"
    assert "Nia" in names_in(morning)


# -- the line -------------------------------------------------------------------------------------


@pytest.fixture
def full(morning):
    """Two places, which Ben and Cleo have; three wait."""
    settle(morning, joining="open", capacity=2)
    askers(morning, 3)
    return morning


def a_place_ends(group, ben):
    group.memberships.get(person=ben).end(by=ben)


def a_role_is_given(group, ben):
    group.memberships.get(person=ben).give_role("co_facilitator")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("how", [a_place_ends, a_role_is_given])
def test_a_place_that_comes_free_goes_to_the_first(full, ben, how):
    how(full, ben)
    assert names_in(full) == {"Cleo", "Asker-0"}


def test_more_room_lets_in_as_many_in_order(full):
    settle(full, capacity=4)
    places.fill(full)
    assert names_in(full) == {"Ben", "Cleo", "Asker-0", "Asker-1"}


def test_less_room_puts_nobody_out_and_lets_nobody_in(full, ben):
    settle(full, capacity=1)
    full.memberships.get(person=ben).end(by=ben)
    places.fill(full)
    assert names_in(full) == {"Cleo"}


def test_those_who_lead_take_no_place(full, ada, nia):
    full.welcome(nia, role="supervisor")
    settle(full, capacity=3)
    places.fill(full)
    assert names_in(full) == {"Ben", "Cleo", "Asker-0"}


def test_who_took_it_back_or_cannot_come_is_passed_over(full):
    first, second, _third = Asking.objects.order_by("number")
    places.take_back(first)
    second.person.is_suspended = True
    second.person.save()
    settle(full, capacity=3)
    places.fill(full)
    assert names_in(full) == {"Ben", "Cleo", "Asker-2"}
    second.refresh_from_db()
    assert second.state == "waiting", "and keeps their place in line"


def test_a_look_at_ones_own_page_is_enough(full, browse):
    """Whatever was cut off before the next one was let in."""
    first = Asking.objects.order_by("number").first()
    Membership.objects.filter(group=full, person__in=[full.memberships.seated()[0].person]).update(
        ended_at=timezone.now()
    )
    assert "There is a place for you now" in browse(first.person).get(first.get_absolute_url()).text


def test_the_housekeeping_gives_what_nobody_gave(full):
    settle(full, capacity=3)
    places.fill_all()
    assert "Asker-0" in names_in(full)


def test_somebody_waits_behind_nobody_who_only_asked(morning, ada):
    """Asked and not answered yet is not in line; their number is kept for when they are."""
    settle(morning, joining="asking", capacity=3)
    early, late = askers(morning, 2)
    places.accept(late, by=ada)
    assert "Asker-1" in names_in(morning)
    places.accept(early, by=ada)
    assert early.is_waiting
