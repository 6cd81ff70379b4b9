"""How fast one `alongside worker` hands letters over, and what that does to the pages meanwhile.

    bin/bench handing_over                  10,000 letters, all due at once
    bin/bench handing_over --letters 1000   fewer

A demo serves one reader, who turns pages one after the other. Beside it one worker hands letters to
a mail server on this machine, each over a line of its own, with a row read before and one written
after. In turns the worker has nothing to do, and then a part of the letters, so that the ratio of
the two medians was measured in the same weather. Times are by the clock on the wall.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from tests.browser.served import free_port
from tests.running import Browser, Running

from .vault import median, percentile

ROUNDS, PAGES = 5, 60  # So many pages in each round without letters, and as long as it takes with.
TARGETS = {"letters a second": "33 or more", "pages, times slower": "1.5 or less"}


def main(argv=None):
    parser = argparse.ArgumentParser(prog="bench handing_over")
    parser.add_argument("--letters", type=int, default=10_000)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--as", dest="part", choices=["worker", "asking"], help=argparse.SUPPRESS)
    chosen = parser.parse_args(argv)
    if chosen.part:
        return PARTS[chosen.part](chosen.letters)
    found = measured(chosen.letters)
    print(json.dumps(found, indent=2) if chosen.json else table(found))
    return 0


def table(found):
    lines = [f"{name:28} {value:10.2f}  {TARGETS.get(name, '')}" for name, value in found.items()]
    return "\n".join(lines)


def measured(letters):
    with tempfile.TemporaryDirectory(prefix="alongside-bench-") as directory, mail_server() as mail:
        data = Path(directory) / "data"
        more = {"worker": "separate", "mail_url": f"smtp://127.0.0.1:{mail.port}?tls=no"}
        with Running("demo", data, **more) as demo, a_worker(demo):
            reader = Browser(demo.port)
            reader.be("cleo")
            times = in_rounds(demo, reader, mail.handler, letters // ROUNDS)
        assert mail.handler.taken == letters // ROUNDS * ROUNDS, "each letter arrived once"
    without, meanwhile = sorted(times["without"]), sorted(times["with"])
    return {
        "letters": float(mail.handler.taken),
        "letters a second": mail.handler.taken / times["seconds"],
        "a page without, ms": median(without),
        "a page meanwhile, ms": median(meanwhile),
        "pages, times slower": median(meanwhile) / median(without),
        "95th percentile, times": percentile(meanwhile, 0.95) / percentile(without, 0.95),
    }


def in_rounds(demo, reader, letterbox, part):
    times = {"without": [], "with": [], "seconds": 0}
    for number in range(ROUNDS):
        print(f"round {number + 1} of {ROUNDS}", file=sys.stderr)
        times["without"] += [a_page(reader) for _page in range(PAGES)]
        run_part(demo, "asking", part).wait()
        begun = time.monotonic()
        while letterbox.taken < part * (number + 1):
            times["with"].append(a_page(reader))
        times["seconds"] += time.monotonic() - begun
    return times


def a_page(reader):
    begun = time.perf_counter()
    assert reader.get("/groups/morning/stories/").status == 200
    return (time.perf_counter() - begun) * 1000


# -- what runs beside it ---------------------------------------------------------------------------


class Letterbox:
    def __init__(self):
        self.taken = 0

    async def handle_DATA(self, server, session, envelope):
        self.taken += 1
        return "250 taken"


@contextmanager
def mail_server():
    from aiosmtpd.controller import Controller

    server = Controller(Letterbox(), hostname="127.0.0.1", port=free_port())
    server.start()
    yield server
    server.stop()


@contextmanager
def a_worker(demo):
    worker = run_part(demo, "worker")
    yield
    worker.terminate()
    assert worker.wait(timeout=60) == 0


def run_part(demo, part, letters=0):
    words = [sys.executable, "-m", "bench.handing_over", "--as", part, "--letters", str(letters)]
    return subprocess.Popen(words, env=demo.environment, stdout=subprocess.DEVNULL)


def make_job():
    """The job that is measured: a row is read, a letter handed over, a row written."""
    from django.contrib.auth.models import Group
    from django.core.mail import EmailMessage

    from alongside.people.models import Person
    from alongside.work import job

    @job("bench.hand_over")
    def hand_over(number):
        assert Person.objects.filter(is_active=True).exists()
        EmailMessage("A notice for you", "Nothing.", to=["ben@example.org"]).send()
        Group.objects.create(name=f"{os.getpid()} {time.monotonic_ns()} {number}")

    return hand_over


def work(_letters):
    from alongside.__main__ import main
    from alongside.commands.ready import set_up

    set_up()
    make_job()
    return main(["worker"])


def ask(letters):
    from alongside.commands.ready import set_up

    set_up()
    from django.db import transaction

    from alongside.work import later

    job = make_job()
    with transaction.atomic():
        for number in range(letters):
            later(job, number)
    return 0


PARTS = {"worker": work, "asking": ask}

if __name__ == "__main__":
    sys.exit(main())
