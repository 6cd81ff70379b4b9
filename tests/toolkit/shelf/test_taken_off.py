"""What those who lead took off the shelf: it comes back by no way, and only its author reads it."""

import pytest

from alongside.meetings.models import CatchUp
from alongside.toolkit.models import SmallStep
from alongside.toolkit.stepping import ending
from tests.conftest import new_group
from tests.groups.parting import OlderCopy

SHELF = "/groups/morning/shelf/"
TABLETS = "I skip what I take in the morning."
FORM = {"outcome": "helped", "learned": "Slowly.", "caution": ""}


@pytest.fixture
def trying(cleo, morning):
    return SmallStep.objects.begin(by=cleo, what=TABLETS, group=morning)


@pytest.fixture
def noon(ada, dev, cleo):
    """Another group of Cleo's, which Dev leads."""
    return new_group("noon", dev, cleo)


def take_off(browser, step, why="It may harm."):
    return browser.post(f"{SHELF}{step.pk}/", {"because": why}, follow=True).text


def how_it_went(browser, step, group, **more):
    where = str(group.pk) if group else "me"
    return browser.post(f"/steps/{step.pk}/how/", {**FORM, **more, "group": where}, follow=True)


def test_what_is_being_tried_can_be_taken_off_too(trying, ada, ben, cleo, browse):
    at = f"{SHELF}{trying.pk}/"
    assert f'href="{at}"' in browse(ada).get(SHELF).text
    assert f'href="{at}"' not in browse(ben).get(SHELF).text
    assert TABLETS in browse(ada).get(at).text
    page = take_off(browse(ada), trying)
    assert "Nobody else here sees it any more." in page and "off the shelf" not in page
    for somebody in (ada, ben):
        assert TABLETS not in browse(somebody).get(SHELF).text
    mine = browse(cleo).get(f"/steps/{trying.pk}/").text
    assert "It may harm." in mine and "Only you see it." in mine and "off the shelf" not in mine


def test_of_what_never_stood_on_the_shelf_nobody_says_that_it_did(
    trying, ada, cleo, morning, browse
):
    adas, at = browse(ada), f"{SHELF}{trying.pk}/"
    for page in (SHELF, at):
        assert "Take it away" in adas.get(page).text and "off the shelf" not in adas.get(page).text
    how_it_went(browse(cleo), trying, morning)
    for page in (SHELF, at):
        assert "Take it off the shelf" in adas.get(page).text
    assert "It is off the shelf." in take_off(adas, trying)


@pytest.mark.parametrize("outcome", ["helped", "later", "unsure"])
def test_saying_it_again_brings_it_back_nowhere(
    trying, tonight, ada, ben, cleo, morning, browse, outcome
):
    how_it_went(browse(cleo), trying, morning)
    lines = {"words": "We met.", "strategies": [], "steps": [trying.pk]}
    CatchUp.objects.show(tonight, **lines)
    take_off(browse(ada), trying)
    page = how_it_went(browse(cleo), trying, morning, outcome=outcome, learned="Really.").text
    assert "Really." in page and "Only you see it." in page
    for address in (SHELF, tonight.get_absolute_url()):
        assert TABLETS not in browse(ben).get(address).text


def test_it_stays_with_the_group_that_decided_so(trying, noon, ada, dev, cleo, morning, browse):
    take_off(browse(ada), trying)
    page = browse(cleo).get(f"/steps/{trying.pk}/how/").text
    assert "begin it there as a new step" in page and 'name="group"' not in page
    page = how_it_went(browse(cleo), trying, noon).text
    assert "/groups/morning/thread/" in page and "/groups/noon/" not in page
    assert TABLETS not in browse(dev).get("/groups/noon/shelf/").text


@pytest.mark.django_db(transaction=True)
def test_an_older_copy_brings_it_back_nowhere(own_ledger, trying, morning, ada, ben, cleo, browse):
    how_it_went(browse(cleo), trying, morning)
    copy = OlderCopy(SmallStep)
    take_off(browse(ada), trying)
    copy.put_back()
    assert "The others do not see it any more" in browse(cleo).get(f"/steps/{trying.pk}/").text
    how_it_went(browse(cleo), trying, morning, learned="Once more.")
    assert TABLETS not in browse(ben).get(SHELF).text


@pytest.mark.django_db(transaction=True)
def test_moved_to_another_group_it_does_not_come_back_to_the_first_with_an_older_copy(
    own_ledger, trying, noon, morning, ben, cleo, dev, browse
):
    how_it_went(browse(cleo), trying, morning)
    copy = OlderCopy(SmallStep)
    how_it_went(browse(cleo), trying, noon)
    assert TABLETS in browse(dev).get("/groups/noon/shelf/").text
    assert TABLETS not in browse(ben).get(SHELF).text
    copy.put_back()
    assert TABLETS not in browse(ben).get(SHELF).text
    assert "Only you see it." in browse(cleo).get(f"/steps/{trying.pk}/").text


@pytest.mark.django_db(transaction=True)
def test_said_again_in_the_same_group_nothing_of_it_ends(
    own_ledger, trying, morning, ben, cleo, browse
):
    how_it_went(browse(cleo), trying, morning)
    copy = OlderCopy(SmallStep)
    how_it_went(browse(cleo), trying, morning, learned="Once more.")
    assert copy.put_back() == 0
    assert TABLETS in browse(ben).get(SHELF).text


def test_moved_away_in_the_same_moment_it_is_not_taken_off(trying, noon, ada):
    read_before = SmallStep.objects.get()
    trying.share_with(noon)
    trying.save()
    ending.take_off(read_before, by=ada, because="It may harm.")
    step = SmallStep.objects.get()
    assert (step.group, step.taken_off_at) == (noon, None)
