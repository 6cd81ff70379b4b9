"""The queue and a case: who reads it, who looks after it, and how it is closed."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from alongside.care.cases import concerns, looking_after, views
from alongside.care.cases.case import Case
from alongside.groups.models import Concern
from alongside.notices.models import Notice
from alongside.people.models import Block
from alongside.vault.access import AccessLine
from alongside.work import run_due

from .team import came_in, team

CLOSE = {
    "outcome": "talked",
    "follow_up_on": (timezone.localdate() + timedelta(days=3)).isoformat(),
    "debriefed": "on",
}


@pytest.fixture
def case(of_two, morning, cleo):
    return came_in(cleo, morning)


def act(browser, case, verb, **form):
    return browser.post(f"/care/{case.pk}/{verb}/", form)


def history(case):
    return [step.what for step in case.steps.order_by("at", "pk").opened()]


def test_the_queue_says_why_and_until_when(case, ada, browse):
    page = browse(ada).get("/care/").text
    assert "Red: soon" in page
    assert "There are words that may be about wanting to die, or harming oneself." in page
    assert "Somebody should look after it" in page
    assert "there is no second reader" in page


def test_members_do_not_come_in(case, cleo, ben, browse):
    for member in (cleo, ben):
        assert browse(member).get("/care/").status_code == 403
        assert browse(member).get(f"/care/{case.pk}/").status_code == 404
        assert act(browse(member), case, "claim").status_code == 404
    assert history(case) == ["came_in"]


def test_each_look_is_in_the_access_log_before_anything_is_shown(case, ada, browse):
    page = browse(ada).get(f"/care/{case.pk}/").text
    assert "<mark>Done</mark> with all of it." in page
    line = AccessLine.objects.get(what="case_read")
    assert (line.by, line.about) == (ada.pk, {"case": case.pk})


def test_of_two_who_claim_one_wins_and_the_other_is_told(case, ada, gwen, browse):
    first, other = browse(ada), browse(gwen)
    act(first, case, "claim")
    page = other.post(f"/care/{case.pk}/claim/", follow=True).text
    assert "Somebody else looks after it." in page
    case.refresh_from_db()
    assert case.claimed_by == ada
    assert history(case) == ["came_in", "claimed"]


@pytest.mark.parametrize("verb", ["think", "write", "hand-over", "escalate", "close"])
def test_only_whoever_looks_after_it_goes_on_with_it(case, ada, gwen, browse, verb):
    act(browse(ada), case, "claim")
    forms = {
        "think": {"act": "Yes."},
        "write": {"words": "I am here."},
        "hand-over": {"to": "", "words": "Please."},
        "escalate": {"called": "The emergency number.", "used": "Her name."},
        "close": CLOSE,
    }
    page = act(browse(gwen), case, verb, **forms[verb])
    assert page.status_code == 200
    assert "Somebody else looks after it." in page.text
    assert forms[verb].get("words", "") in page.text, "what was written is not lost"
    assert history(case) == ["came_in", "claimed"]


def test_the_four_questions_are_kept_in_its_history(case, ada, browse):
    hers = browse(ada)
    act(hers, case, "claim")
    assert "Please answer at least one of the questions." in act(hers, case, "think").text
    act(hers, case, "think", act="Yes, this evening.", where="In private.")
    page = hers.get(f"/care/{case.pk}/").text
    assert "Yes, this evening." in page and "In private." in page


def test_sentences_to_begin_with_are_there_also_on_a_page_that_came_back(case, ada, browse):
    hers = browse(ada)
    act(hers, case, "claim")
    links = re.findall(r'href="([^"]*\?begin=[^"#]*)', act(hers, case, "think").text)
    assert links
    for link in links:
        assert hers.get(unescape(link)).status_code == 200


def test_it_closes_only_with_outcome_day_and_debrief(case, ada, browse):
    hers = browse(ada)
    act(hers, case, "claim")
    for missing in CLOSE:
        page = act(hers, case, "close", **{k: v for k, v in CLOSE.items() if k != missing})
        assert page.status_code == 200, missing
    case.refresh_from_db()
    assert case.closed_at is None
    act(hers, case, "close", **CLOSE)
    case.refresh_from_db()
    assert case.closed_at and case.keep_until > timezone.localdate() + timedelta(days=170)


def test_with_three_red_is_closed_only_once_a_second_one_read_it(
    of_three, morning, cleo, ada, gwen, browse
):
    case = came_in(cleo, morning)
    hers = browse(ada)
    act(hers, case, "claim")
    assert "A second one has to read it first." in act(hers, case, "close", **CLOSE).text
    assert "Me too." in act(hers, case, "second", words="Me too.").text
    act(browse(gwen), case, "second", words="I read it as you do.")
    act(hers, case, "close", **CLOSE)
    assert history(case) == ["came_in", "claimed", "seconded", "closed"]


def test_amber_needs_no_second_reader(of_three, morning, cleo, ada, browse):
    case = came_in(cleo, morning, level="amber")
    hers = browse(ada)
    act(hers, case, "claim")
    act(hers, case, "close", **CLOSE)
    assert history(case)[-1] == "closed"


def test_handed_over_it_is_theirs_and_back_in_the_queue_it_is_anybodys(case, ada, gwen, browse):
    act(browse(ada), case, "claim")
    act(browse(ada), case, "hand-over", to=gwen.pk, words="I have a flare.")
    case.refresh_from_db()
    assert case.claimed_by == gwen
    act(browse(gwen), case, "hand-over", to="", words="")
    case.refresh_from_db()
    assert case.claimed_by is None
    assert 'To <span dir="auto">Gwen</span>.' in browse(ada).get(f"/care/{case.pk}/").text


def test_it_cannot_be_handed_to_somebody_who_may_not_read_it(case, ada, ben, browse):
    act(browse(ada), case, "claim")
    assert act(browse(ada), case, "hand-over", to=ben.pk).status_code == 200
    case.refresh_from_db()
    assert case.claimed_by == ada


def test_what_outside_was_called_has_two_names(case, ada, gwen, browse):
    act(browse(ada), case, "claim")
    said = {"with_whom": gwen.pk, "called": "The emergency number.", "used": "Her first name."}
    act(browse(ada), case, "escalate", **said)
    page = browse(gwen).get(f"/care/{case.pk}/").text
    assert "Together with" in page and "Her first name." in page


def test_who_closed_it_is_reminded_and_says_so(case, ada, gwen, browse):
    hers = browse(ada)
    act(hers, case, "claim")
    act(hers, case, "close", **CLOSE)
    assert "It is time to ask again" not in hers.get("/care/").text
    Case.objects.update(follow_up_on=timezone.localdate())
    assert "It is time to ask again" in hers.get("/care/").text
    assert "It is time to ask again" not in browse(gwen).get("/care/").text
    act(hers, case, "follow-up")
    assert history(case)[-1] == "followed_up"


# -- conflict of interest --------------------------------------------------------------------------


def reads(browser, case):
    return browser.get(f"/care/{case.pk}/").status_code == 200


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


def test_a_flood_of_concerns_against_somebody_changes_nothing(case, morning, ada, ben, cleo):
    """The number of concerns triggers nothing: no case, no level."""
    before = (case.level, Case.objects.count())
    for _number in range(40):
        Concern.objects.raise_one(by=ben, group=morning, about=cleo, words="Her again.")
    case.refresh_from_db()
    assert (case.level, Case.objects.count()) == before


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


def test_whoever_leads_the_group_is_led_to_where_it_stands(of_three, bens_story, ada, dev, browse):
    case = came_in(bens_story.author, bens_story.group, about=f"story:{bens_story.pk}")
    address = f'href="{bens_story.get_absolute_url()}"'
    assert address in browse(ada).get(f"/care/{case.pk}/").text
    assert address not in browse(dev).get(f"/care/{case.pk}/").text


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


# -- its end ---------------------------------------------------------------------------------------


def test_the_same_words_make_one_case_and_can_only_raise_it(of_two, morning, cleo):
    one, other = came_in(cleo, morning, level="amber"), came_in(cleo, morning, level="crisis")
    assert one.pk == other.pk
    assert Case.objects.get().level == "crisis"
    came_in(cleo, morning, level="amber")
    assert Case.objects.get().level == "crisis"
    assert history(one) == ["came_in", "raised"]


@pytest.mark.parametrize("meanwhile", ["close", "hand-over"])
def test_what_a_second_one_wrote_comes_back_where_it_is_too_late(
    of_three, morning, cleo, ada, gwen, browse, meanwhile
):
    case = came_in(cleo, morning, level="amber")
    act(browse(ada), case, "claim")
    act(browse(ada), case, meanwhile, **(CLOSE if meanwhile == "close" else {"to": ""}))
    page = act(browse(gwen), case, "second", words="I have read it, and would wait.").text
    assert page.count("I have read it, and would wait.") == 1
    said = "It was closed meanwhile." if meanwhile == "close" else "Nobody looks after it now."
    assert page.count(said) == 1


def test_what_was_thought_through_comes_back_where_it_is_not_theirs_any_more(
    case, cleo, ada, browse
):
    act(browse(ada), case, "claim")
    Block.objects.block(by=cleo, whom=ada)
    answers = {name: f"An answer about {name}." for name in ("act", "others", "support", "where")}
    page = act(browse(ada), case, "think", **answers)
    assert page.status_code == 404 and all(words in page.text for words in answers.values())


def test_however_much_is_open_what_is_urgent_and_what_is_ones_own_is_on_the_page(
    of_two, morning, cleo, ada, browse, monkeypatch
):
    monkeypatch.setattr(views, "MOST", 3)
    now = timezone.now()
    came = {
        number: came_in(cleo, morning, level="green", source="sample", about=f"story:{number}")
        for number in range(6)
    }
    came |= {
        "crisis": came_in(cleo, morning, level="crisis", about="story:7"),
        "mine": came_in(cleo, morning, level="green", source="sample", about="story:8"),
    }
    for minutes, case in enumerate(came.values()):
        at = now - timedelta(minutes=30 - minutes)
        Case.objects.filter(pk=case.pk).update(opened_at=at)
    assert looking_after.claim(came["mine"], by=ada)
    page = browse(ada).get("/care/").text
    shown = [name for name, case in came.items() if f"/care/{case.pk}/" in page]
    assert shown == [0, "crisis", "mine"]


# -- pressed twice ---------------------------------------------------------------------------------


def test_who_presses_twice_looks_after_it_once(case, ada, gwen, browse):
    for _press in range(2):
        page = browse(ada).post(f"/care/{case.pk}/claim/", follow=True).text
        assert "You look after it now." in page and "Somebody else" not in page
    page = browse(gwen).post(f"/care/{case.pk}/claim/", follow=True).text
    assert "Somebody else looks after it." in page
    act(browse(ada), case, "second", words="Me too.")
    assert history(case) == ["came_in", "claimed"]


def test_a_form_sent_twice_is_one_step(of_three, morning, cleo, ada, gwen, browse):
    case, hers, others = came_in(cleo, morning), browse(ada), browse(gwen)
    act(hers, case, "claim")
    sent = {
        "think": (hers, {"act": "Soon."}),
        "escalate": (hers, {"called": "999: they come.", "used": "Her name."}),
        "second": (others, {"words": "I would ring them too."}),
    }
    for verb, (browser, words) in sent.items():
        page = unescape(browser.get(f"/care/{case.pk}/").text)
        form = page.partition(f"/care/{case.pk}/{verb}/")[2].partition("</form>")[0]
        once = re.search(r'name="id" value="(\d+)"', form)[1]
        for _press in range(2):
            act(browser, case, verb, id=once, **words)
    assert history(case) == ["came_in", "claimed", "thought_through", "escalated", "seconded"]
    page = act(hers, case, "think", id="9").text
    assert "Please answer at least one of the questions." in page


def test_to_have_asked_again_is_said_once(of_two, morning, cleo, ada, browse):
    case, hers = came_in(cleo, morning, level="amber"), browse(ada)
    act(hers, case, "claim")
    act(hers, case, "close", **CLOSE)
    for _press in range(2):
        page = hers.post(f"/care/{case.pk}/follow-up/", follow=True).text
        assert "Kept: you have asked again." in page and "closed meanwhile" not in page
    assert history(case) == ["came_in", "claimed", "closed", "followed_up"]


def test_a_concern_is_taken_twice_by_one_without_a_warning(morning, ben, cleo, olive, browse):
    concern = Concern.objects.raise_one(by=cleo, group=morning, about=ben, words="He shouts.")
    for _press in range(2):
        page = browse(olive).post(f"/organise/concerns/{concern.pk}/take/", follow=True).text
        assert "You look after it now." in page and "Another one" not in page


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
