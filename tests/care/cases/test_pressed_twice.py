"""What was pressed or sent twice was done once, and nobody is told that another was quicker."""

import re
from html import unescape

import pytest

from alongside.groups.models import Concern

from ..acting import CLOSE, act, history
from ..team import came_in

WORDS = "I have thought of you since we wrote."


@pytest.fixture
def case(of_two, morning, cleo, ada, browse):
    """Of Cleo, which Ada looks after."""
    case = came_in(cleo, morning, level="amber")
    act(browse(ada), case, "claim")
    return case


def test_who_presses_twice_looks_after_it_once(of_two, morning, cleo, ada, gwen, browse):
    case = came_in(cleo, morning)
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


def test_to_have_asked_again_is_said_once(case, ada, browse):
    hers = browse(ada)
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
