"""A group that came to its end: read for thirty days, then gone, in every copy too."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from alongside.groups.models import Group, Membership
from alongside.groups.parting import ending
from alongside.groups.roles import Role
from alongside.people.models import Draft
from alongside.vault import endings
from alongside.vault.erase import end_group
from alongside.vault.housekeeping import tasks
from alongside.vault.keyring import keyring
from alongside.vault.models import Ending
from tests.conftest import new_meeting
from tests.house.test_sealed import every_cell, every_file, found
from tests.people.full_life import WORDS, with_a_full_life

from .parting import place_of

MORNING = "/groups/morning/"
# What stays of a group by id: that it ended, and what was written into the access log.
BY_ID = {"vault_ending", "vault_accessline"}


def ends(group, days):
    group.ends_on, group.ending = timezone.localdate() + timedelta(days=days), "I am moving away."
    group.save()
    return group


@pytest.mark.django_db(transaction=True)
def test_thirty_days_it_can_be_read_and_then_it_is_gone(morning, ada, cleo, bens_story, browse):
    ends(morning, -30)
    ending.erase_what_is_gone()
    assert browse(cleo).get(bens_story.get_absolute_url()).status_code == 200
    ends(morning, -31)
    assert browse(cleo).get(bens_story.get_absolute_url()).status_code == 404, "before it is swept"
    assert browse(cleo).get(MORNING).status_code == 404
    ending.erase_what_is_gone()
    assert not Group.objects.exists()
    assert not keyring().has("group", morning.pk)
    assert browse(cleo).get("/").status_code == 200
    ada.refresh_from_db()
    assert not ada.leads, "nothing is left that they lead"


def test_the_housekeeping_knows_of_it():
    known = set(tasks())
    assert {ending.erase_what_is_gone, ending.close_what_is_over} <= known
    assert {ending.forget_goodbyes, ending.lapse_decisions} <= known


def tables_with(number):
    cells, _rows = every_cell()
    return {table for table, content in cells if str(number).encode() in content}


@pytest.mark.django_db(transaction=True)
def test_nothing_of_it_is_left_in_any_table_index_file_or_cache(
    morning, evening, ada, ben, cleo, browse, a_cache_that_remembers
):
    with_a_full_life(morning, ada, cleo)
    story = morning.stories.get()
    later = new_meeting(morning)
    for place in (f"reply:{story.pk}", f"turn:{later.pk}", f"story:{morning.pk}"):
        Draft.objects.keep(ben, place, "Half a sente")
    Draft.objects.keep(ben, f"story:{evening.pk}", "Of another group")
    browse(ada).post("/search/", {"q": WORDS["story"]})  # Which makes the index.
    pks = [morning.pk, story.pk, later.pk]
    there = {table for pk in pks for table in tables_with(pk)}
    assert {"groups_membership", "conversations_story", "people_draft"} <= there
    ends(morning, -31)
    ending.erase_what_is_gone()
    assert {table for pk in pks for table in tables_with(pk)} <= BY_ID
    words = [WORDS[name] for name in ("story", "reply", "entry", "about")]
    files = [(str(path), path.read_bytes()) for path in every_file(settings.DATA_DIR)]
    assert found(words, every_cell()[0]) == []
    assert found(words, files) == []
    assert [draft.place for draft in Draft.objects.filter(person=ben)] == [f"story:{evening.pk}"]
    assert Group.objects.get() == evening
    assert place_of(ben, evening)


@pytest.mark.django_db(transaction=True)
def test_a_restored_copy_deletes_it_again(own_ledger, morning, ada, monkeypatch):
    ends(morning, -31)
    ending.erase_what_is_gone()
    lines = [line for line in own_ledger.lines() if line["what"] == "group_erased"]
    assert [line["about"] for line in lines] == [{"group": morning.pk}]
    again = Group.objects.create(pk=morning.pk, name="The morning group", purpose="As in a copy.")
    again.welcome(ada, role=Role.FACILITATOR)
    Ending.objects.all().delete()
    endings.catch_up()
    assert not Group.objects.exists()
    assert not Membership.objects.exists()
    end_group(morning.pk)  # Doing it again changes nothing.
