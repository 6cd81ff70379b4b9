"""What becomes of words that are held when people go, and on an older copy of the data."""

import pytest

from alongside.conversations.models import Hold, HoldStep, Reply, Story
from alongside.conversations.taking_back import take_back
from alongside.people.models import Block
from alongside.vault import endings
from alongside.vault.erase import erase_person
from tests.conftest import person
from tests.groups.parting import OlderCopy, place_of

from .held import SECRET, WHY, appealed, fresh, held, of, released


@pytest.fixture
def story(morning, ben, cleo):
    story = Story.objects.share(by=ben, group=morning, body=f"I met {SECRET}.", wish="listen")
    story.reply(by=cleo, body="So did I.")
    return story


@pytest.fixture
def made(story, ada):
    return held(story, ada)


# -- people go -------------------------------------------------------------------------------------


@pytest.mark.parametrize("keep", [True, False])
def test_an_author_who_erases_themselves(ada, ben, cleo, gwen, story, made, keep, browse):
    """Left to the group, they are held still; what their author said of them has gone."""
    appealed(made, ben)
    erase_person(ben.pk, keep=keep)
    assert not HoldStep.objects.exists()
    row = fresh(story)
    assert bool(row.held_at) == keep and Hold.objects.exists() == keep
    assert SECRET not in browse(cleo).get(story.get_absolute_url()).text
    if keep:
        page = browse(gwen).get(of(story, "held")).text
        assert SECRET in page and WHY in page and "Ben" not in page


def test_one_who_left_without_a_name_is_not_told_by_what_they_said(ben, gwen, story, made):
    appealed(made, ben)
    place_of(ben, story.group).end(by=ben, words="unnamed")
    assert not HoldStep.objects.exists()
    assert fresh(story).held_at and fresh(story).author is None


def test_a_holder_who_erases_themselves_leaves_the_reason(ada, ben, gwen, story, made, browse):
    erase_person(ada.pk, keep=False)
    page = browse(ben).get(of(story, "held")).text
    assert WHY in page and "Held by somebody who has left" in page and "Ada" not in page
    made.refresh_from_db()
    assert released(made, gwen)


def test_who_does_not_read_the_author_does_not_find_the_hold(ben, gwen, story, made, browse):
    Block.objects.create(by=ben, whom=gwen)
    assert browse(gwen).get(of(story, "held")).status_code == 404
    assert browse(person("stranger")).get(of(story, "held")).status_code == 404


# -- an older copy ---------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_on_an_older_copy_it_is_held_again(own_ledger, ada, cleo, story, browse):
    copy = OlderCopy(Hold, HoldStep, Story, Reply)
    made = held(story, ada)
    assert copy.put_back() == 1
    row = fresh(story)
    assert row.held_at and Hold.objects.get() == made
    assert Hold.objects.get().readable("reason") is None, "the ledger keeps no words"
    assert SECRET not in browse(cleo).get(story.get_absolute_url()).text
    assert endings.catch_up() == 0


@pytest.mark.django_db(transaction=True)
def test_on_an_older_copy_what_was_released_is_released(own_ledger, ada, story):
    made = held(story, ada)
    copy = OlderCopy(Hold, HoldStep, Story, Reply)
    released(made, ada)
    copy.put_back()
    assert fresh(story).held_at is None and not Hold.objects.current().exists()


@pytest.mark.django_db(transaction=True)
def test_on_an_older_copy_what_was_taken_back_is_not_held(own_ledger, ada, story):
    copy = OlderCopy(Hold, HoldStep, Story, Reply)
    held(story, ada)
    take_back(story)
    copy.put_back()
    row = fresh(story)
    assert row.taken_back_at and row.held_at is None and not Hold.objects.exists()
