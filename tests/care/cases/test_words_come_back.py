"""What somebody wrote on the page of a case comes back where it could not be sent."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.care.cases.coming_between import put_back_all
from alongside.care.cases.forgetting import forget_what_is_over
from alongside.care.models import Case
from alongside.people.models import Block, Draft
from alongside.vault.erase import erase_person
from tests.begun import began_on

from ..acting import ASK, CLOSE, act
from ..team import came_in

WORDS = "I have thought of you since we wrote."


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
    Block.objects.block(by=cleo, whom=ada)
    answers = {name: f"An answer about {name}." for name in ("act", "others", "support", "where")}
    page = act(browse(ada), case, "think", **answers)
    assert page.status_code == 404 and all(words in page.text for words in answers.values())


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


# -- half a sentence, and the page closed ----------------------------------------------------------


@pytest.fixture
def asked(of_two, cleo, browse):
    browse(cleo).post(ASK)
    return Case.objects.get()


def begins(browser, case, words):
    assert browser.post("/drafts/", {"place": case.draft_place, "words": words}).status_code == 204


def test_what_somebody_began_to_write_to_the_care_team_is_there_when_they_come_back(
    asked, cleo, browse
):
    hers, at = browse(cleo), f"/help/someone/{asked.pk}/"
    begins(hers, asked, "it burns and i cann")
    page = hers.get(at)
    assert "it burns and i cann</textarea>" in page.text and "data-draft-url" in page.text
    sent = {"words": "it burns and i cannot sleep", "place": asked.draft_place, **began_on(page)}
    assert hers.post(at, sent).status_code == 302
    assert "i cann</textarea>" not in hers.get(at).text and not Draft.objects.exists()


def test_it_is_given_back_where_it_was_closed_meanwhile_and_goes_with_the_case(
    asked, cleo, ada, browse
):
    hers = browse(cleo)
    begins(hers, asked, "it burns and i cann")
    for verb, form in (("claim", {}), ("close", CLOSE)):
        act(browse(ada), asked, verb, **form)
    page = hers.get(f"/help/someone/{asked.pk}/").text
    assert "This was closed" in page and "it burns and i cann</textarea>" in page
    forget_what_is_over(timezone.now() + timedelta(days=400))
    assert not Case.objects.exists() and not Draft.objects.exists()


def test_a_sign_in_that_ran_out_loses_no_word_to_them(asked, cleo, browse):
    page = browse().post(f"/help/someone/{asked.pk}/", {"words": "now", "place": asked.draft_place})
    assert page.status_code == 401 and 'name="kept_words"' in page.text
