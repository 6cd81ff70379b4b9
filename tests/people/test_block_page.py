"""The page on which somebody says whom they do not want to read, and takes that back."""

import re

import pytest

from alongside.people.models import Block
from alongside.vault.endings import Ending
from tests.conftest import person


def block_page(whom):
    return f"/people/{whom.pk}/block/"


@pytest.fixture(autouse=True)
def here(morning):
    """Everybody here is in the morning group."""


def test_blocking_and_reading_again(ben, cleo, bens_story, browse):
    client = browse(cleo)
    assert block_page(ben) in client.get("/groups/morning/people/").text
    page = client.get(block_page(ben)).text
    assert "does not reach into meetings" in page and "the list of who is here" in page
    assert not Block.objects.exists(), "a look changes nothing"
    page = client.post(block_page(ben), follow=True)
    assert page.redirect_chain[-1][0] == "/people/blocked/"
    assert "From now on you do not read each other." in page.text and "Ben" in page.text
    assert client.get(bens_story.get_absolute_url()).status_code == 404
    assert "You do not read" in client.get(block_page(ben)).text
    page = client.post(f"/people/{ben.pk}/unblock/", follow=True)
    assert "You read everybody" in page.text
    assert client.get(bens_story.get_absolute_url()).status_code == 200


def test_only_people_one_meets_are_there(morning, ben, cleo, dev, evening, invited, browse):
    """Dev is met by Ben alone; Nia has not agreed; Kit was here once; nobody is beside oneself."""
    kit = person("kit")
    place = morning.welcome(kit)
    place.accept(morning.current_agreement())
    assert browse(cleo).get(block_page(kit)).status_code == 200
    place.end(by=kit)
    there = {
        (by, whom): browse(by).get(block_page(whom)).status_code
        for by, whom in [(cleo, dev), (cleo, invited), (invited, cleo), (cleo, kit), (kit, cleo)]
    }
    assert set(there.values()) == {404}
    assert browse(cleo).get(block_page(cleo)).status_code == 404
    assert browse(cleo).post(block_page(dev)).status_code == 404
    assert browse(cleo).post(block_page(cleo)).status_code == 404
    assert browse(cleo).get("/people/99999999999999999999/block/").status_code == 404
    assert not Block.objects.exists()
    assert browse(ben).post(block_page(dev)).status_code == 302
    assert Block.objects.get().whom == dev


def test_in_who_is_here_every_way_leads_somewhere(ada, ben, cleo, invited, browse):
    """Also for a facilitator, who sees there who has not agreed yet."""
    for reader, others in ((ada, {ben, cleo}), (cleo, {ada, ben})):
        ways = re.findall(
            r"/people/(\d+)/block/", browse(reader).get("/groups/morning/people/").text
        )
        assert {int(pk) for pk in ways} == {other.pk for other in others}


def test_the_other_is_never_told(ben, cleo, browse):
    pages = ("/", "/groups/morning/", "/groups/morning/people/", "/people/blocked/", "/display/")
    pages = (*pages, block_page(cleo))
    before = [plain(browse(ben).get(page)) for page in pages]
    browse(cleo).post(block_page(ben))
    assert [plain(browse(ben).get(page)) for page in pages] == before
    assert plain(browse(cleo).get(block_page(ben))) != before[-1]


def plain(page):
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.text)


def test_one_cannot_undo_what_another_has_decided(ben, cleo, bens_story, browse):
    Block.objects.block(by=ben, whom=cleo)
    browse(cleo).post(f"/people/{ben.pk}/unblock/")
    assert Block.objects.get().by == ben
    Block.objects.block(by=cleo, whom=ben)
    browse(cleo).post(f"/people/{ben.pk}/unblock/")
    assert Block.objects.get().by == ben
    assert browse(cleo).get(bens_story.get_absolute_url()).status_code == 404


def test_twice_is_once(ben, cleo, browse):
    client = browse(cleo)
    for _time in range(2):
        assert client.post(block_page(ben)).url == "/people/blocked/"
    assert Block.objects.count() == Ending.objects.count() == 1
    for _time in range(2):
        assert client.post(f"/people/{ben.pk}/unblock/").url == "/people/blocked/"
    assert client.post("/people/99999999999999999999/unblock/").url == "/people/blocked/"
    assert (Block.objects.count(), Ending.objects.count()) == (0, 2)


def test_it_says_what_it_means_where_somebody_facilitates(ada, ben, cleo, browse):
    """Who blocks a facilitator hears where else to find help; a facilitator, who is to read on."""
    loses, hands_on = "cannot notice there when you need", "ask somebody else who leads it"
    told = {
        (by, whom): [words in browse(by).get(block_page(whom)).text for words in (loses, hands_on)]
        for by, whom in [(cleo, ada), (cleo, ben), (ada, cleo)]
    }
    assert list(told.values()) == [[True, False], [False, False], [False, True]]


def test_who_is_not_met_any_more_is_not_named(ben, cleo, morning, browse):
    """Whoever they have become since is not for somebody who has left."""
    Block.objects.block(by=cleo, whom=ben)
    assert "Ben" in browse(cleo).get("/people/blocked/").text
    morning.memberships.get(person=ben).end(by=ben)
    page = browse(cleo).get("/people/blocked/").text
    assert "Ben" not in page and "in none of your groups now" in page
    browse(cleo).post(f"/people/{ben.pk}/unblock/")
    assert not Block.objects.exists()
