"""Whatever is kept of somebody comes along when they take it, and goes when they go."""

import io
import json
import zipfile

import pytest
from django.apps import apps
from django.db import models

from alongside.people.leaving.exporting import archive, counted, sections
from alongside.people.models import Person
from alongside.vault.endings import private_rooms
from alongside.vault.fields import SealedField

from .everything import WORDS
from .open_columns import EMPTY

# A column that is somebody's id without being a foreign key.
NAMES_SOMEBODY = {"person_id", "by"}
# Where somebody is named and is not told of it, and why not.
NOT_TOLD = {
    "people.Block.whom": "whoever is blocked never hears of it: it is the other's own decision",
    "people.Mute.whom": "whose words are folded never hears of it",
    "groups.Concern.about": "whom a concern is about never hears of it",
    "groups.Concern_led_by.person": "who led a group that is gone does not hear of a concern there",
    "groups.Proposal.closed_by": "it is about the proposal, which its own person is told of",
    "groups.Membership.ended_by": "it is about the place of somebody else, and told to them",
    "people.Secret.person": "it makes the codes one signs in with: in a file it would be a way in",
    "meetings.Support.seen_by": "whoever asked is told that it was seen; it is theirs",
    "library.Reviewer.named_by": "it is about the reviewer, who is told of it",
    "meetings.Happening.by": "it names a seat; a section asks for those of one's own seats",
    "meetings.SlowHappening.by": "it names a turn; a section asks for those of one's own turns",
}
# Of the words in `everything` those of the member, and what their group is called.
OF_THE_MEMBER = {
    *("written", "begun_message", "worry"),
    *("renamed", "pronouns", "about", "letters", "group", "wanted"),
    *("noted_story", "story_note", "before_edit", "note_before", "noted_reply", "reply_note"),
    *("story", "draft", "turn", "finish", "waiting", "carried", "hopes"),
    *("rule", "warned", "decided", "asked_again", "looked_again"),
    *("caution", "remark"),
    "in_my_calendar",
    *("card_title", "line", "own_words"),
    *("small_step", "step_when", "learned", "step_caution", "taken_off"),
    *("flare_signs", "flare_message"),
    *("to_ask", "what_changed", "to_take", "of_the_day"),
    *("resource_title", "resource_what", "resource_gains"),
    *("impression", "impression_held"),
    *("held_words", "held_why", "held_asks"),
    "asked_for",
    *("to_ring", "number_to_ring", "why_opened"),
    *("slow_words", "slow_note", "slow_answer", "slow_held_why"),
}


def ours(model):
    return model.__module__.startswith("alongside.")


def columns_of_people():
    """{model: names of its columns that say which person}, of every app that has a table filled."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.label in EMPTY:
            continue
        names = [
            field.name
            for field in model._meta.local_concrete_fields
            if field.related_model is Person or (ours(model) and field.attname in NAMES_SOMEBODY)
        ]
        if model is Person:
            names.append("id")
        if names:
            found[model] = names
    return found


def asked_for(found):
    """The "app.Model.column"s by which the sections look for a person."""
    for section in found:
        model = section.rows.model
        sql, _params = section.rows.query.sql_with_params()
        where = sql.partition(" WHERE ")[2]
        for field in model._meta.local_concrete_fields:
            if f'"{model._meta.db_table}"."{field.column}"' in where:
                yield f"{model._meta.label}.{field.name}"


def test_every_app_that_names_people_exports_and_erases():
    rooms = {room.__name__.rpartition(".")[0]: room for room in private_rooms()}
    with_people = {model._meta.app_config.name for model in columns_of_people() if ours(model)}
    assert {"alongside.people", "alongside.groups", "alongside.meetings"} <= with_people
    without = []
    for app in sorted(with_people):
        room = rooms.get(app)
        if not callable(getattr(room, "export", None)):
            without.append(f"{app} has no export")
        # The vault's own rows of somebody are what `alongside.vault.erase` goes through itself.
        if app != "alongside.vault" and not callable(getattr(room, "erase", None)):
            without.append(f"{app} has no erase")
    assert without == []


def test_every_column_that_names_somebody_is_in_their_export(ben):
    told = set(asked_for(sections(ben)))
    named = {
        f"{model._meta.label}.{name}"
        for model, names in columns_of_people().items()
        for name in names
    }
    assert len(named) > 25
    assert sorted(named - told - set(NOT_TOLD)) == []
    assert sorted(set(NOT_TOLD) - named) == [], "a reason for what is not there any more"


def test_every_model_that_is_sealed_for_somebody_is_in_their_export(ben):
    told = {section.rows.model for section in sections(ben)}
    theirs = set()
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            if isinstance(field, SealedField) and is_a_persons(field):
                theirs.add(model)
    assert len(theirs) > 8
    not_told = {name.rpartition(".")[0] for name in NOT_TOLD}
    assert {model._meta.label for model in theirs - told} <= not_told


def is_a_persons(field):
    if field.owner in ("house", "self"):
        return field.owner == "self" and field.model is Person
    return field.model._meta.get_field(field.owner).related_model is Person


def test_a_column_that_is_left_out_would_be_noticed(ben):
    """The control: without the section of drafts, their column is missing."""
    without = [one for one in sections(ben) if one.name != "drafts"]
    assert "people.Draft.person" in set(asked_for(sections(ben)))
    assert "people.Draft.person" not in set(asked_for(without))


def test_no_two_sections_have_one_name(ben):
    names = [section.name for section in sections(ben)]
    assert sorted(names) == sorted(set(names))


def test_every_reason_is_a_sentence():
    assert [name for name, reason in NOT_TOLD.items() if len(reason.split()) < 5] == []


# -- what is in it ---------------------------------------------------------------------------------


def unpacked(person):
    with zipfile.ZipFile(io.BytesIO(archive(person))) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def words_in(text):
    return {key for key, word in WORDS.items() if word in text}


def test_it_holds_all_of_ones_own_words_and_nobody_elses(everything):
    member = Person.objects.called(WORDS["member"])
    for name, text in unpacked(member).items():
        assert words_in(text) == OF_THE_MEMBER, name


def test_the_data_and_the_page_say_the_same(everything):
    member = Person.objects.called(WORDS["member"])
    files = unpacked(member)
    data = json.loads(files["alongside-words/data.json"])["sections"]
    for section, number in counted(member):
        entries = data[section.name]["entries"]
        assert len(entries) == (1 if section.only_counted else number)
        assert f'id="{section.name}"' in files["alongside-words/index.html"]
    assert {"stories", "drafts", "entries", "today", "memberships", "consents"} <= set(data)


def test_what_an_organiser_did_is_told_without_whom_it_was_about(everything):
    organiser = Person.objects.called(WORDS["organiser"])
    told = " ".join(unpacked(organiser).values())
    assert WORDS["reply"] in told
    for theirs in ("story", "renamed", "turn", "finish", "reason", "neighbour"):
        assert WORDS[theirs] not in told, theirs


def test_the_last_of_a_table_is_told_too(everything):
    """Every section opens, of every person, whatever is in it."""
    for person in Person.objects.all():
        for section in sections(person):
            for entry in section.entries():
                assert entry.what
                json.dumps(entry.as_data())


@pytest.mark.django_db
def test_everything_somebody_can_do_in_a_meeting_has_words():
    from alongside.meetings.engine import events
    from alongside.meetings.exports import DID

    assert set(DID) == set(events.KINDS)


def test_models_with_people_are_found_at_all():
    assert {Person} < set(columns_of_people())
    assert all(issubclass(model, models.Model) for model in columns_of_people())
