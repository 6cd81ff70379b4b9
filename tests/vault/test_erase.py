"""Somebody goes for good: what they wrote, the key of it, and every copy of that key."""

import shutil
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.conversations.models import Reply, Response, Story
from alongside.groups.models import Group, Membership
from alongside.meetings.models import Entry, Today
from alongside.people.models import Draft, Person
from alongside.vault import checkup, endings, erase, wrapping
from alongside.vault.endings import Ending
from alongside.vault.erase import erase_group, erase_person
from alongside.vault.errors import VaultError
from alongside.vault.housekeeping import tasks
from alongside.vault.keyring import directory, keyring
from alongside.vault.ledger import ledger
from alongside.vault.models import SignIn
from tests.conftest import new_group

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def talk(morning, ada, ben, cleo, browse):
    """Ben and Cleo each share something, and answer each other; Ben begins one thing more."""
    story = Story.objects.share(by=ben, group=morning, body="The stairs again.", wish="listen")
    story.reply(by=cleo, body="I hear you.")
    story.reply(by=ben, body="Thank you, Cleo.")
    cleos = Story.objects.share(by=cleo, group=morning, body="The lift was broken.", wish="ideas")
    cleos.reply(by=ben, body="Ours too.")
    Story.objects.share(by=ben, group=morning, body="Nobody answered this.", wish="listen")
    Response.objects.give(by=ben, to=cleos, kind="hear")
    Draft.objects.keep(ben, f"reply:{cleos.pk}", "And also")
    browse(ben).get("/")
    return story


def all_words():
    bodies = [*Story.objects.all(), *Reply.objects.all()]
    return {one.body for one in bodies if one.body is not None}


CLEOS = {"I hear you.", "The lift was broken."}
BENS = {"The stairs again.", "Thank you, Cleo.", "Ours too.", "Nobody answered this."}


def test_their_words_go_with_them(talk, ben, cleo):
    erase_person(ben.pk, keep=False)
    assert all_words() == CLEOS
    assert not Person.objects.filter(pk=ben.pk).exists()
    assert not keyring().has("person", ben.pk)
    assert not SignIn.objects.filter(person_id=ben.pk).exists()
    for model in (Draft, Response):
        assert not model.objects.exists()
    # What others answered stays in its place.
    assert Story.objects.get(pk=talk.pk).author is None
    assert talk.replies.count() == 2


def test_their_words_stay_without_a_name(talk, ben):
    erase_person(ben.pk, keep=True)
    assert all_words() == CLEOS | BENS
    assert not keyring().has("person", ben.pk)
    assert not Person.objects.filter(pk=ben.pk).exists()
    assert {story.author_id for story in Story.objects.all()} == {
        None,
        talk.group.stories.get(body__isnull=False, author__isnull=False).author_id,
    }


@pytest.mark.parametrize("keep", [True, False])
def test_the_pages_of_the_others_live(talk, ben, ada, cleo, browse, keep):
    erase_person(ben.pk, keep=keep)
    cleos = browse(cleo)
    for address in ("/", "/groups/morning/", "/groups/morning/people/", "/groups/morning/stories/"):
        page = cleos.get(address)
        assert page.status_code == 200
        assert "None" not in page.text
        assert "Ben" not in page.text
    page = cleos.get(talk.get_absolute_url()).text
    assert "I hear you." in page
    assert "someone who has left" in page
    assert ("The stairs again." in page) is keep
    assert ("left with them" in page) is not keep


def test_no_older_copy_of_their_key_opens_here(talk, ben, tmp_path):
    keyring().store.tidy()
    shutil.copytree(directory(), tmp_path / "yesterday")
    erase_person(ben.pk, keep=False)
    old = wrapping.Wrapping(
        keyring().wrapping().root_key, (tmp_path / "yesterday" / "epoch").read_bytes()
    )
    assert keyring().wrapping().epoch_id != old.epoch_id
    assert old.root_id == keyring().root_id


def test_it_is_in_the_ledger_by_ids_alone(talk, ben, morning):
    erase_person(ben.pk, keep=False)
    last = [line for line in ledger().lines() if line["what"] == "person_erased"][-1]
    assert last["about"] == {"person": ben.pk, "keep": False, "groups": [morning.pk]}
    assert Ending.objects.get(pk=int(last["id"])).done


def test_erasing_twice_or_nobody_changes_nothing_more(talk, ben):
    erase_person(ben.pk, keep=False)
    erase_person(ben.pk, keep=False)
    erase_person(404, keep=True)
    assert all_words() == CLEOS


class PowerCut(BaseException):
    """Ends the program at once."""


STEPS = {
    "before it is in the ledger": (endings, "keep"),
    "before anything is carried out": (endings, "carry_out"),
    "before the apps' rows": (endings, "private_rooms"),
    "before the key": (erase, "end_key"),
    "before the epoch": (erase, "rotate_epoch"),
    "before the index": (erase.search, "renew"),
}


@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize("step", STEPS)
def test_an_erasure_that_was_cut_short_is_finished_by_the_next_start(
    talk, ben, monkeypatch, step, keep
):
    def nothing_any_more(*args, **kwargs):
        raise PowerCut

    with monkeypatch.context() as patch:
        patch.setattr(*STEPS[step], nothing_any_more)
        with pytest.raises(PowerCut):
            erase_person(ben.pk, keep=keep)
    epoch = keyring().wrapping().epoch_id
    endings.catch_up()
    assert all_words() == (CLEOS | BENS if keep else CLEOS)
    assert not Person.objects.filter(pk=ben.pk).exists()
    assert not keyring().has("person", ben.pk)
    assert keyring().wrapping().epoch_id != epoch or step == "before the index"
    assert endings.catch_up() == 0


def test_a_key_that_could_not_be_destroyed_is_within_the_hour(talk, ben, monkeypatch):
    """With a full disk: the rows are gone, and whoever presses again finds nobody to erase."""

    def full(*_args):
        raise OSError("No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(type(keyring()), "destroy", full)
        with pytest.raises(OSError, match="No space"):
            erase_person(ben.pk, keep=False)
    assert not Person.objects.filter(pk=ben.pk).exists()
    assert keyring().has("person", ben.pk)
    epoch = keyring().wrapping().epoch_id
    Ending.objects.update(at=timezone.now() - timedelta(hours=1))
    for task in tasks():
        task()
    assert not keyring().has("person", ben.pk)
    assert keyring().wrapping().epoch_id != epoch
    assert not Ending.objects.filter(done=False).exists()


def test_a_key_whose_owner_is_gone_is_found_and_destroyed(talk, ben):
    """The power failed between the end of the row and that of its key."""
    endings.record("case_forgotten", case=404)
    keyring().create("case", 404)
    [said] = [one.says for one in checkup.owners_and_keys() if one.level == "wrong"]
    assert "1 keys are still here of what was erased" in said
    for task in tasks():
        task()
    assert not keyring().has("case", 404)
    assert keyring().has("person", ben.pk)


def test_a_key_that_an_erasure_has_yet_to_use_is_left_alone(talk, ben):
    """What he wrote is to stay: nothing but his key opens it until it is the group's."""
    endings.record("person_erased", done=False, person=ben.pk, keep=True, groups=[])
    assert erase.end_keys_again() == 0
    assert keyring().has("person", ben.pk)
    endings.catch_up()
    assert all_words() == CLEOS | BENS


def test_in_a_meeting_their_turn_goes_on_and_the_record_holds(tonight, ada, ben, cleo):
    seat = tonight.seats.create(person=ben)
    Today.objects.create(
        seat=seat, group=tonight.group, person=ben, answer={"today": "few", "rough": True}
    )
    Entry.objects.create(
        meeting=tonight, group=tonight.group, seat=seat, author=ben, phase=0, body="Hello."
    )
    erase_person(ben.pk, keep=False)
    entry = Entry.objects.get()
    assert (entry.body, entry.author) == (None, None)
    assert entry.seat.person is None
    assert not Today.objects.exists()


def test_a_group_goes_with_everything_in_it(talk, morning, evening, ben, cleo):
    Story.objects.share(by=ben, group=evening, body="In the other group.", wish="listen")
    erase_group(morning.pk)
    assert [group.pk for group in Group.objects.all()] == [evening.pk]
    assert all_words() == {"In the other group."}
    assert not keyring().has("group", morning.pk)
    assert not Membership.objects.filter(group=morning.pk).exists()
    assert Person.objects.filter(pk__in=[ben.pk, cleo.pk]).count() == 2


def test_a_row_that_is_deleted_any_other_way_takes_its_key_along(db):
    from tests.conftest import person

    hana = person("hana")
    group = new_group("garden", hana)
    Group.objects.filter(pk=group.pk).delete()
    assert not keyring().has("group", group.pk)
    hana.delete()
    assert not keyring().has("person", hana.pk)


def test_what_cannot_be_opened_does_not_keep_anybody_here(talk, ben, monkeypatch):
    """Ben's key is gone already: he can be erased all the same, with or without his words."""
    keyring().destroy("person", ben.pk)
    erase_person(ben.pk, keep=True)
    assert all_words() == CLEOS
    with pytest.raises(VaultError):
        keyring().key("person", ben.pk)
