"""Words that are written in the moment in which a case is closed, handed on or put back."""

import re
from html import unescape

import pytest

from alongside.care.cases import looking_after, with_me
from alongside.care.models import Case
from alongside.notices.models import Notice
from alongside.vault.erase import erase_person

from ..acting import CLOSE, act, history
from ..team import came_in


@pytest.fixture
def case(of_two, morning, cleo, ada, browse):
    """Ada looks after it, and has written to Cleo."""
    case = came_in(cleo, morning, level="amber")
    act(browse(ada), case, "claim")
    act(browse(ada), case, "write", words="How are you?")
    return case


def test_nobody_has_written_before_somebody_is_told(case, cleo, browse, monkeypatch):
    def fails(*args):
        raise OSError("the disk, say")

    monkeypatch.setattr(with_me, "tell_of", fails)
    theirs = browse(cleo)
    theirs.raise_request_exception = False
    page = theirs.post(f"/help/someone/{case.pk}/", {"words": "Not well."})
    assert page.status_code == 500 and "they_wrote" not in history(case)


@pytest.mark.parametrize("verb", ["close", "hand-over"])
def test_what_came_in_until_then_counts(case, cleo, ada, gwen, browse, monkeypatch, verb):
    """Cleo's words are there in the moment in which nobody else can change the case any more."""
    theirs, hers, hold = browse(cleo), browse(ada), looking_after.hold

    def just_before(held):
        monkeypatch.setattr(looking_after, "hold", hold)
        theirs.post(f"/help/someone/{case.pk}/", {"words": "Not well."})
        hold(held)

    monkeypatch.setattr(looking_after, "hold", just_before)
    form = CLOSE if verb == "close" else {"to": gwen.pk, "words": ""}
    page = act(hers, case, verb, **form)
    case.refresh_from_db()
    if verb == "close":
        assert case.closed_at is None and "There is something new." in page.text
    else:
        key = Notice.objects.get(person=gwen, kind="they_wrote").key
        assert case.claimed_by == gwen and key.startswith("they_wrote:")


def test_unread_words_of_one_whose_carer_goes_are_red(case, cleo, ada, browse):
    browse(cleo).post(f"/help/someone/{case.pk}/", {"words": "Not well."})
    erase_person(ada.pk, keep=False)
    assert history(case)[-2:] == ["put_back", "raised"] and Case.objects.get().level == "red"


def test_closed_while_they_wrote_it_is_said_so_alone(case, cleo, ada, browse, monkeypatch):
    theirs, write = browse(cleo), looking_after.write_to_them

    def closed_first(held, **said):
        act(browse(ada), case, "close", **CLOSE)
        return write(held, **said)

    monkeypatch.setattr(looking_after, "write_to_them", closed_first)
    page = theirs.post(f"/help/someone/{case.pk}/", {"words": "Not well."}).text
    assert page.count("Not well.") == 1 and "This was closed meanwhile." in page
    assert "looks after it, since" not in page and "Send it to them" not in page


def test_the_same_form_with_other_words_is_told_of_too(case, cleo, ada, browse):
    hers = browse(ada)
    form = unescape(hers.get(f"/care/{case.pk}/").text).partition("/write/")[2]
    once = re.search(r'name="id" value="(\d+)"', form)[1]
    Notice.objects.filter(person=cleo).delete()
    for words in ("Are you there?", "Are you there?", "I am here until six."):
        act(hers, case, "write", id=once, words=words)
    assert history(case)[-3:] == ["wrote", "wrote", "wrote"]
    assert Notice.objects.filter(person=cleo, kind="wrote_to_you").count() == 2
