"""Workers killed at random instants, two at a time: no job is lost, none runs twice at once.

`make soak` kills 200 of them, `make test` twenty.
"""

import json
from collections import Counter, defaultdict

import pytest

from .machine import Machine
from .test_kills import KILLS
from .working import JOBS_FOR_EACH_KILL

pytestmark = pytest.mark.pure

JOBS = JOBS_FOR_EACH_KILL * KILLS
LEASE = 2  # Seconds: a worker that is killed is found out quickly.


@pytest.fixture(scope="module")
def worked(tmp_path_factory):
    """(what the queue holds in the end, [what happened])"""
    home = tmp_path_factory.mktemp("worked")
    with Machine(home / "here") as machine:
        (machine.data / "keys").mkdir(mode=0o700)
        machine.environment["ALONGSIDE_WORKER_LEASE"] = str(LEASE)
        process = machine.module("soak.working", home / "diary", str(KILLS))
        said = process.communicate(timeout=60 + 30 * KILLS)[0]
        assert process.returncode == 0, machine.complaints
        machine.files_are_sound()
    lines = (home / "diary").read_text().splitlines()
    return json.loads(said), sorted(map(json.loads, lines), key=lambda line: line["at"])


def told(happened, what):
    return [line for line in happened if line["what"] == what]


def test_every_job_was_done_and_none_is_lost(worked):
    left, happened = worked
    assert left["soak.write"] == {"SUCCESSFUL": JOBS}
    assert left["rows"] == JOBS
    assert {line["about"][0] for line in told(happened, "end")} == set(range(JOBS))
    assert len(told(happened, "killed")) == KILLS


def test_the_kills_did_hit(worked):
    """The control: some died over a job, which another worker then began once more."""
    _left, happened = worked
    begun = Counter(line["about"][0] for line in told(happened, "begin"))
    assert sum(times > 1 for times in begun.values()) >= KILLS / 10


def test_no_job_was_begun_while_somebody_was_still_at_it(worked):
    _left, happened = worked
    at_it = defaultdict(set)
    for line in happened:
        about = line["about"][0]
        if line["what"] == "killed":
            for pids in at_it.values():
                pids.discard(about)
        elif line["what"] == "end":
            at_it[about].discard(line["pid"])
        elif line["what"] == "begin":
            assert not at_it[about], f"job {about} is done twice at the same time"
            at_it[about].add(line["pid"])


def test_what_is_to_be_done_at_most_once_never_was_twice(worked):
    left, happened = worked
    begun = Counter(line["about"][0] for line in told(happened, "once"))
    assert set(begun.values()) == {1}
    ended = left["soak.write_once"]
    # Whatever a worker died over is kept for somebody to look at, and nothing else is.
    assert set(ended) <= {"SUCCESSFUL", "FAILED"}
    assert ended["SUCCESSFUL"] + ended.get("FAILED", 0) == JOBS
    assert ended["SUCCESSFUL"] <= len(begun) <= JOBS
    assert ended.get("FAILED", 0) <= KILLS
