"""Whose words come folded, for one reader alone; what it leaves as it was; and that it stays so."""

import re

import pytest

from alongside.conversations.models import Story
from alongside.people.models import Block, Mute, Person
from alongside.vault import endings
from alongside.vault.endings import Ending
from alongside.vault.ledger import Ledger

LISTS = ("/groups/morning/", "/groups/morning/stories/")
FOLDED = "Something by"


@pytest.fixture(autouse=True)
def here(morning):
    """Everybody here is in the morning group."""


@pytest.fixture
def muted(ben, cleo):
    """Cleo finds folded what Ben writes."""
    return Mute.objects.mute(by=cleo, whom=ben)


def folds(page):
    """What stands folded on a page, by the whole of each fold."""
    return re.findall(r'<details class="folded">.*?</details>', page.text, re.S)


def test_before_it_nothing_is_folded(cleo, bens_story, browse):
    client = browse(cleo)
    for page in ("/", *LISTS, bens_story.get_absolute_url()):
        assert "The stairs again." in client.get(page).text
        assert folds(client.get(page)) == []


def test_what_they_write_comes_folded_and_can_be_read(ada, ben, cleo, bens_story, muted, browse):
    client = browse(cleo)
    for page in (*LISTS, bens_story.get_absolute_url()):
        [fold] = folds(client.get(page))
        assert FOLDED in fold and "Ben" in fold and "The stairs again." in fold
    adas = Story.objects.share(by=ada, group=bens_story.group, body="The kettle.", wish="listen")
    adas.reply(by=ben, body="Mine too.")
    adas.reply(by=cleo, body="A smaller one?")
    [fold] = folds(client.get(adas.get_absolute_url()))
    assert "Mine too." in fold and "A smaller one?" not in fold


def test_it_is_no_news(ada, ben, cleo, bens_story, muted, browse):
    adas = Story.objects.share(by=ada, group=bens_story.group, body="The kettle.", wish="listen")
    client = browse(cleo)
    today = client.get("/").text
    assert "The kettle." in today and "The stairs again." not in today
    client.get(adas.get_absolute_url())
    adas.reply(by=ben, body="Mine too.")
    assert "new replies" not in client.get("/").text
    adas.reply(by=ada, body="A small one.")
    assert "new replies" in client.get("/").text


def test_it_goes_one_way_only(ben, cleo, bens_story, muted, browse):
    cleos = Story.objects.share(by=cleo, group=bens_story.group, body="Marking.", wish="ideas")
    client = browse(ben)
    for page in ("/", *LISTS, cleos.get_absolute_url()):
        assert "Marking." in client.get(page).text and folds(client.get(page)) == []


def test_others_read_as_before(ada, bens_story, muted, browse):
    assert folds(browse(ada).get(bens_story.get_absolute_url())) == []


def test_words_taken_back_are_not_folded(cleo, ben, bens_story, muted, browse):
    reply = bens_story.reply(by=ben, body="And the lift.")
    type(reply).objects.filter(pk=reply.pk).update(body=None, taken_back_at=reply.shared_at)
    page = browse(cleo).get(bens_story.get_absolute_url())
    assert len(folds(page)) == 1 and "took this back" in page.text


def test_folding_and_unfolding_on_the_groups_page(ben, cleo, bens_story, browse):
    client = browse(cleo)
    assert f"/people/{ben.pk}/mute/" in client.get("/groups/morning/people/").text
    page = client.post(f"/people/{ben.pk}/mute/", follow=True)
    assert page.redirect_chain == [("/people/blocked/", 302)]
    assert "Unfold again" in page.text and "Ben" in page.text
    assert f"/people/{ben.pk}/unmute/" in client.get("/groups/morning/people/").text
    client.post(f"/people/{ben.pk}/mute/")
    assert Mute.objects.count() == 1
    page = client.post(f"/people/{ben.pk}/unmute/", follow=True)
    assert "Nobody’s words come folded." in page.text
    assert folds(client.get(bens_story.get_absolute_url())) == []


def test_only_people_one_meets_are_there(cleo, dev, evening, browse):
    for whom in (dev.pk, cleo.pk, 2**62):
        assert browse(cleo).post(f"/people/{whom}/mute/").status_code == 404
        assert browse(cleo).post(f"/people/{whom}/unmute/").status_code == 302
    assert not Mute.objects.exists()


def test_nobody_undoes_anothers(ben, cleo, muted, browse):
    browse(ben).post(f"/people/{cleo.pk}/unmute/")
    browse(ben).post(f"/people/{ben.pk}/unmute/")
    assert Mute.objects.get() == muted


def test_somebody_one_does_not_meet_any_more_is_not_named(ben, cleo, muted, morning, browse):
    morning.memberships.get(person=ben).end(by=ben)
    page = browse(cleo).get("/people/blocked/").text
    assert "Ben" not in page and "Somebody who is in none of your groups now" in page


def test_a_block_hides_what_a_mute_would_fold(ben, cleo, bens_story, muted, browse):
    Block.objects.block(by=cleo, whom=ben)
    assert "The stairs again." not in browse(cleo).get(LISTS[1]).text


# -- on an older copy of the data -----------------------------------------------------------------


@pytest.fixture
def restored(monkeypatch, tmp_path):
    """What happened since the copy was taken is in the ledger alone: `restored(*mutes)` as it was.

    A ledger of this test's own, so that nothing else is carried out.
    """
    ledger = Ledger(tmp_path / "endings")
    monkeypatch.setattr(endings, "ledger", lambda: ledger)

    def restore(*mutes):
        endings.keep()
        Ending.objects.all().delete()
        Mute.objects.all().delete()
        Mute.objects.bulk_create([Mute(pk=one.pk, by=one.by, whom=one.whom) for one in mutes])
        endings.catch_up()

    return restore


def test_a_mute_is_there_again_after_an_older_copy_came_back(ben, cleo, restored):
    Ending.objects.all().delete()
    mute = Mute.objects.mute(by=cleo, whom=ben)
    restored()
    assert Mute.objects.get().pk == mute.pk


def test_what_was_unfolded_stays_so(ben, cleo, restored):
    Ending.objects.all().delete()
    mute = Mute.objects.mute(by=cleo, whom=ben)
    Mute.objects.unmute(by=cleo, whom=ben)
    restored(mute)
    assert not Mute.objects.exists()


def test_nothing_comes_back_where_one_of_them_is_gone(ben, cleo, restored):
    Ending.objects.all().delete()
    Mute.objects.mute(by=cleo, whom=ben)
    Person.objects.filter(pk=ben.pk).delete()
    restored()
    assert not Mute.objects.exists()
