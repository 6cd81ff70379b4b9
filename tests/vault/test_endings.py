"""What ended stays ended when the data is older than the ending."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from alongside.vault import checkup, endings
from alongside.vault.endings import Ending
from alongside.vault.housekeeping import tasks
from alongside.vault.ledger import ledger


@pytest.fixture
def carried_out(monkeypatch):
    """Endings of one kind, which only say that they were carried out."""
    done = []
    monkeypatch.setattr(endings, "ways", lambda: {"tea_ended": lambda cup: done.append(cup)})
    return done


@pytest.fixture(autouse=True)
def own_ledger(tmp_path, monkeypatch):
    from alongside.vault.ledger import Ledger

    own = Ledger(tmp_path / "ledger")
    monkeypatch.setattr(endings, "ledger", lambda: own)
    monkeypatch.setattr(checkup, "ledger", lambda: own)
    return own


@pytest.mark.django_db(transaction=True)
def test_an_ending_is_in_the_ledger_once_it_is_committed(own_ledger):
    with transaction.atomic():
        ending = endings.record("tea_ended", cup=7)
        assert own_ledger.lines() == []
    assert own_ledger.lines() == [ending.line()]
    assert Ending.objects.get().kept


@pytest.mark.django_db(transaction=True)
def test_an_ending_that_was_taken_back_with_its_transaction_is_nowhere(own_ledger):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        endings.record("tea_ended", cup=7)
        raise ZeroDivisionError
    assert own_ledger.lines() == []
    assert not Ending.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_ending_whose_ledger_could_not_be_written_gets_there_later(own_ledger, monkeypatch):
    with monkeypatch.context() as full:
        full.setattr(type(own_ledger), "write", lambda *_: (_ for _ in ()).throw(OSError("full")))
        endings.record("tea_ended", cup=7)
    assert own_ledger.lines() == []
    endings.catch_up()
    assert [line["about"] for line in own_ledger.lines()] == [{"cup": 7}]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("by", [endings.catch_up, endings.keep_all])
def test_a_ledger_that_was_lost_is_told_again_of_all_that_has_ended(own_ledger, carried_out, by):
    for cup in (1, 2, 3):
        endings.record("tea_ended", cup=cup)
    before = own_ledger.lines()
    own_ledger.path.write_text(own_ledger.path.read_text().splitlines(keepends=True)[0])
    [told] = checkup.endings()
    assert told.level == "wrong"
    assert "2 to the database alone" in told.says
    by()
    assert own_ledger.lines() == before
    assert carried_out == []
    assert [told.level for told in checkup.endings()] == ["fine"]


@pytest.mark.django_db(transaction=True)
def test_an_older_copy_of_the_data_hears_of_it_again_and_once(own_ledger, carried_out):
    for cup in (1, 2, 3):
        endings.record("tea_ended", cup=cup)
    Ending.objects.filter(about__cup__in=[2, 3]).delete()  # As on a copy made after the first.
    assert endings.catch_up() == 2
    assert carried_out == [2, 3]
    assert endings.catch_up() == 0
    assert Ending.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_what_was_begun_and_cut_off_is_finished(own_ledger, carried_out):
    endings.record("tea_ended", done=False, cup=4)
    assert endings.catch_up() == 1
    assert carried_out == [4]
    assert endings.catch_up() == 0


@pytest.mark.django_db(transaction=True)
def test_one_that_fails_is_not_counted_as_done(own_ledger, monkeypatch):
    def fail(cup):
        raise OSError("the disk is gone")

    endings.record("tea_ended", done=False, cup=4)
    monkeypatch.setattr(endings, "ways", lambda: {"tea_ended": fail})
    with pytest.raises(OSError, match="gone"):
        endings.catch_up()
    assert not Ending.objects.get().done


@pytest.mark.django_db(transaction=True)
def test_what_was_cut_off_is_finished_without_a_new_start(own_ledger, monkeypatch, caplog):
    """Not what is just being carried out; and one that fails is in nobody's way."""
    done = []

    def end(cup):
        if cup == 1:
            raise OSError("the disk is full")
        done.append(cup)

    monkeypatch.setattr(endings, "ways", lambda: {"tea_ended": end})
    for cup in (1, 2):
        endings.record("tea_ended", done=False, cup=cup)
    assert endings.go_on in tasks() and endings.keep_all in tasks()
    endings.go_on()
    assert done == []
    Ending.objects.update(at=timezone.now() - timedelta(minutes=11))
    endings.go_on()
    endings.go_on()
    assert done == [2]
    assert [ending.about for ending in Ending.objects.filter(done=False)] == [{"cup": 1}]
    assert "could not be carried out" in caplog.text


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("about", [{"kind": "of tomorrow"}, {"cup": 5, "saucer": 6}])
def test_one_that_only_a_newer_version_knows_is_left_undone_and_said(
    own_ledger, carried_out, caplog, about
):
    what = "tea_ended" if "cup" in about else "coffee_ended"
    unknown = endings.record(what, done=False, **about)
    endings.record("tea_ended", done=False, cup=4)
    assert endings.catch_up() == 1
    assert carried_out == [4]
    assert "Install the newest version" in caplog.text
    assert [ending.pk for ending in Ending.objects.filter(done=False)] == [unknown.pk]
    [told] = checkup.endings()
    assert told.level == "wrong"
    assert told.says.startswith("1 endings are of a kind that this version does not know")


@pytest.mark.django_db(transaction=True)
def test_they_are_carried_out_in_the_order_of_the_ledger(own_ledger, carried_out):
    """Not in that of the clock, which may have been set back."""
    for cup, day in ((1, "2026-11-24"), (2, "2026-11-23"), (3, "2026-11-25")):
        line = {"id": str(cup), "what": "tea_ended", "about": {"cup": cup}, "at": f"{day}T09:00Z"}
        own_ledger.write([line])
    assert endings.catch_up() == 3
    assert carried_out == [1, 2, 3]


def test_there_is_a_way_for_every_ending_that_is_recorded():
    """Whatever `record` is called with anywhere must be known when a copy is put back."""
    import re
    from pathlib import Path

    house = Path(endings.__file__).parents[1]
    code = "".join(path.read_text() for path in house.rglob("*.py"))
    recorded = set(re.findall(r'record\(\s*"([a-z_]+)"', code))
    assert {"membership_ended", "person_erased", "signed_out"} <= recorded
    assert recorded == set(endings.ways())


@pytest.mark.django_db
def test_the_suite_writes_to_a_ledger_of_its_own(settings):
    assert str(ledger().path).startswith(str(settings.DATA_DIR))
