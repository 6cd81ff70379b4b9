"""Where copies may lie, and when they go."""

import os
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from alongside.vault.copies import Refused, manifest, places, taking

pytestmark = pytest.mark.pure

OURS, ANOTHERS = "0123456789abcdef", "fedcba9876543210"


@pytest.fixture
def home(tmp_path, settings):
    """A data directory with its keyring and root, and room beside it."""
    settings.DATA_DIR = tmp_path / "data"
    settings.VAULT = {
        "ROOT_KEY": "",
        "ROOT_FILE": tmp_path / "secrets" / "root",
        "KEYRING_DIR": tmp_path / "data" / "keyring",
    }
    settings.BACKUP = {"DATA": "", "KEYRING": "", "DATA_DAYS": 30, "KEYRING_DAYS": 7}
    settings.VAULT["KEYRING_DIR"].mkdir(parents=True)
    settings.VAULT["ROOT_FILE"].parent.mkdir()
    settings.VAULT["ROOT_FILE"].write_text("ab" * 32)
    (tmp_path / "link").symlink_to(settings.VAULT["KEYRING_DIR"])
    return tmp_path


TOGETHER = {
    "the same": ("there", "there"),
    "one in the other": ("there", "there/keyring"),
    "the other in the one": ("here/deep/data", "here/deep"),
    "in the data directory": ("data/copies", "here"),
    "around the data directory": (".", "/nowhere"),
    "the keyring directory by another name": ("here", "link"),
    "where the root key lies": ("here", "secrets"),
}


@pytest.mark.parametrize("which", TOGETHER)
def test_places_that_lie_together_are_refused(home, which):
    data, keyring = (home / path for path in TOGETHER[which])
    with pytest.raises(Refused, match="Choose"):
        places.two_places(data, keyring)


def test_places_that_lie_apart_are_taken_from_the_command_or_the_settings(home, settings):
    data, keyring = places.two_places(home / "here", home / "there")
    assert (data.kind, data.path) == ("data", home / "here")
    assert (keyring.kind, keyring.path) == ("keyring", home / "there")
    settings.BACKUP |= {"DATA": str(home / "one"), "KEYRING": str(home / "two")}
    assert [place.path for place in places.two_places()] == [home / "one", home / "two"]


@pytest.mark.parametrize("missing", ["DATA", "KEYRING"])
def test_a_place_that_is_not_named_is_asked_for(home, settings, missing):
    settings.BACKUP |= {"DATA": str(home / "one"), "KEYRING": str(home / "two")} | {missing: ""}
    with pytest.raises(Refused, match=f"ALONGSIDE_BACKUP_{missing}"):
        places.two_places()


def test_a_place_is_made_for_its_owner_alone(home):
    place = places.Place("data", home / "deep" / "place")
    with places.make(place):
        assert place.path.stat().st_mode & 0o777 == 0o700


def test_a_place_where_nothing_may_be_kept_is_named(home):
    closed = home / "closed"
    closed.mkdir(mode=0o500)
    me = os.geteuid()
    if me == 0:
        os.seteuid(65534)  # Root may write anywhere; nobody may not.
    try:
        with pytest.raises(Refused, match=r"Cannot keep anything in .*Permission denied"):
            places.make(places.Place("data", closed / "copies"))
    finally:
        os.seteuid(me)


# -- which copies go ------------------------------------------------------------------------------


def a_copy(place, days, house=OURS):
    """A copy that was taken so many days ago."""
    stamp = (datetime.now(UTC) - timedelta(days=days)).strftime(places.STAMP)
    begun = place.begin(stamp)
    for name in manifest.FILES["keyring"]["sqlite"]:
        (begun / name).write_bytes(b"x")
    manifest.write(begun, "keyring", "sqlite", at=datetime.now(UTC).isoformat(), house=house)
    return place.finish(begun)


@pytest.fixture
def place(tmp_path):
    (tmp_path / "keyrings").mkdir()
    return places.Place("keyring", tmp_path / "keyrings")


def test_copies_go_when_their_days_are_over(place):
    old, _young, _newest = a_copy(place, 7.1), a_copy(place, 5.9), a_copy(place, 0)
    assert place.expire(7, OURS) == [old]
    assert place.named() == [_young, _newest]
    assert place.named(begun=True) == []


def test_with_a_copy_every_night_none_grows_older_than_its_days(place):
    """A night's copy is some minutes early or late, and when it is made, others go."""
    nights = [night + minutes / 1440 for night, minutes in zip(range(14), [15, 0] * 7, strict=True)]
    start = datetime(2026, 11, 1, 3, 20, tzinfo=UTC)
    made = {}
    for night in nights:
        now = start + timedelta(days=night)
        with time_machine.travel(now, tick=False):
            made[a_copy(place, 0)] = now
            for gone in place.expire(7, OURS):
                assert now - made[gone] <= timedelta(days=7)
    assert len(place.named()) == 6


def test_the_newest_copy_never_goes(place):
    newest, _older = a_copy(place, 400), a_copy(place, 406)
    assert place.expire(7, OURS) == []
    assert place.expire(0, OURS) == [_older]
    assert place.expire(0, OURS) == []
    assert newest.exists()


def test_a_clock_that_goes_ahead_does_not_take_the_copies_along(place):
    nights = [a_copy(place, days) for days in (3, 2, 1)]
    with time_machine.travel(datetime.now(UTC) + timedelta(days=400)):
        ahead = a_copy(place, 0)
        assert place.expire(7, OURS) == []
    tonight = a_copy(place, 0)
    assert place.newest() == tonight
    assert place.expire(7, OURS) == []
    assert place.copies() == [*nights, tonight, ahead]
    assert places.ahead_of_time(place.copies()) == [ahead]


def test_after_a_break_older_copies_go_with_the_next_but_one(place):
    long_ago, before = a_copy(place, 60), a_copy(place, 50)
    a_copy(place, 1)
    assert place.expire(7, OURS) == [long_ago]
    a_copy(place, 0)
    assert place.expire(7, OURS) == [before]


def test_where_every_copy_is_ahead_the_newest_is_the_last_of_them(place):
    a_copy(place, -3)
    last = a_copy(place, -4)
    assert place.newest() == last
    assert place.expire(7, OURS) == []


def test_an_older_copy_that_cannot_go_is_said_so_and_not_that_there_is_no_new_one(
    place, monkeypatch, settings
):
    def read_only(_directory):
        raise OSError(30, "Read-only file system")

    settings.BACKUP = {"KEYRING_DAYS": 7}
    a_copy(place, 7.1), a_copy(place, 5.9), a_copy(place, 0)
    monkeypatch.setattr(places.files, "remove", read_only)
    with pytest.raises(Refused, match=r"new copies are whole.*\(Read-only file system\)"):
        taking.let_go({place: "KEYRING_DAYS"}, OURS)


def test_what_cannot_go_keeps_no_new_copy_away_and_is_named(place, monkeypatch):
    """It is called so too once it was to go, and could not."""
    left = [place.begin(f"2020010{day}T000000Z") for day in (1, 2)]
    remove = places.files.remove

    def all_but_the_first(directory):
        if directory == left[0]:
            raise OSError(1, "Operation not permitted")
        remove(directory)

    monkeypatch.setattr(places.files, "remove", all_but_the_first)
    place.clear()
    said = [warning for warning in taking.warnings(place, place, OURS) if str(left[0]) in warning]
    assert said and "remove it by hand" in said[0]
    assert not left[1].exists()


def test_the_copies_of_another_alongside_never_go(place):
    anothers = a_copy(place, 400, ANOTHERS)
    a_copy(place, 0)
    assert place.expire(7, OURS) == []
    assert anothers.exists()
    assert place.newest(ANOTHERS) == anothers


def test_what_only_looks_like_a_copy_never_goes(place):
    no_copy = place.path / "alongside-keyring-20200101T000000Z"
    photos = place.path / "alongside-keyring-of-last-summer.part"
    for path in (no_copy, photos):
        path.mkdir()
        (path / "thesis.odt").write_text("years of work")
    data = place.path / "alongside-data-20200101T000000Z.part"
    data.mkdir()
    a_copy(place, 0)
    assert place.expire(7, OURS) == []
    place.clear()
    assert all((path / "thesis.odt").exists() for path in (no_copy, photos))
    assert data.exists(), "that is for whoever copies the data"


def test_what_was_never_finished_is_cleared_and_never_the_newest(place):
    whole = a_copy(place, 1)
    half = place.begin("20991231T000000Z")
    (half / "epoch").write_bytes(b"x")
    assert place.newest() == whole
    place.clear()
    assert not half.exists() and whole.exists()


def test_where_there_is_no_copy_it_says_so(place):
    with pytest.raises(Refused, match="There is no copy of the keyring in"):
        place.newest()
    with pytest.raises(Refused, match="There is no copy"):
        places.Place("data", place.path / "nowhere").newest()
