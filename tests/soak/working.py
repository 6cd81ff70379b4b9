"""`python -m tests.soak.working DIARY KILLS`: two workers, one of whom is killed again and again.

What the jobs do is written into DIARY as it happens, a line each, and when whom was killed. Django
is loaded once, and each worker is a fork of that, or most of the time would go by in loading it.
Says in the end what the queue holds, as {job: {status: how many}}.
"""

import json
import os
import random
import signal
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

import django

JOBS_FOR_EACH_KILL = 12
LONGEST = 0.2  # Seconds that a job takes, at most.
LONGEST_LIFE = 0.5  # Seconds that one goes on working before it is killed, at most.
PATIENCE = 300


class Diary:
    """What happened, in the order in which it did, by a clock that all processes share."""

    def __init__(self, path):
        self.path = Path(path)
        self.file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def note(self, what, *more):
        line = {"at": time.monotonic(), "pid": os.getpid(), "what": what, "about": more}
        os.write(self.file, json.dumps(line).encode() + b"\n")

    def tells_of(self, pid):
        return f'"pid": {pid},' in self.path.read_text()


def make_jobs(diary):
    """One that is done at least once and leaves a row, one that is done at most once."""
    from django.contrib.auth.models import Group

    from alongside.work import job

    @job("soak.write", tries=1000)
    def write(number):
        diary.note("begin", number)
        time.sleep(random.uniform(0, LONGEST))
        Group.objects.get_or_create(name=f"row {number}")
        diary.note("end", number)

    @job("soak.write_once", once=True)
    def write_once(number):
        diary.note("once", number)
        time.sleep(random.uniform(0, LONGEST))

    return write, write_once


def prepare():
    """An Alongside in which nothing has happened yet."""
    from alongside.commands import ready

    data = Path(os.environ["ALONGSIDE_DATA_DIR"])
    ready.open_vault(is_demo=False, mark=data / "this-is-a-demo")
    ready.migrate()


def begin(jobs, how_many):
    """Make an Alongside, and ask for so much work of each kind."""
    from django.db import transaction

    from alongside.work import later

    prepare()
    with transaction.atomic():
        for number in range(how_many):
            for job in jobs:
                later(job, number, key=f"number:{number}")


def is_over():
    from alongside.work import queue

    waits = queue.rows().filter(status__in=[queue.READY, queue.RUNNING])
    return not waits.exclude(queue_name=queue.EVERY).exists()


def what_is_left():
    from django.contrib.auth.models import Group

    from alongside.work import queue

    left = defaultdict(Counter)
    for name, status in queue.rows().values_list("task_path", "status"):
        left[name][status] += 1
    return {"rows": Group.objects.filter(name__startswith="row ").count(), **left}


def worker():
    from alongside.__main__ import main

    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return main(["worker"])


def fork(work):
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            code = int(work() or 0)
        finally:
            os._exit(code)
    return pid


def ended(pid):
    """How a fork ended: its exit code, or minus the signal."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def until(true, look=0.01, patience=PATIENCE):
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(look)


def kill_some(diary, kills):
    """Two work at any time, and each of them does something before it dies. Returns who is left."""
    workers = [fork(worker), fork(worker)]
    for _kill in range(kills):
        victim = workers.pop(random.randrange(2))
        until(lambda pid=victim: diary.tells_of(pid))
        time.sleep(random.uniform(0, LONGEST_LIFE))
        os.kill(victim, signal.SIGKILL)
        assert ended(victim) == -signal.SIGKILL
        diary.note("killed", victim)
        workers.append(fork(worker))
    return workers


def main(diary, kills):
    jobs = make_jobs(diary)
    assert ended(fork(lambda: begin(jobs, JOBS_FOR_EACH_KILL * kills))) == 0
    workers = kill_some(diary, kills)
    until(lambda: ended(fork(lambda: not is_over())) == 0, look=0.5)
    for pid in workers:
        os.kill(pid, signal.SIGTERM)
    assert [ended(pid) for pid in workers] == [0, 0], "they stop in good order"
    print(json.dumps(what_is_left()))


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.settings"
    django.setup()
    main(Diary(sys.argv[1]), int(sys.argv[2]))
