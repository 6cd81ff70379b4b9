"""Who reads a case, and what becomes of it where something has come between two people."""

import pytest
from django.utils import timezone

from alongside.care.cases import concerns, looking_after
from alongside.care.cases.case import Case
from alongside.groups.models import Concern
from alongside.notices.models import Notice
from alongside.people.models import Block
from alongside.work import run_due

from ..acting import CLOSE, act, history, reads
from ..team import came_in, team


@pytest.fixture
def case(of_two, morning, cleo):
    return came_in(cleo, morning)


@pytest.mark.parametrize("who_blocks", ["them", "me"])
def test_where_one_blocked_the_other_somebody_else_reads(case, ada, cleo, gwen, browse, who_blocks):
    assert reads(browse(ada), case)
    by, whom = (cleo, ada) if who_blocks == "them" else (ada, cleo)
    Block.objects.block(by=by, whom=whom)
    assert not reads(browse(ada), case)
    assert reads(browse(gwen), case)


def test_whoever_they_complained_of_does_not_read_it(case, morning, ada, cleo, gwen, browse):
    Concern.objects.raise_one(by=cleo, group=morning, about=ada, words="She shouts.")
    assert not reads(browse(ada), case)
    assert reads(browse(gwen), case)


def blocked(by, whom, group):
    Block.objects.block(by=by, whom=whom)


def blocked_by_them(by, whom, group):
    Block.objects.block(by=whom, whom=by)


def raised_about(by, whom, group):
    Concern.objects.raise_one(by=by, group=group, about=whom, words="She shouts.")


@pytest.mark.parametrize("come_between", [blocked, blocked_by_them, raised_about])
def test_what_comes_between_them_after_a_claim_puts_it_back_and_calls_the_others(
    of_two, morning, ada, cleo, gwen, browse, come_between
):
    theirs, hers, others = browse(cleo), browse(ada), browse(gwen)
    theirs.post("/help/someone/")
    case = Case.objects.get()
    act(hers, case, "claim")
    Notice.objects.all().delete()
    come_between(cleo, ada, morning)
    theirs.post(f"/help/someone/{case.pk}/", {"words": "Somebody else please."})
    assert not reads(hers, case)
    assert "Go on with it" not in hers.get("/care/").text
    assert act(hers, case, "write", words="It is me.").status_code == 404
    told = Notice.objects.filter(kind="somebody_waits")
    assert {one.person for one in told} == {gwen} and all(one.is_still_so() for one in told)
    page = theirs.get("/help/").text
    assert "looks after it, since" not in page and "Ask again" in page
    assert "It waits for somebody else now." in theirs.get(f"/help/someone/{case.pk}/").text
    act(others, case, "claim")
    page = others.get(f"/care/{case.pk}/").text
    assert "Somebody else please." in page and "It waits for somebody else now" in page
    assert history(case) == ["came_in", "claimed", "put_back", "they_wrote", "claimed"]


def test_what_was_taken_in_the_moment_of_a_block_is_put_back_within_a_minute(
    case, ada, gwen, cleo, browse
):
    Block.objects.block(by=cleo, whom=ada)
    Case.objects.update(claimed_by=ada, claimed_at=timezone.now())
    assert not reads(browse(ada), case)
    run_due()
    act(browse(gwen), case, "claim")
    assert history(case) == ["came_in", "put_back", "claimed"]


def test_a_concern_in_danger_goes_back_with_its_case(of_two, morning, ada, ben, cleo, olive):
    concern = Concern.objects.raise_one(by=cleo, group=morning, about=ben, words="He hurts me.")
    case = concerns.take_in(concern, in_danger=True)
    assert looking_after.claim(case, by=ada)
    Block.objects.block(by=ada, whom=cleo)
    concern.refresh_from_db()
    case.refresh_from_db()
    assert concern.taken_by is None and case.claimed_by is None
    assert looking_after.claim(case, by=olive)


def test_a_concern_whose_taker_left_the_care_team_waits_again(
    of_two, morning, ada, ben, cleo, olive, browse
):
    concern = Concern.objects.raise_one(by=cleo, group=morning, about=ben, words="He hurts me.")
    case = concerns.take_in(concern, in_danger=True)
    assert looking_after.claim(case, by=ada)
    ada.responding.get().end(by=olive)
    run_due()
    assert "I look after this" in browse(olive).get(f"/organise/concerns/{concern.pk}/").text
    assert history(case) == ["came_in", "claimed", "put_back"]


def test_whoever_takes_the_case_takes_the_concern_too(of_two, morning, cleo, ben, ada, gwen, olive):
    """Gwen, who had it, has just left the care team, and still leads a group."""
    concern = Concern.objects.raise_one(by=cleo, group=morning, about=ben, words="He hurts me.")
    case = concerns.take_in(concern, in_danger=True)
    assert looking_after.claim(case, by=gwen)
    gwen.responding.get().end(by=olive)
    assert looking_after.claim(case, by=ada)
    concern.refresh_from_db()
    assert concern.taken_by == ada
    assert concerns.answer(concern, by=ada, words="I have talked with him.")


def test_a_block_between_others_takes_it_from_nobody(case, ada, ben, cleo, browse):
    act(browse(ada), case, "claim")
    Block.objects.block(by=cleo, whom=ben)
    Block.objects.block(by=ben, whom=ada)
    run_due()
    assert history(case) == ["came_in", "claimed"]


def test_an_organiser_who_took_it_as_nobody_else_was_there_goes_on_with_it(
    morning, ada, cleo, olive, browse
):
    case = came_in(cleo, morning)
    act(browse(olive), case, "claim")
    ada.refresh_from_db()
    team(ada, by=olive)
    run_due()
    assert reads(browse(olive), case)
    assert history(case) == ["came_in", "claimed"]


def test_nobody_is_reminded_to_ask_somebody_who_blocked_them(case, ada, cleo, browse):
    hers = browse(ada)
    act(hers, case, "claim")
    act(hers, case, "close", **CLOSE)
    Case.objects.update(follow_up_on=timezone.localdate())
    Block.objects.block(by=cleo, whom=ada)
    assert "It is time to ask again" not in hers.get("/care/").text
    assert not reads(hers, case)


def test_where_nobody_of_the_team_may_an_organiser_does(
    case, morning, ada, cleo, gwen, olive, browse
):
    assert not reads(browse(olive), case)
    for one in (ada, gwen):
        Concern.objects.raise_one(by=cleo, group=morning, about=one, words="Both of them.")
    assert reads(browse(olive), case)
    assert not reads(browse(ada), case)
    act(browse(olive), case, "claim")
    assert history(case)[-1] == "claimed"


def test_what_no_rule_found_is_read_by_those_who_lead_that_group_alone(
    of_three, morning, cleo, ada, dev, olive, browse
):
    case = came_in(cleo, morning, level="green", source="sample", excerpt="", kinds=[], marks=[])
    assert reads(browse(ada), case)
    assert not reads(browse(dev), case) and not reads(browse(olive), case)


def test_whoever_leads_nothing_any_more_does_not_read_on(case, morning, gwen, ada, browse):
    hers = browse(gwen)
    assert reads(hers, case)
    morning.memberships.get(person=gwen).end(by=gwen)
    assert not reads(hers, case)
    assert hers.get("/care/").status_code == 403


def test_whoever_leaves_the_team_leaves_the_case_to_the_others(case, ada, gwen, browse, olive):
    act(browse(gwen), case, "claim")
    gwen.responding.get().end(by=olive)
    assert "Nobody looks after these yet" in browse(ada).get("/care/").text
    act(browse(ada), case, "claim")
    case.refresh_from_db()
    assert case.claimed_by == ada
