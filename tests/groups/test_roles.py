"""Who may do what in a group: the table, in words and at every door; giving and laying down."""

import re

import pytest

from alongside.conversations.models import Story
from alongside.groups.models import Membership
from alongside.groups.roles import CEILING, IN_WORDS, MAY, READ_ONLY, Act, Role, below, in_words
from alongside.meetings.models import Seat
from alongside.people.models import Person
from alongside.people.places import places_beside
from alongside.vault.models import AccessLine
from tests.house.test_docs import rows, text_of

from .parting import place_of, silence

MORNING = "/groups/morning/"


def address(place, what="role"):
    return f"{MORNING}people/{place.pk}/{what}/"


def give(client, place, role):
    return client.post(address(place), {"role": role})


# -- the table ------------------------------------------------------------------------------------


def test_the_document_says_what_the_table_says():
    head, *lines = rows(text_of("docs/roles.md"), "## The table")
    names = ["What", *(str(role.label) for role in Role)]
    assert head == [*names, "while they do not write", "after the group’s end"]
    told = {}
    for what, *cells in lines:
        assert set(cells) <= {"yes", ""}
        told[what] = [cell == "yes" for cell in cells]
    held = {
        str(IN_WORDS[act]): [*(act in MAY[role] for role in Role), act in CEILING, act in READ_ONLY]
        for act in Act
    }
    assert told == held


def test_every_act_has_its_words_and_every_role_its_acts():
    assert set(IN_WORDS) == set(Act)
    assert set(MAY) == set(Role)


@pytest.mark.parametrize("role", Role)
def test_in_words_a_role_is_all_that_it_may(role):
    before, added = in_words(role)
    theirs = {str(IN_WORDS[act]) for act in MAY[role]}
    there = {str(IN_WORDS[act]) for act in MAY[before]} if before else set()
    assert there | set(map(str, added)) == theirs
    assert not there & set(map(str, added))


def test_one_steps_down_to_less_and_never_to_a_supervisor():
    assert below(Role.FACILITATOR) == [Role.CO_FACILITATOR, Role.PEER, Role.MEMBER]
    assert below(Role.PEER) == [Role.MEMBER]
    assert below(Role.MEMBER) == below(Role.SUPERVISOR) == []


# -- giving and taking ----------------------------------------------------------------------------


def test_the_page_says_what_each_role_may_in_the_words_of_the_table(morning, ada, cleo, browse):
    page = browse(ada).get(address(place_of(cleo, morning))).text
    for role in Role:
        assert f'value="{role}"' in page
    for words in IN_WORDS.values():
        assert str(words) in page
    assert "may do all that a co-facilitator may" in page
    assert "reads nothing of the group" in page


@pytest.mark.parametrize("role", Role)
def test_who_facilitates_gives_any_role_and_all_see_it(morning, ada, ben, cleo, browse, role):
    assert give(browse(ada), place_of(cleo, morning), role).url == f"{MORNING}people/"
    assert place_of(cleo, morning).role == role
    page = browse(ben).get(f"{MORNING}people/").text
    shown = {"member": "", "facilitator": "facilitates", "supervisor": "supervisor: sees numbers"}
    assert shown.get(role, str(role.label)) in page.split(">Cleo</span>")[1].split("</li>")[0]
    line = AccessLine.objects.get(what="role_given")
    assert (line.by, line.about["role"]) == (ada.pk, role)
    cleo.refresh_from_db()
    assert cleo.leads == (role in (Role.FACILITATOR, Role.CO_FACILITATOR))


@pytest.mark.parametrize("role", ["", "organiser", "self"])
def test_what_is_no_role_changes_nothing(morning, ada, cleo, browse, role):
    page = give(browse(ada), place_of(cleo, morning), role)
    assert page.status_code == 200
    assert "Nothing is lost" in page.text
    assert place_of(cleo, morning).role == Role.MEMBER


def test_a_co_facilitator_gives_no_role_and_lays_down_their_own(morning, gwen, cleo, browse):
    gwens = browse(gwen)
    assert gwens.get(address(place_of(cleo, morning))).status_code == 403
    assert give(gwens, place_of(cleo, morning), "peer").status_code == 403
    mine = place_of(gwen, morning)
    page = gwens.get(address(mine)).text
    assert "You can do less here at any time" in page
    assert 'value="facilitator"' not in page and 'value="supervisor"' not in page
    assert give(gwens, mine, "facilitator").status_code == 200, "nobody gives themselves more"
    assert place_of(gwen, morning).role == Role.CO_FACILITATOR
    assert give(gwens, mine, "member").status_code == 302
    gwen.refresh_from_db()
    assert not gwen.leads
    assert gwens.get(f"{MORNING}meetings/schedule/").status_code == 403


def test_nobody_takes_the_last_facilitators_role(morning, ada, gwen, browse):
    mine = place_of(ada, morning)
    assert "You are the only one who facilitates" in browse(ada).get(address(mine)).text
    page = give(browse(ada), mine, "member")
    assert page.status_code == 200
    assert place_of(ada, morning).role == Role.FACILITATOR
    assert not mine.give_role(Role.SUPERVISOR)
    assert give(browse(ada), place_of(gwen, morning), "facilitator").status_code == 302
    assert give(browse(ada), mine, "member").status_code == 302
    assert place_of(ada, morning).role == Role.MEMBER


@pytest.mark.parametrize("without", ["agreement", "account", "open account"])
def test_who_could_not_lead_now_is_no_other_facilitator(morning, ada, cleo, without):
    other = place_of(cleo, morning)
    other.let_facilitate()
    if without == "agreement":
        other.acceptances.all().delete()
    else:
        closed = {"is_active": False} if without == "account" else {"is_suspended": True}
        Person.objects.filter(pk=cleo.pk).update(**closed)
    assert not place_of(ada, morning).give_role(Role.MEMBER)


def test_a_member_has_no_role_to_lay_down(morning, ben, cleo, browse):
    for whose in (ben, cleo):
        assert browse(cleo).get(address(place_of(whose, morning))).status_code == 403
    assert "My role" not in browse(cleo).get(f"{MORNING}people/").text


def test_who_leads_from_now_on_is_silenced_no_more(morning, ada, cleo):
    decision = silence(morning, cleo, by=ada)
    assert place_of(cleo, morning).is_silenced
    place_of(cleo, morning).give_role(Role.CO_FACILITATOR, by=ada)
    decision.refresh_from_db()
    assert not place_of(cleo, morning).is_silenced
    assert decision.ended_at and decision.ended_by == ada


# -- the supervisor -------------------------------------------------------------------------------


def test_a_supervisor_sees_numbers_and_no_other_page_of_the_group(
    morning, ada, ben, sue, bens_story, tonight, browse
):
    sues = browse(sue)
    for page in ("", "people/", "stories/", "stories/share/", "meetings/", "meetings/schedule/"):
        assert sues.get(f"{MORNING}{page}").status_code == 403, page
    for page in ("desk/", "ending/", "visitors/", "agreement/versions/", "emergency-readings/"):
        assert sues.get(f"{MORNING}{page}").status_code == 403, page
    assert sues.get(bens_story.get_absolute_url()).status_code == 404
    assert sues.get(tonight.get_absolute_url()).status_code == 404
    assert sues.post(f"{tonight.get_absolute_url()}arrive/", {"today": "few"}).status_code == 404
    page = sues.get(f"{MORNING}numbers/")
    assert page.status_code == 200
    for word in ("Ada", "Ben", "The stairs again", "Pacing"):
        assert word not in page.text
    assert f'href="{MORNING}numbers/"' in sues.get("/").text
    assert "The stairs again" not in sues.get("/").text
    assert "The stairs again" not in sues.post("/search/", {"q": "stairs"}).text


def test_the_group_knows_its_supervisor_by_name(morning, cleo, sue, browse):
    assert "Supervisor: <span" in browse(cleo).get(MORNING).text
    assert ">Sue</span>" in browse(cleo).get(f"{MORNING}people/").text


def test_a_supervisor_is_nobody_to_read_or_to_seat(morning, cleo, sue, browse):
    people = browse(cleo).get(f"{MORNING}people/").text
    assert f"/people/{sue.pk}/block/" not in people
    assert sue.pk not in places_beside(cleo).values_list("person", flat=True)


def test_who_becomes_a_supervisor_reads_nothing_from_then_on(
    morning, ada, cleo, bens_story, tonight, browse
):
    cleos = browse(cleo)
    cleos.get(bens_story.get_absolute_url())
    cleos.post(f"{tonight.get_absolute_url()}arrive/", {"today": "few"})
    cleos.post("/drafts/", {"place": f"story:{morning.pk}", "body": "Half a sente"})
    stream = cleos.get(f"{tonight.get_absolute_url()}stream")
    assert stream.look() is not None
    give(browse(ada), place_of(cleo, morning), "supervisor")
    assert stream.look() is None
    assert cleos.get(bens_story.get_absolute_url()).status_code == 404
    assert not cleo.drafts.exists()
    assert not bens_story.marks.filter(person=cleo).exists()
    assert Seat.objects.filter(person=cleo).count() == 1, "what was, was"


def test_numbers_are_for_who_leads_too_and_for_no_member(morning, ada, gwen, cleo, dev, browse):
    assert browse(ada).get(f"{MORNING}numbers/").status_code == 200
    assert browse(gwen).get(f"{MORNING}numbers/").status_code == 200
    assert browse(cleo).get(f"{MORNING}numbers/").status_code == 403
    assert browse(dev).get(f"{MORNING}numbers/").status_code == 404


# -- every door asks ------------------------------------------------------------------------------


def test_who_is_silenced_reads_taps_and_comes_and_sees_no_box(
    morning, ada, cleo, bens_story, tonight, browse
):
    silence(morning, cleo, by=ada)
    cleos = browse(cleo)
    for page in (MORNING, f"{MORNING}stories/", bens_story.get_absolute_url()):
        shown = cleos.get(page).text
        assert "For now you do not share or reply here." in shown, page
        assert "Share something" not in shown
        assert "reply-form" not in shown
    words = {"body": "I only wanted", "wish": "listen"}
    for page in (f"{MORNING}stories/", f"{bens_story.get_absolute_url()}replies/"):
        answer = cleos.post(page, words)
        assert answer.status_code == 403
        assert "I only wanted" in answer.text, "the words come back"
    assert cleos.post(f"{bens_story.get_absolute_url()}responses/", {"kind": "hear"}).url
    assert bens_story.responses.count() == 1
    assert cleos.post(f"{tonight.get_absolute_url()}arrive/", {"today": "few"}).status_code == 302
    assert Story.objects.count() == 1


def test_who_is_silenced_keeps_their_turn(morning, ada, cleo, tonight, browse):
    silence(morning, cleo, by=ada)
    here = {one: browse(one) for one in (ada, cleo)}
    at = tonight.get_absolute_url()
    for browser in here.values():
        browser.post(f"{at}arrive/", {"today": "few"})
    here[ada].post(f"{at}next/", {"leaving": "0"})
    page = here[cleo].get(at).text
    turn = re.search(r'name="turn" value="([\d.]+)"', page)
    if turn is None:  # Ada is offered it first.
        first = re.search(r'name="turn" value="([\d.]+)"', here[ada].get(at).text)[1]
        here[ada].post(f"{at}pass/", {"turn": first})
        turn = re.search(r'name="turn" value="([\d.]+)"', here[cleo].get(at).text)
    here[cleo].post(f"{at}finish/", {"turn": turn[1], "body": "It was a long day."})
    assert [entry.body for entry in tonight.entries.all()] == ["It was a long day."]


def test_a_silence_ends_by_itself(morning, ada, cleo, bens_story, browse):
    silence(morning, cleo, by=ada)
    Membership.objects.filter(person=cleo).update(silenced_until=ada.arrived_at)
    assert "reply-form" in browse(cleo).get(bens_story.get_absolute_url()).text
    assert browse(cleo).post(f"{MORNING}stories/", {"body": "Back.", "wish": "listen"}).url
