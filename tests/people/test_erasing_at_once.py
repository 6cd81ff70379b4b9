"""Pressing "Erase my account" on several devices at the very same moment is pressing it once."""

import pytest

from alongside.conversations.models import Story
from alongside.people.leaving import erasing
from alongside.people.models import Person
from alongside.vault.endings import Ending
from alongside.vault.keyring import keyring
from tests.on_disk import at_once, on_disk  # noqa: F401  A fixture.

pytestmark = [pytest.mark.usefixtures("on_disk"), pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("words", "left"), [("take", set()), ("leave", {"The stairs again."})])
def test_all_hear_the_same_goodbye(bens_story, ben, browse, words, left):
    form = {"words": words, "whose": erasing.note_of(ben)}
    browsers = [browse(ben) for _device in range(3)]

    def press(browser):
        return lambda: browser.post("/account/erase/", form)

    answers = at_once(*map(press, browsers))
    assert [(answer.status_code, answer.url) for answer in answers] == [
        (302, "/account/erased/")
    ] * 3
    assert not Person.objects.filter(pk=ben.pk).exists()
    assert not keyring().has("person", ben.pk)
    assert not Ending.objects.filter(done=False).exists()
    bodies = {story.readable("body") for story in Story.objects.all()}
    assert bodies == left
