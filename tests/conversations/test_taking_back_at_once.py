"""Words are taken back while somebody answers, taps or reads them: what each of them is told."""

import time
from functools import partial
from threading import Event

import pytest

from alongside.conversations.models import ReadingMark, Reply, Response, Story
from alongside.conversations.taking_back import take_back
from alongside.vault.endings import Ending
from tests.on_disk import at_once, on_disk  # noqa: F401  A fixture.

from .test_taking_back import back


def slowly(monkeypatch, kind, name):
    """Whoever does this is slow from the moment on that the returned event tells of."""
    begun, done = Event(), getattr(kind, name)

    def slow(self, *args, **kwargs):
        found = done(self, *args, **kwargs)
        begun.set()
        time.sleep(0.5)
        return found

    monkeypatch.setattr(kind, name, slow)
    return begun


@pytest.fixture
def meanwhile(bens_story, ben, cleo, browse):
    """Ben takes his story back and Cleo answers it: the answers to both, the second one waiting."""
    bens, cleos = browse(ben), browse(cleo)
    for client in (bens, cleos):
        client.get(bens_story.get_absolute_url())

    def both(begun, first):
        works = {
            "taking back": lambda: bens.post(back(bens_story)),
            "replying": lambda: cleos.post(
                f"/stories/{bens_story.pk}/replies/", {"body": "I believe you."}
            ),
        }
        leading = works.pop(first)
        [following] = works.values()
        return at_once(leading, lambda: begun.wait(5) and following())

    return both


@pytest.mark.usefixtures("on_disk", "own_ledger")
@pytest.mark.django_db(transaction=True)
def test_a_reply_that_got_in_first_keeps_its_place(bens_story, meanwhile, monkeypatch):
    begun = slowly(monkeypatch, Reply, "save")
    reply, taken = meanwhile(begun, "replying")
    assert (reply.status_code, taken.status_code) == (302, 302)
    assert Reply.objects.get().body == "I believe you."
    story = Story.objects.get()
    assert story.body is None and story.taken_back_at


@pytest.mark.usefixtures("on_disk", "own_ledger")
@pytest.mark.django_db(transaction=True)
def test_a_reply_that_came_too_late_is_given_back(bens_story, meanwhile, monkeypatch):
    begun = slowly(monkeypatch, Story, "is_answered")
    taken, reply = meanwhile(begun, "taking back")
    assert (taken.status_code, reply.status_code) == (302, 404)
    assert "I believe you." in reply.text, "the words come back to who wrote them"
    assert not Story.objects.exists() and not Reply.objects.exists()


@pytest.mark.usefixtures("own_ledger")
@pytest.mark.django_db(transaction=True)
def test_whoever_was_just_reading_it_leaves_no_mark(cleo, bens_story):
    take_back(bens_story)
    bens_story.mark_read(by=cleo, until=bens_story.shared_at)
    assert not ReadingMark.objects.exists()


@pytest.mark.usefixtures("on_disk", "own_ledger")
@pytest.mark.django_db(transaction=True)
def test_all_at_once_nothing_breaks_and_no_response_stays(bens_story, ben, ada, cleo, browse):
    """Ben twice, a reader, a tap and a reply, at the same moment."""
    page = bens_story.get_absolute_url()
    posts = [
        (ben, back(bens_story), {}),
        (ben, back(bens_story), {}),
        (ada, f"{page}responses/", {"kind": "hear"}),
        (cleo, f"{page}replies/", {"body": "I believe you."}),
    ]
    works = [partial(browse(who).post, at, form) for who, at, form in posts]
    answers = at_once(*works, partial(browse(ada).get, page))
    assert {answer.status_code for answer in answers} <= {200, 302, 404}
    assert Ending.objects.count() == 1
    assert not Response.objects.exists()
    stays = [(story.body, story.replies.count()) for story in Story.objects.all()]
    assert stays in ([], [(None, 1)])
