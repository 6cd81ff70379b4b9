"""What a page of a conversation and a reply cost, in hellos, among more and more posts.

    bin/bench conversations                        a thousand posts, then a million
    bin/bench conversations --posts 1000 100000    other numbers of them
    bin/postgres bin/bench conversations           on PostgreSQL

It ends by itself and leaves nothing behind. README.md says what is counted, and what was found.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS, BATCH = 15, 8
FIRST = 30  # Of each, before anything counts: caches, templates and connections are there then.
PAGE = {"sqlite": 12, "postgresql": 20}
REPLY, FLAT = 25, 1.2


def main(argv=None):
    parser = argparse.ArgumentParser(prog="bench conversations")
    parser.add_argument("--posts", type=int, nargs="+", default=[1_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args(argv)
    if chosen.one:
        print(json.dumps(one(chosen.one, chosen.rounds)))
        return 0
    found = [apart(posts, chosen.rounds) for posts in chosen.posts]
    print(json.dumps(found, indent=2) if chosen.json else table(found))
    return 0


def apart(posts, rounds):
    """The figures among so many posts, found in a process and a data directory of their own."""
    command = [sys.executable, "-m", "bench.conversations", "--one", str(posts)]
    command += ["--rounds", str(rounds)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def one(posts, rounds):
    with tempfile.TemporaryDirectory(prefix="alongside-bench-") as directory:
        set_up(Path(directory))
        from .asking import Asking, served
        from .filling import fill

        conversation = fill(posts)
        with served("hello") as hello, served("pages") as pages:
            hello.wait_until_it_answers("/hello/")
            pages.wait_until_it_answers("/readyz")
            return {"posts": posts, **in_hellos(Asking(hello, pages, conversation), rounds)}


def set_up(directory):
    """Keys and tables of its own: in `directory`, or in the PostgreSQL it is given, emptied."""
    os.environ["ALONGSIDE_DATA_DIR"] = str(directory)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.settings")
    os.environ["ALONGSIDE_SECRET_KEY"] = "of no use"
    os.environ["ALONGSIDE_ROOT_KEY"] = "5a" * 32
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from alongside.vault import first_day

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
    first_day.initialise(sealed_rows_exist=False)
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def in_hellos(asking, rounds):
    """Each kind asked for in turns; the medians, and how many hellos that is."""
    from django.db import connection

    for kind in asking.kinds:
        asking.take(kind, FIRST)
    times = {kind: [] for kind in asking.kinds}
    for _round in range(rounds):
        for kind, found in times.items():
            found.append(asking.take(kind, BATCH))
    medians = {kind: statistics.median(found) for kind, found in times.items()}
    hello = medians.pop("hello")
    found = {"engine": connection.vendor, "hello, ms": hello}
    return found | {kind: median / hello for kind, median in medians.items()}


def table(found):
    kinds = [name for name in found[0] if name not in ("engine", "posts", "hello, ms")]
    head = "".join(f"{one['posts']:>14,}" for one in found)
    lines = [f"{'hellos, among so many posts':28}{head}  most"]
    for kind in kinds:
        most = REPLY if kind == "reply" else PAGE[found[0]["engine"]]
        figures = "".join(f"{one[kind]:14.1f}" for one in found)
        grown = found[-1][kind] / found[0][kind]
        lines.append(f"{kind:28}{figures}  {most}; grown {grown:.2f}x of {FLAT}x")
    lines.append(f"{'hello, ms':28}" + "".join(f"{one['hello, ms']:14.2f}" for one in found))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
