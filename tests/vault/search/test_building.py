"""An index that is lost is said to be, and made anew; a group's search key can end."""

import pytest

from alongside.conversations.models import Story
from alongside.lib.locks import Busy
from alongside.vault.keyring import keyring
from alongside.vault.moving import reseal_all
from alongside.vault.search import building, finding, rebuild_missing, renew, state, upkeep
from alongside.vault.search.finding import BeingRebuilt
from alongside.vault.search.upkeep import catch_up
from tests.conftest import new_group

from .conftest import drop_tables, held, tokens_of


def lose(index):
    """What a crash of PostgreSQL does to it, or an operator who needs room."""
    drop_tables()
    for path in (getattr(index, "path", None) and index.path.parent.glob("index.db*")) or ():
        path.unlink()


def keys():
    return set(keyring().store.ids("scope"))


@pytest.fixture
def whole(tell, index):
    """An index that has everything; two stories in the morning group."""
    tell("The stairs again."), tell("The stairs and the kettle.")
    assert rebuild_missing()
    return held()


def test_a_new_index_says_that_it_has_not_got_everything(tell, index):
    tell("The stairs again.")
    catch_up()
    with index.reading() as now:
        assert not now.is_whole
        assert [scope.complete for scope in now.scopes()] == [False]
    assert rebuild_missing()
    with index.reading() as now:
        assert now.is_whole
        assert [scope.complete for scope in now.scopes()] == [True]


def test_a_lost_index_is_made_anew_by_whoever_looks(whole, index, found):
    lose(index)
    assert len(found("stairs")) == 2
    assert set(held().scopes).isdisjoint(whole.scopes)


def test_or_when_the_server_starts(whole, index, look):
    lose(index)
    assert rebuild_missing()
    assert len(held().lines) == 2
    assert keys() == set(held().scopes)
    assert len(look("stairs").results) == 2


def test_words_shared_meanwhile_do_not_make_a_lost_index_look_whole(whole, index, tell, found):
    lose(index)
    newest = tell("The stairs once more.")
    catch_up()
    assert len(held().lines) == 1
    assert len(found("stairs")) == 3
    assert newest in found("stairs")


def test_what_takes_long_is_said_to_be_being_rebuilt_and_goes_on_each_time(
    whole, index, tell, look, monkeypatch
):
    monkeypatch.setattr(upkeep, "A_BATCH", 1)
    monkeypatch.setattr(finding, "PATIENCE", 0)
    lose(index)
    for _time in range(2):
        with pytest.raises(BeingRebuilt):
            look("stairs")
    assert len(held().lines) == 2
    assert len(look("stairs").results) == 2


def test_while_somebody_else_builds_it_is_said_so(whole, index, look, monkeypatch):
    lose(index)
    monkeypatch.setattr(type(index), "alone", busy)
    with pytest.raises(BeingRebuilt):
        look("stairs")
    assert rebuild_missing() is False
    assert held().lines == {}


def busy(index):
    raise Busy("index")


def test_an_index_that_cannot_be_read_is_said_to_be_being_rebuilt(whole, look, monkeypatch):
    def broken(*_args):
        raise OSError("no such disk")

    monkeypatch.setattr(upkeep, "catch_up_or_say_why", lambda **_how: True)
    monkeypatch.setattr(upkeep, "index", broken)
    with pytest.raises(BeingRebuilt):
        look("stairs")


def test_building_that_was_cut_off_goes_on_where_it_was(whole, index, tell, look, monkeypatch):
    lose(index)
    monkeypatch.setattr(upkeep, "A_BATCH", 1)
    blind, done = upkeep.blind, []

    def and_then_killed(text, scope):
        if done:
            raise KeyboardInterrupt
        done.append(scope)
        return blind(text, scope)

    with monkeypatch.context() as cut:
        cut.setattr(upkeep, "blind", and_then_killed)
        with pytest.raises(KeyboardInterrupt):
            rebuild_missing()
    half = held()
    assert len(half.lines) == 1
    assert [scope.complete for scope in half.scopes.values()] == [False]
    assert rebuild_missing()
    assert held().lines.keys() > half.lines.keys()
    assert len(look("stairs").results) == 2


def test_words_shared_while_it_is_built_are_in_both(whole, index, tell, morning, monkeypatch):
    """The old scope is looked through until the new one is complete; neither misses anything."""
    put_in_place, seen = building.put_in_place, {}

    def meanwhile(groups, new):
        seen["story"] = tell("The stairs, just now.")
        catch_up()
        seen["both"] = [place for place in held().lines if place[2] == seen["story"].pk]
        return put_in_place(groups, new)

    monkeypatch.setattr(building, "put_in_place", meanwhile)
    renew(morning.pk)
    assert len(seen["both"]) == 2
    assert len(held().lines) == 3


def test_a_group_that_begins_while_the_index_is_waited_for_is_not_taken_for_gone(
    whole, index, tell, ben, found, monkeypatch
):
    groups, writing = [], type(index).writing

    def meanwhile(*args):
        if not groups:
            groups.append(new_group("circle", ben))
            tell("The stairs over there.", group=groups[0])
            catch_up()
        return writing(*args)

    monkeypatch.setattr(building.upkeep, "catch_up_or_say_why", lambda: True)
    monkeypatch.setattr(type(index), "writing", meanwhile)
    assert rebuild_missing()
    assert len(held().lines) == 3
    assert len(found("stairs over", groups=groups)) == 1


# -- new keys --------------------------------------------------------------------------------------


def test_a_renewed_group_has_another_key_and_no_token_in_common(whole, index, morning, look):
    renew(morning.pk)
    after = held()
    assert len(after.lines) == len(whole.lines) == 2
    assert not tokens_of(after.lines) & tokens_of(whole.lines)
    assert set(after.scopes).isdisjoint(whole.scopes)
    assert keys() == set(after.scopes)
    assert len(look("stairs").results) == 2


def test_other_groups_are_left_alone(whole, morning, evening, dev, tell):
    tell("The stairs.", by=dev, group=evening)
    catch_up()
    before = held()
    renew(morning.pk)
    assert len(held().scopes.keys() & before.scopes.keys()) == 1


def test_a_half_built_scope_does_not_outlive_a_renewal(whole, index, tell, morning, monkeypatch):
    """It may hold words of somebody who was erased since."""
    with monkeypatch.context() as cut:
        cut.setattr(building, "put_in_place", lambda *_args: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            renew(morning.pk)
    assert [scope.complete for scope in held().scopes.values()].count(False) == 1
    half = held()
    assert len(half.lines) == 4
    renew(morning.pk)
    assert len(held().lines) == 2
    assert set(held().scopes).isdisjoint(half.scopes)
    assert not tokens_of(held().lines) & tokens_of(half.lines)


def test_a_group_that_is_gone_leaves_neither_words_nor_keys(whole, morning):
    gone = morning.pk
    morning.delete()
    catch_up()
    renew(gone)
    assert (held().lines, held().scopes) == ({}, {})
    assert keys() == set()


def test_a_start_finds_groups_that_went_while_the_index_was_away(whole, morning):
    Story.objects.all().delete()
    morning.delete()
    assert rebuild_missing()
    assert held().scopes == {}
    assert keys() == set()


def test_keys_that_no_scope_has_end_at_the_next_start(whole):
    keyring().create("scope", 77)
    assert rebuild_missing()
    assert keys() == set(whole.scopes)


def test_a_scope_whose_key_is_gone_is_built_anew(whole, look, tell):
    """The keyring may have been put back from a copy that is older than the scope."""
    [lost] = whole.scopes
    keyring().destroy("scope", lost)
    assert len(look("stairs").results) == 2
    keyring().destroy("scope", *held().scopes)
    tell("The stairs, just now.")
    catch_up()
    assert len(look("stairs").results) == 3
    keyring().destroy("scope", *held().scopes)
    assert rebuild_missing()
    assert len(held().lines) == 3


def test_new_keys_for_everybody_are_new_search_keys_too_and_all_is_found(whole, found):
    reseal_all(new_keys=True)
    assert state() == (0, 0)
    assert keys() == set(held().scopes) and keys().isdisjoint(whole.scopes)
    assert len(found("stairs")) == 2


def test_cut_off_before_the_index_is_anew_it_is_said_to_be_lacking(whole, found, tell, ben):
    groups = [new_group(f"circle-{number}", ben) for number in range(5)]
    for group in groups:
        tell("The stairs over there.", group=group)
    assert rebuild_missing()
    keyring().begin_data_generation()
    assert state() == (6, 0)
    assert len(found("stairs", groups=groups)) == 5
    assert rebuild_missing()
    assert state() == (0, 0)


def test_where_words_were_taken_out_the_next_start_brings_a_new_key(whole, index, tell):
    """On PostgreSQL, and in a large file, traces of them may lie about until then."""
    with index.writing() as table:
        table.run("UPDATE vault_search_scopes SET removed = 1", [])
    assert rebuild_missing()
    assert set(held().scopes).isdisjoint(whole.scopes)
    again = held().scopes
    assert rebuild_missing()
    assert held().scopes == again


def test_a_group_that_writes_in_another_language_is_built_anew(whole, index, morning, look, tell):
    tell("Meine Schmerzen")
    assert look("Schmerz").results == []
    morning.language = "de"
    morning.save(update_fields=["language"])
    assert rebuild_missing()
    assert [scope.language for scope in held().scopes.values()] == ["de"]
    assert len(look("Schmerz").results) == 1


def test_many_groups_are_built_some_at_a_time(index, tell, ben, monkeypatch):
    monkeypatch.setattr(building, "SOME_GROUPS", 2)
    for n in range(5):
        tell("The stairs.", group=new_group(f"group-{n}", ben))
    assert rebuild_missing()
    scopes = held().scopes.values()
    assert len(scopes) == 6  # And the morning group, without words.
    assert all(scope.complete for scope in scopes)
    assert len(held().lines) == 5
