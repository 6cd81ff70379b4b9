"""What somebody wrote on the page of a case comes back where it could not be sent."""

import pytest
from django.utils import timezone

from alongside.care.models import Case
from alongside.vault.erase import erase_person

from ..team import came_in

CLOSE = {"outcome": "talked", "follow_up_on": str(timezone.localdate()), "debriefed": "on"}
WORDS = "I have thought of you since we wrote."


def act(browser, case, verb, **form):
    return browser.post(f"/care/{case.pk}/{verb}/", form)


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
