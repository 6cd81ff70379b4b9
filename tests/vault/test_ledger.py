"""The ledger: lines are added by many, cut off by power cuts, and brought in from copies."""

import json
import threading

import pytest

from alongside.vault.ledger import Ledger

pytestmark = pytest.mark.pure


def line(id, **more):
    whole = {"id": str(id), "what": "left", "about": {"place": id}, "at": "2026-01-01T10:00:00"}
    return whole | more


@pytest.fixture
def ledger(tmp_path):
    return Ledger(tmp_path / "keyring" / "ledger")


def ids(ledger):
    return [int(line["id"]) for line in ledger.lines()]


def test_there_is_nothing_in_a_ledger_that_is_not_there(ledger):
    assert ledger.lines() == []


def test_lines_stay_in_their_order(ledger):
    ledger.write([line(3), line(1)])
    ledger.write([line(2)])
    assert ids(ledger) == [3, 1, 2]
    assert ledger.lines()[0] == line(3)
    assert ledger.path.stat().st_mode & 0o777 == 0o600


def test_a_line_that_comes_twice_counts_once_and_the_first_stands(ledger):
    ledger.write([line(1)])
    ledger.write([line(1, what="other")])
    assert [one["what"] for one in ledger.lines()] == ["left"]


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_line_cut_off_by_a_power_cut_spoils_no_other(ledger, cut):
    ledger.write([line(1), line(2)])
    whole = ledger.path.read_bytes()
    ledger.path.write_bytes(whole[:-cut])
    ledger.write([line(3)])
    assert 1 in ids(ledger)
    assert ids(ledger)[-1] == 3


@pytest.mark.parametrize("rubbish", [b"\n\n", b"[]\n", b"7\n", b"{}\n", b"\xff\xfe\n", b"null\n"])
def test_what_is_no_line_is_passed_over(ledger, rubbish):
    ledger.write([line(1)])
    ledger.path.write_bytes(ledger.path.read_bytes() + rubbish)
    ledger.write([line(2)])
    assert ids(ledger) == [1, 2]


def test_many_can_write_at_once(ledger):
    def write(many):
        for id in many:
            ledger.write([line(id)])

    threads = [threading.Thread(target=write, args=[range(n, 400, 8)]) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ids(ledger)) == list(range(400))
    for raw in ledger.path.read_text().splitlines():
        json.loads(raw)


def test_the_ledger_of_a_copy_adds_what_is_not_known(ledger, tmp_path):
    other = Ledger(tmp_path / "copy" / "ledger")
    other.write([line(1), line(2)])
    ledger.write([line(2), line(3)])
    ledger.take_over(other)
    ledger.take_over(other)
    ledger.take_over(Ledger(tmp_path / "nowhere"))
    assert sorted(ids(ledger)) == [1, 2, 3]
    assert len(ledger.path.read_text().splitlines()) == 3
