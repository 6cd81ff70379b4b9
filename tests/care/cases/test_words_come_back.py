"""What somebody wrote on the page of a case comes back where it could not be sent."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.care.cases.coming_between import put_back_all
from alongside.care.models import Case
from alongside.vault.erase import erase_person

from ..team import came_in

CLOSE = {"outcome": "talked", "follow_up_on": str(timezone.localdate()), "debriefed": "on"}
WORDS = "I have thought of you since we wrote."


def act(browser, case, verb, **form):
    return browser.post(f"/care/{case.pk}/{verb}/", form)


def history(case):
    return [step.what for step in case.steps.order_by("at", "pk").opened()]


@pytest.fixture
def case(of_two, morning, cleo, ada, browse):
    """Of Cleo, which Ada looks after."""
    case = came_in(cleo, morning, level="amber")
    act(browse(ada), case, "claim")
    return case


@pytest.mark.parametrize("verb", ["write", "follow-up"])
def test_written_to_somebody_who_has_just_left(case, cleo, ada, browse, verb):
    hers = browse(ada)
    if verb == "follow-up":
        act(hers, case, "close", **CLOSE)
    erase_person(cleo.pk, keep=False)
    page = act(hers, case, verb, words=WORDS).text
    assert page.count(WORDS) == 1
    assert "They have left, so nothing can be written to them here." in page
    assert Case.objects.get().followed_up_at is None


def test_what_was_longer_than_fits_comes_back_in_its_form_once(case, ada, browse):
    hers = browse(ada)
    assert act(hers, case, "write", words="It goes on. " * 300).text.count("It goes on. It") > 0
    act(hers, case, "close", **CLOSE)
    page = act(hers, case, "follow-up", words=f"{WORDS} " * 100).text
    assert page.count("</textarea>") == 1 and WORDS in page


# -- it was put back while they wrote --------------------------------------------------------------

TYPED = {
    "write": {"words": WORDS},
    "think": {"act": WORDS},
    "escalate": {"called": WORDS, "used": "Her name."},
}


@pytest.fixture
def put_back(case, cleo, ada, browse):
    """Cleo wrote while Ada was typing, and Ada did not look in time."""
    act(browse(ada), case, "write", words="How are you?")
    browse(cleo).post(f"/help/someone/{case.pk}/", {"words": "Not well."})
    put_back_all(timezone.now() + timedelta(hours=1))
    case.refresh_from_db()
    assert case.claimed_by is None
    return case


@pytest.mark.parametrize("verb", TYPED)
def test_what_was_written_meanwhile_is_kept_and_it_is_theirs_again(
    put_back, ada, cleo, browse, verb
):
    page = browse(ada).post(f"/care/{put_back.pk}/{verb}/", TYPED[verb], follow=True).text
    assert "Nobody looks after it now." not in page and page.count(WORDS) == 1
    put_back.refresh_from_db()
    assert put_back.claimed_by == ada
    page = browse(cleo).get(f"/help/someone/{put_back.pk}/").text
    assert (WORDS in page) is (verb == "write") and "looks after it, since" in page


def test_but_not_where_another_has_taken_it(put_back, ada, gwen, browse):
    act(browse(gwen), put_back, "claim")
    page = act(browse(ada), put_back, "write", words=WORDS).text
    assert page.count(WORDS) == 1 and "Somebody else looks after it." in page
    put_back.refresh_from_db()
    assert put_back.claimed_by == gwen


# -- pressed twice ---------------------------------------------------------------------------------


def test_closed_twice_it_was_closed_once(case, ada, browse):
    hers = browse(ada)
    for _press in range(2):
        sent = {**CLOSE, "words": WORDS}
        page = hers.post(f"/care/{case.pk}/close/", sent, follow=True).text
        assert "Closed. Thank you for looking after it." in page and "meanwhile" not in page
    for other in ({"words": f"{WORDS} Today."}, {"words": WORDS, "outcome": "gone"}):
        page = act(hers, case, "close", **{**CLOSE, **other}).text
        assert "It was closed meanwhile." in page and WORDS in page
    assert history(case) == ["came_in", "claimed", "closed"]


@pytest.mark.parametrize("to", ["gwen", "nobody"])
def test_handed_over_twice_it_was_handed_over_once(case, ada, gwen, browse, to):
    hers, sent = browse(ada), {"to": gwen.pk if to == "gwen" else "", "words": WORDS}
    for _press in range(2):
        page = hers.post(f"/care/{case.pk}/hand-over/", sent, follow=True).text
        assert "Handed over." in page
    page = act(hers, case, "hand-over", **{**sent, "words": f"{WORDS} Today."}).text
    assert "Handed over." not in page and f"{WORDS} Today." in page
    assert history(case) == ["came_in", "claimed", "handed_over"]


def test_asked_again_twice_with_words_it_was_asked_once(case, cleo, ada, browse):
    hers = browse(ada)
    act(hers, case, "close", **CLOSE)
    page = hers.get(f"/care/{case.pk}/").text.partition("/follow-up/")[2]
    once = re.search(r'name="id" value="(\d+)"', page)[1]
    for _press in range(2):
        sent = {"words": WORDS, "id": once}
        page = hers.post(f"/care/{case.pk}/follow-up/", sent, follow=True).text
        assert "Kept: you have asked again." in page and "somebody has asked" not in page
    assert history(case)[-2:] == ["followed_up", "wrote"]
    assert "Today" in act(hers, case, "follow-up", words="And today? Today.", id=once).text
    assert history(case)[-1] == "wrote" and case.steps.count() == 5
