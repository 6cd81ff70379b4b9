"""Two people who know somebody say so: by three words, each for themselves, and nobody else."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.groups.roles import Role
from alongside.people.models import Block, Recovery
from alongside.vault.access import AccessLine
from alongside.vault.endings import Ending
from tests.conftest import new_group, person

from .asking import ASK, vouch, vouched, words_on


def test_those_who_lead_or_organise_see_who_asks_and_never_the_words(asked, gwen, olive, browse):
    for one in (gwen, olive):
        page = re.sub(r"<[^>]*>", " ", browse(one).get("/recoveries/").text)
        assert "Ben" in page
        assert not any(re.search(rf"\b{word}\b", page) for word in asked[2])


def test_nobody_else_sees_it(asked, ben, cleo, browse):
    assert browse(cleo).get("/recoveries/").status_code == 403
    assert browse(ben).get("/recoveries/").status_code == 403
    pk = Recovery.objects.get().pk
    stranger = person("lou")
    new_group("noon", stranger)  # In which Ben is not.
    stranger.refresh_from_db()
    assert "Nobody asks just now." in browse(stranger).get("/recoveries/").text
    form = {"three_words": " ".join(asked[2])}
    assert browse(stranger).post(f"/recoveries/{pk}/vouch/", form).status_code == 404
    assert browse(cleo).post(f"/recoveries/{pk}/vouch/", form).status_code == 403


def test_a_facilitator_of_a_group_he_has_left_is_nobody_to_ask(asked, morning, ben, gwen, browse):
    morning.memberships.get(person=ben).end(by=ben)
    assert "Nobody asks just now." in browse(gwen).get("/recoveries/").text


@pytest.mark.parametrize("who", ["he", "she"])
def test_nobody_with_a_block_between_lets_anybody_into_the_account(asked, ben, gwen, browse, who):
    by, whom = (ben, gwen) if who == "he" else (gwen, ben)
    Block.objects.block(by=by, whom=whom)
    client = browse(gwen)
    assert "Nobody asks just now." in client.get("/recoveries/").text
    assert vouch(client, asked[2]).status_code == 404
    assert Recovery.objects.get().first_by is None


@pytest.mark.parametrize(
    ("came", "vouches"), [("a day after him", False), ("before him", True), ("long ago", True)]
)
def test_whoever_leads_and_came_just_now_is_nobody_to_ask(
    asked, morning, ben, gwen, browse, came, vouches
):
    """Or one who leads could be both of the two."""
    hers, his = morning.memberships.get(person=gwen), morning.memberships.get(person=ben)
    now, day = timezone.now(), timedelta(days=1)
    there = {"a day after him": now, "before him": now - 2 * day, "long ago": now - 30 * day}
    morning.memberships.filter(pk=hers.pk).update(joined_at=there[came])
    long = 40 * day if came == "long ago" else day
    morning.memberships.filter(pk=his.pk).update(joined_at=now - long)
    client = browse(gwen)
    assert ("asked" in client.get("/recoveries/").text) == vouches
    assert vouch(client, asked[2]).status_code == (200 if vouches else 404)
    assert bool(Recovery.objects.get().first_by) == vouches


def is_let_lead_no_more(ben, gwen, morning):
    morning.memberships.get(person=gwen).give_role(Role.MEMBER)


def is_blocked(ben, gwen, morning):
    Block.objects.block(by=ben, whom=gwen)


def has_their_account_closed(ben, gwen, morning):
    type(gwen).objects.filter(pk=gwen.pk).update(is_suspended=True)


@pytest.mark.parametrize("what", [is_let_lead_no_more, is_blocked, has_their_account_closed])
def test_whoever_vouched_and_could_not_any_more_is_not_one_of_two(
    asked, morning, ben, ada_leads, gwen, olive, browse, what
):
    vouch(browse(gwen), asked[2])
    what(ben, gwen, morning)
    vouch(browse(ada_leads), asked[2])
    recovery = Recovery.objects.get()
    assert (recovery.first_by, recovery.second_by, recovery.opens_at) == (ada_leads, None, None)
    vouch(browse(olive), asked[2])
    recovery.refresh_from_db()
    assert recovery.second_by == olive and recovery.opens_at


def test_wrong_words_are_refused_kindly_and_given_back(asked, gwen, browse):
    page = vouch(browse(gwen), ["kettle", "kettle", "kettle"])
    assert "not the three words" in page.text and 'value="kettle kettle kettle"' in page.text
    assert Recovery.objects.get().first_by is None


def test_guessing_the_words_is_no_use(asked, gwen, browse, a_cache_that_remembers):
    client = browse(gwen)
    for _guess in range(5):
        vouch(client, ["kettle", "kettle", "kettle"])
    assert "Please wait a while" in vouch(client, asked[2]).text
    assert Recovery.objects.get().first_by is None


@pytest.mark.parametrize(
    "how", [str.upper, str.title, lambda said: f"  {said.replace(' ', ', ')}."]
)
def test_the_words_fit_however_they_are_spelt(asked, gwen, browse, how):
    vouch(browse(gwen), [how(" ".join(asked[2]))])
    assert Recovery.objects.get().first_by == gwen


def test_two_people_are_two_people(asked, ada_leads, gwen, browse):
    client = browse(gwen)
    vouch(client, asked[2])
    assert "One more person is needed." in client.get("/recoveries/").text
    vouch(client, asked[2])
    recovery = Recovery.objects.get()
    assert recovery.first_by == gwen and recovery.second_by is None and not recovery.opens_at
    vouch(browse(ada_leads), asked[2])
    recovery.refresh_from_db()
    assert recovery.second_by == ada_leads
    assert recovery.opens_at - recovery.second_at == timedelta(hours=48)
    assert [line.by for line in AccessLine.objects.filter(what="recovery_vouched")] == [
        gwen.pk,
        ada_leads.pk,
    ]


def test_nobody_vouches_for_themselves(asked, ada_leads, gwen, browse):
    client = browse()
    page = client.post(ASK, {"name": "gwen"}).url
    assert vouch(browse(gwen), words_on(client.get(page))).status_code == 404
    assert Recovery.objects.get(person=gwen).first_by is None


def test_the_same_one_twice_at_once_is_one(asked, gwen):
    one, other = Recovery.objects.get(), Recovery.objects.get()
    assert [one.vouch(by=gwen), other.vouch(by=gwen)] == [True, False]
    assert Recovery.objects.get().second_by is None


def test_nothing_is_told_after_the_first(asked, gwen, browse):
    client, page, _words = asked
    before = client.get(page).text
    vouch(browse(gwen), asked[2])
    assert client.get(page).text == before


def test_the_second_to_vouch_may_press_twice(asked, ada_leads, gwen, browse):
    vouch(browse(ada_leads), asked[2])
    gwens = browse(gwen)
    for _time in range(2):
        page = vouch(gwens, asked[2])
        assert page.status_code == 200
    assert "needs nothing more from you" in page.text


def test_so_may_whoever_sets_it_aside(asked, gwen, browse):
    for _time in range(2):
        page = browse(gwen).post(f"/recoveries/{Recovery.objects.get().pk}/set-aside/", follow=True)
        assert "It is set aside." in page.text


def test_what_two_people_vouched_for_is_not_said_to_be_set_aside(asked, ada_leads, gwen, browse):
    vouched(asked, ada_leads, gwen, browse)
    page = browse(gwen).post(f"/recoveries/{Recovery.objects.get().pk}/set-aside/", follow=True)
    assert "past being set aside" in page.text and "It is set aside." not in page.text
    assert Recovery.objects.get().ended == ""


def test_one_that_was_not_them_is_set_aside_and_they_ask_anew(asked, gwen, browse):
    recovery = Recovery.objects.get()
    page = browse(gwen).post(f"/recoveries/{recovery.pk}/set-aside/", follow=True)
    assert "set aside" in page.text and "Nobody asks just now." in page.text
    assert Ending.objects.get(what="recovery_stopped").about == {"recovery": recovery.pk}
    again = browse()
    words = words_on(again.get(again.post(ASK, {"name": "ben"}).url))
    assert Recovery.objects.get(ended="").words == " ".join(words)
