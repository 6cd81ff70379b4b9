"""Killed at any instant: no copy that was there is harmed, and running it again goes on."""

import shlex
import signal
import subprocess
import sys

from alongside.vault.copies import manifest

from .houses import ROOT, copies_in

INSTANTS = 5


def cut_off(house, at, *words):
    """`alongside WORDS`, killed at this step; returns how many steps there were if it was not."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.vault.copies.cutting", str(at), *map(str, words)],
        cwd=ROOT,
        env=house.environment(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    if done.returncode == -signal.SIGKILL:
        return None
    assert done.returncode == 0, done.stderr
    return int(done.stderr.split()[-1])


def spread_over(steps):
    """Instants all over the steps, the first and the last among them."""
    return [1 + round(part * (steps - 1) / (INSTANTS - 1)) for part in range(INSTANTS)]


def test_a_backup_that_is_killed_leaves_the_earlier_copies_and_its_rubbish_goes(house):
    data, keyring = house.back_up()
    before = [(path, path.read_bytes()) for copy in (data, keyring) for path in copy.iterdir()]
    rubbish = 0
    for at in spread_over(cut_off(house, 0, "backup")):
        assert cut_off(house, at, "backup") is None
        rubbish += bool([place for place in house.places if list(place.glob("*.part"))])
        assert [(path, path.read_bytes()) for path, _content in before] == before
        for kind, place in zip(("data", "keyring"), house.places, strict=True):
            for copy in place.glob("alongside-*Z"):
                manifest.verify(copy, manifest.read(copy, kind))
    assert rubbish > 1, "it was never killed in the middle"
    newest = house.back_up()
    assert [list(place.glob("*.part")) for place in house.places] == [[], []]
    assert len(copies_in(house.places[0])) >= 3
    with house.elsewhere() as other:
        other.told("restore", "--data", newest[0], "--keyring", newest[1])
        assert other.read()["stories"] == house.read()["stories"]


def test_a_restore_that_is_killed_is_finished_by_the_command_that_the_refusal_names(
    house, tmp_path
):
    data, keyring = house.back_up()
    later = ["say", "eve", "Words from after the copy."]
    now = house.play(["take_back", "cleo"], later, ["read"])
    restore = ["restore", "--data", data, "--keyring", keyring, "--replace"]
    with house.twin(tmp_path / "counting") as twin:
        steps = cut_off(twin, 0, *restore)
        restored = twin.read()
    assert restored["stories"] == {"Ada": "A kettle within reach.", "Ben": "The stairs again."}
    unfinished = 0
    for at in spread_over(steps):
        with house.twin(tmp_path / f"twin{at}") as twin:
            assert cut_off(twin, at, *restore) is None
            if (twin.data / "restoring").exists():
                unfinished += 1
                said = twin.refused("backup")
                assert "A restore was begun here and not finished" in said
                command = shlex.split(said[said.index("alongside restore") :])
                assert twin.program(*command[1:]).returncode == 0
                assert twin.read() == restored
            else:
                assert twin.read() in (now, restored)
            assert not (twin.data / "restoring").exists()
    assert unfinished > 1, "it was never killed in the middle"


def test_a_restore_that_cannot_be_finished_gives_way_to_another(house, tmp_path):
    data, keyring = house.back_up()
    steps = 0
    with house.twin(tmp_path / "counting") as twin:
        steps = cut_off(twin, 0, "restore", "--data", data, "--replace")
    assert cut_off(house, steps - 30, "restore", "--data", data, "--replace") is None
    assert (house.data / "restoring").exists()
    both = ["restore", "--data", data, "--keyring", keyring]
    said = house.refused(*both)
    assert "not finished" in said and "--replace" in said
    assert len(house.told(*both, "--replace")["replaced"]) == 1
    assert house.read()["stories"]["Cleo"] == "Chalk dust and a good chair."
