"""Decisions about somebody: by whom, why, confirmed by a second one; and looking at them again."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.groups.joining import places
from alongside.groups.models import Asking, Decision, Invitation, Membership
from alongside.groups.parting import deciding
from alongside.groups.parting.decisions import is_kept_out
from alongside.groups.roles import Role
from alongside.people.models import Person
from alongside.vault.models import AccessLine, Ending

from .parting import (
    WHY,
    is_in,
    newest,
    place_of,
    remove,
    silence,
)

MORNING = "/groups/morning/"


def page_of(client, place, what, **form):
    address = f"{MORNING}people/{place.pk}/{what}/"
    return client.post(address, form) if form else client.get(address)


def press(client, decision, what):
    return client.post(f"{MORNING}decisions/{decision.pk}/{what}/")


# -- silence --------------------------------------------------------------------------------------


@pytest.mark.parametrize("days", [1, 3, 7, 14])
def test_who_leads_decides_it_alone_for_some_days(morning, gwen, cleo, browse, days):
    form = {"reason": WHY, "days": str(days)}
    answer = page_of(browse(gwen), place_of(cleo, morning), "silence", **form)
    assert answer.url == f"{MORNING}decisions/{newest().pk}/"
    left = place_of(cleo, morning).silenced_until - timezone.now()
    assert timedelta(days=days, minutes=-1) < left <= timedelta(days=days)
    assert newest().reason == WHY
    assert AccessLine.objects.get(what="member_silenced").by == gwen.pk


@pytest.mark.parametrize(
    "form", [{"reason": "", "days": "3"}, {"reason": WHY, "days": "2"}, {"reason": WHY}]
)
def test_without_a_reason_and_a_time_nothing_is_decided(morning, ada, cleo, browse, form):
    answer = page_of(browse(ada), place_of(cleo, morning), "silence", **form)
    assert answer.status_code == 200
    assert form["reason"] in answer.text
    assert not Decision.objects.exists()


@pytest.mark.parametrize("what", ["silence", "ask-to-leave"])
def test_nothing_is_decided_about_who_leads_or_about_oneself(morning, ada, gwen, browse, what):
    form = {"reason": WHY, "days": "3"}
    for whom in (ada, gwen):
        assert page_of(browse(ada), place_of(whom, morning), what).status_code == 403
        assert page_of(browse(ada), place_of(whom, morning), what, **form).status_code == 403
    assert not Decision.objects.exists()


@pytest.mark.parametrize("what", ["silence", "ask-to-leave"])
def test_members_decide_nothing_and_strangers_find_nothing(morning, ben, cleo, dev, browse, what):
    form = {"reason": WHY, "days": "3"}
    place = place_of(cleo, morning)
    assert page_of(browse(ben), place, what, **form).status_code == 403
    assert page_of(browse(dev), place, what, **form).status_code == 404
    assert not Decision.objects.exists()


@pytest.mark.parametrize("what", ["silence", "ask-to-leave"])
def test_who_is_slower_keeps_the_words(morning, ada, ben, gwen, cleo, browse, what):
    place_of(ben, morning).let_facilitate()
    form = {"reason": WHY, "days": "3"}
    page_of(browse(ada), place_of(cleo, morning), what, **form)
    page = page_of(browse(ben), place_of(cleo, morning), what, reason="Mine.", days="14")
    assert "decided it a moment ago" in page.text
    assert "Mine.</textarea>" in page.text
    assert newest().by == ada
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("what", ["silence", "ask-to-leave"])
def test_another_reason_of_who_decided_already_comes_back(morning, ada, gwen, cleo, browse, what):
    adas, place = browse(ada), place_of(cleo, morning)
    for _twice in range(2):
        assert page_of(adas, place, what, reason=WHY, days="3").status_code == 302
    page = page_of(adas, place, what, reason="And another thing.", days="3")
    assert "You have decided it already, and your first reason stands." in page.text
    assert "And another thing.</textarea>" in page.text
    assert newest().reason == WHY


def test_a_second_time_leads_to_the_decision_there_is(morning, ada, cleo, browse):
    there = silence(morning, cleo, by=ada)
    page = f"{MORNING}decisions/{there.pk}/"
    assert page_of(browse(ada), place_of(cleo, morning), "silence").url == page
    assert silence(morning, cleo, by=ada, days=14) == there
    assert Decision.objects.count() == 1


def test_it_can_be_lifted_before_its_time(morning, ada, gwen, cleo, browse):
    decision = silence(morning, cleo, by=ada)
    assert press(browse(gwen), decision, "lift").status_code == 302
    assert not place_of(cleo, morning).is_silenced
    decision.refresh_from_db()
    assert decision.ended_by == gwen
    assert not deciding.lift(decision, by=ada), "it is over"
    assert "does not hold any more" in browse(ada).get(f"{MORNING}decisions/{decision.pk}/").text


def test_going_and_coming_back_is_no_way_round_it(morning, ada, cleo):
    silence(morning, cleo, by=ada)
    place_of(cleo, morning).end(by=cleo)
    assert morning.welcome(cleo).is_silenced


def test_the_person_reads_who_decided_what_and_why(morning, ada, cleo, browse):
    decision = silence(morning, cleo, by=ada)
    cleos = browse(cleo)
    assert "you do not share or reply for a while" in cleos.get("/").text
    page = cleos.get(decision.get_absolute_url()).text
    for words in (WHY, 'Decided by <span dir="auto">Ada</span> (facilitator)', "That ends"):
        assert words in page
    assert "you do not share or reply for a while" not in cleos.get("/").text, "once it is read"
    assert 'href="/decisions/"' in cleos.get("/").text
    assert decision.get_absolute_url() in cleos.get("/decisions/").text


def test_nobody_else_reads_it(morning, ada, ben, cleo, dev, olive, browse):
    decision = silence(morning, cleo, by=ada)
    for other in (ada, ben, dev, olive):
        assert browse(other).get(decision.get_absolute_url()).status_code == 404
    at = f"{MORNING}decisions/{decision.pk}/"
    assert browse(ben).get(at).status_code == 403
    assert browse(cleo).get(at).status_code == 403
    assert browse(dev).get(at).status_code == 404
    assert WHY in browse(ada).get(at).text


def test_a_decision_of_another_group_is_not_found(morning, evening, ada, ben, dev, browse):
    theirs = silence(evening, ben, by=dev)
    for what in ("", "lift/", "confirm/", "call-off/"):
        at = f"{MORNING}decisions/{theirs.pk}/{what}"
        asked = browse(ada).post(at) if what else browse(ada).get(at)
        assert asked.status_code == 404


# -- asking to leave ------------------------------------------------------------------------------


def test_alone_it_holds_at_once(morning, ada, cleo, browse):
    link = Invitation.objects.make(morning, by=ada)
    page = page_of(browse(ada), place_of(cleo, morning), "ask-to-leave")
    assert "it holds as soon as you send it" in page.text
    page_of(browse(ada), place_of(cleo, morning), "ask-to-leave", reason=WHY)
    assert not is_in(morning, cleo)
    assert is_kept_out(morning, cleo)
    assert browse(cleo).get(MORNING).status_code == 404
    assert browse(cleo).get(link.get_absolute_url()).status_code == 404
    assert "You were asked to leave" in browse(cleo).get("/").text
    page = browse(cleo).get(newest().get_absolute_url()).text
    assert WHY in page and "The morning group" in page


def test_where_a_second_one_leads_it_waits_and_the_person_is_not_told(
    morning, ada, gwen, cleo, browse
):
    page = page_of(browse(ada), place_of(cleo, morning), "ask-to-leave")
    assert "Gwen" in page.text and "It waits for 7 days at most" in page.text
    page_of(browse(ada), place_of(cleo, morning), "ask-to-leave", reason=WHY)
    decision = newest()
    assert is_in(morning, cleo) and not is_kept_out(morning, cleo)
    cleos = browse(cleo)
    assert cleos.get(decision.get_absolute_url()).status_code == 404
    assert cleos.get(MORNING).status_code == 200
    assert "asked to leave" not in cleos.get("/").text
    assert "Nothing was." in cleos.get("/decisions/").text
    assert "waits for a second one who leads" in browse(gwen).get("/").text
    assert "waits for a second one" in browse(gwen).get(f"{MORNING}desk/").text
    place_of(cleo, morning).give_role(Role.CO_FACILITATOR)
    assert "waits for a second one who leads" not in browse(cleo).get("/").text, "it is about her"


def test_the_second_one_confirms_it(morning, ada, gwen, cleo, browse):
    decision = remove(morning, cleo, by=ada)
    assert press(browse(ada), decision, "confirm").status_code == 403, "not the first one"
    assert is_in(morning, cleo)
    assert press(browse(gwen), decision, "confirm").status_code == 302
    assert not is_in(morning, cleo) and is_kept_out(morning, cleo)
    decision.refresh_from_db()
    assert (decision.by, decision.confirmed_by) == (ada, gwen)
    assert Membership.objects.get(person=cleo).ended_by == ada
    page = browse(cleo).get(decision.get_absolute_url()).text
    assert "Confirmed by" in page and "Gwen" in page
    assert not deciding.confirm(decision, by=gwen), "once"


@pytest.mark.parametrize("who", ["gwen", "ada"])
def test_it_is_called_off_by_either_and_never_was(morning, ada, gwen, cleo, browse, who):
    decision = remove(morning, cleo, by=ada)
    assert press(browse({"ada": ada, "gwen": gwen}[who]), decision, "call-off").status_code == 302
    assert is_in(morning, cleo) and not is_kept_out(morning, cleo)
    assert browse(cleo).get(decision.get_absolute_url()).status_code == 404
    assert not deciding.confirm(decision, by=gwen)
    assert remove(morning, cleo, by=gwen) != decision, "another one can be made"


def test_after_seven_days_it_is_over(morning, ada, gwen, cleo, browse):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        decision = remove(morning, cleo, by=ada)
        clock.shift(timedelta(days=7))
        assert not deciding.confirm(decision, by=gwen)
        assert browse(gwen).get(f"{MORNING}desk/").text.count("second one") == 0
        another = remove(morning, cleo, by=ada)
        assert another != decision
        decision.refresh_from_db()
        assert decision.ended_at
        clock.shift(timedelta(days=6, hours=23))
        assert deciding.confirm(another, by=gwen)


def test_where_the_second_one_has_gone_the_first_confirms_it(morning, ada, gwen, cleo):
    decision = remove(morning, cleo, by=ada)
    place_of(gwen, morning).end(by=gwen)
    assert deciding.confirm(decision, by=ada)
    assert not is_in(morning, cleo)


@pytest.mark.parametrize("closed", [{"is_active": False}, {"is_suspended": True}])
def test_who_cannot_come_in_is_no_second_one(morning, ada, gwen, cleo, closed):
    Person.objects.filter(pk=gwen.pk).update(**closed)
    assert remove(morning, cleo, by=ada).stands


def test_who_has_begun_to_lead_meanwhile_stays(morning, ada, gwen, cleo):
    decision = remove(morning, cleo, by=ada)
    place_of(cleo, morning).let_facilitate()
    assert not deciding.confirm(decision, by=gwen)
    assert is_in(morning, cleo)


def test_who_leaves_meanwhile_is_kept_out_once_it_is_confirmed(morning, ada, gwen, cleo):
    decision = remove(morning, cleo, by=ada)
    place_of(cleo, morning).end(by=cleo)
    assert deciding.confirm(decision, by=gwen)
    assert is_kept_out(morning, cleo)
    assert Membership.objects.get(person=cleo).ended_by == cleo


def test_meanwhile_they_can_be_kept_from_writing(morning, ada, gwen, cleo):
    remove(morning, cleo, by=ada)
    assert silence(morning, cleo, by=ada).stands
    assert place_of(cleo, morning).is_silenced


def test_no_link_and_no_asking_lets_them_in(morning, ada, cleo, olive, browse):
    remove(morning, cleo, by=ada)
    morning.joining = morning.Joining.OPEN
    morning.save()
    links = [Invitation.objects.make(morning, by=ada)]
    links.append(Invitation.objects.make_to_lead(morning, by=olive))
    for link in links:
        assert places.come_by_link(link, cleo) is None
        assert browse(cleo).post(link.get_absolute_url()).status_code in (200, 404)
    with pytest.raises(morning.DoesNotExist):
        places.ask(morning, cleo)
    assert not is_in(morning, cleo)
    assert not Asking.objects.exists()


def test_the_log_keeps_ids_and_no_word(morning, ada, gwen, cleo):
    decision = remove(morning, cleo, by=ada)
    deciding.confirm(decision, by=gwen)
    lines = AccessLine.objects.filter(what__startswith="removal")
    assert [line.what for line in lines.order_by("number")] == [
        "removal_decided",
        "removal_confirmed",
    ]
    for line in lines:
        assert set(line.about) == {"decision", "group", "person"}
    assert {"removed", "membership_ended"} <= set(Ending.objects.values_list("what", flat=True))
