"""Several hold words, decide or ask at the same moment: no reason that somebody typed is lost."""

import pytest

from alongside.conversations.holding import views
from alongside.conversations.holding.holding import decide, hold
from alongside.conversations.models import Hold, HoldStep, Story
from tests.conftest import person

from .held import BUT, SECRET, WHY, appealed, form, fresh, held, of, released


@pytest.fixture(params=["story", "reply"])
def shared(request, morning, ben, cleo):
    """Words of Ben's."""
    story = Story.objects.share(by=ben, group=morning, body=f"I met {SECRET}.", wish="listen")
    return story if request.param == "story" else story.reply(by=ben, body=SECRET)


@pytest.fixture
def story(morning, ben):
    return Story.objects.share(by=ben, group=morning, body=f"I met {SECRET}.", wish="listen")


@pytest.fixture
def made(story, ada):
    return held(story, ada)


def decision(shared, outcome="release", why="It reads well now."):
    return {"outcome": outcome, "why": why, "version": form(shared)["version"]}


# -- holding ---------------------------------------------------------------------------------------


def test_what_was_written_comes_back_whatever_was_left_out(ada, gwen, shared, browse):
    held(shared, ada)
    page = browse(gwen).post(of(shared, "hold"), form(shared, reason="Another.", rule=""))
    assert page.status_code == 200 and "Another.</textarea>" in page.text
    assert browse(gwen).get(of(shared, "hold")).url == of(shared, "held")


def test_held_by_another_between_two_looks_it_is_said_so(ada, gwen, shared, browse, monkeypatch):
    """Gwen's page finds them free; by the time hers is kept, Ada holds them."""

    def just_before(words, **said):
        held(words, ada)
        return hold(words, **said)

    monkeypatch.setattr(views, "hold", just_before)
    page = browse(gwen).post(of(shared, "hold"), form(shared, reason="Another."))
    assert page.status_code == 200 and "Another.</textarea>" in page.text
    assert "held already" in page.text and "It is held." not in page.text
    assert (Hold.objects.get().by, Hold.objects.get().reason) == (ada, WHY)


def test_the_same_form_sent_twice_holds_once_and_is_no_surprise(ada, shared, browse):
    for _twice in range(2):
        assert browse(ada).post(of(shared, "hold"), form(shared)).url == of(shared, "held")
    assert Hold.objects.count() == 1
    page = browse(ada).post(of(shared, "hold"), form(shared, reason="Another."))
    assert "Another.</textarea>" in page.text and "held already" in page.text


# -- deciding, and asking --------------------------------------------------------------------------


def test_decided_while_the_author_asks_their_words_stay(ada, ben, gwen, story, made, browse):
    assert released(made, ada)
    page = browse(ben).post(of(story, "held"), {"asks": BUT})
    assert page.status_code == 200 and f"{BUT}</textarea>" in page.text
    assert "This was not sent" in page.text and "Thank you." in page.text
    assert not Hold.objects.with_appeal().exists()


@pytest.mark.parametrize("at_once", [True, False])
def test_words_of_who_was_slower_come_back(ada, gwen, story, made, browse, monkeypatch, at_once):
    """Ada has released them, before Gwen's is sent or while it is looked at."""

    def just_before(now, **said):
        released(made, ada)
        return decide(now, **said)

    said = decision(story, "stays", "It still says so, I think.")
    if at_once:
        monkeypatch.setattr(views, "decide", just_before)
    else:
        released(made, ada)
    page = browse(gwen).post(of(story, "held"), said)
    assert page.status_code == 200 and "Somebody else was a moment quicker." in page.text
    assert "It still says so, I think.</textarea>" in page.text
    assert "Thank you." in page.text, "what Ada decided stands beside it"
    assert "Decide it like this" not in page.text and "It is decided." not in page.text
    assert fresh(story).held_at is None and HoldStep.objects.count() == 1


def test_a_decision_sent_twice_is_no_surprise(ada, story, made, browse):
    said = decision(story)
    for _twice in range(2):
        assert browse(ada).post(of(story, "held"), said).url == of(story, "held")
    assert HoldStep.objects.count() == 1


@pytest.mark.parametrize("at_once", [True, False])
def test_words_of_a_slower_organiser_come_back(
    ben, olive, story, made, browse, monkeypatch, at_once
):
    other = person("otto")
    type(other).objects.filter(pk=other.pk).update(is_organiser=True)
    other.refresh_from_db()
    appealed(made, ben)
    at, said = f"/organise/held/{made.pk}/", {"outcome": "stays", "why": "I cannot tell."}

    def just_before(now, **said):
        decide(made, by=other, release=True, why="His own.", version=None)
        return decide(now, **said)

    if at_once:
        monkeypatch.setattr(views, "decide", just_before)
    else:
        decide(made, by=other, release=True, why="His own.", version=None)
    page = browse(olive).post(at, said)
    assert page.status_code == (200 if at_once else 404)
    assert "I cannot tell.</textarea>" in page.text and "His own." not in page.text
    assert ("Somebody else was a moment quicker." in page.text) == at_once
    assert fresh(story).held_at is None
