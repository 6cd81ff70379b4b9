"""The queue and a case: who looks after it, what is done, and how it is closed."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from alongside.care.cases import looking_after, views
from alongside.care.cases.case import Case
from alongside.groups.models import Concern
from alongside.vault.access import AccessLine

from ..acting import CLOSE, act, history
from ..team import came_in


@pytest.fixture
def case(of_two, morning, cleo):
    return came_in(cleo, morning)


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
    hers, later = browse(ada), timezone.localdate() + timedelta(days=3)
    act(hers, case, "claim")
    act(hers, case, "close", **{**CLOSE, "follow_up_on": str(later)})
    assert "It is time to ask again" not in hers.get("/care/").text
    Case.objects.update(follow_up_on=timezone.localdate())
    assert "It is time to ask again" in hers.get("/care/").text
    assert "It is time to ask again" not in browse(gwen).get("/care/").text
    act(hers, case, "follow-up")
    assert history(case)[-1] == "followed_up"


def test_the_same_words_make_one_case_and_can_only_raise_it(of_two, morning, cleo):
    one, other = came_in(cleo, morning, level="amber"), came_in(cleo, morning, level="crisis")
    assert one.pk == other.pk
    assert Case.objects.get().level == "crisis"
    came_in(cleo, morning, level="amber")
    assert Case.objects.get().level == "crisis"
    assert history(one) == ["came_in", "raised"]


def test_a_flood_of_concerns_against_somebody_changes_nothing(case, morning, ada, ben, cleo):
    """The number of concerns triggers nothing: no case, no level."""
    before = (case.level, Case.objects.count())
    for _number in range(40):
        Concern.objects.raise_one(by=ben, group=morning, about=cleo, words="Her again.")
    case.refresh_from_db()
    assert (case.level, Case.objects.count()) == before


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
