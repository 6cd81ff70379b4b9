"""What the vault costs, beside a plain twin: the same rows and the same search without it.

    bin/bench vault                         a million posts, as long as it takes
    bin/bench vault --posts 100000          less

Everything is measured in one process, in turns, as CPU time, so that a busy machine spoils a ratio
as little as possible. A page is asked for as Alongside asks for one, notes and all, by a query put
together once; counted is what it takes more when nobody else is in the way, since a difference
suffers more than a ratio. The targets stand in `TARGETS`.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

A_GROUP = 2_000
A_BATCH = 2_000
ROUNDS = 200

TARGETS = {
    "page of 25, warm": ("ms more", 0.3),
    "page of 25, no key in memory": ("ms more", 0.3),
    "posting": ("times", 5.0),
    "search, 95th percentile": ("ms", {"sqlite": 10.0, "postgresql": 40.0}),
    "ranking, top tens that are exact": ("of 100", 98),
    "size of rows and index": ("times", {"sqlite": 1.3, "postgresql": None}),
}


def main(argv=None):
    parser = argparse.ArgumentParser(prog="bench vault")
    parser.add_argument("--posts", type=int, default=1_000_000)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="alongside-bench-") as directory:
        set_up(Path(directory))
        from .measuring import Measured

        measured = Measured(chosen.posts)
        found = measured.everything()
    print(json.dumps(found, indent=2) if chosen.json else table(found))
    return 0


def set_up(directory):
    """A data directory and databases of its own, the plain twin's beside Alongside's."""
    os.environ["ALONGSIDE_DATA_DIR"] = str(directory)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.settings")
    os.environ["ALONGSIDE_SECRET_KEY"] = "of no use"
    os.environ["ALONGSIDE_ROOT_KEY"] = "5a" * 32
    from django.conf import settings

    plain = dict(settings.DATABASES["default"])
    if "sqlite" in plain["ENGINE"]:
        plain["NAME"] = directory / "plain.db"
    settings.DATABASES["plain"] = plain
    import django

    django.setup()
    from django.core.management import call_command

    from alongside.vault import first_day

    first_day.initialise(sealed_rows_exist=False)
    from alongside.commands.serve import look_for_garbage_seldom

    look_for_garbage_seldom()  # As the server does.
    call_command("migrate", verbosity=0)


def table(found):
    lines = [f"{'':38} {'measured':>12}  target"]
    for name, value in found.items():
        unit, target = TARGETS.get(name, ("", ""))
        if isinstance(target, dict):
            target = target[found["engine"]]
        if isinstance(value, float):
            lines.append(f"{name:38} {value:12.2f}  {target or ''} {unit}")
        else:
            lines.append(f"{name:38} {value!s:>12}")
    return "\n".join(lines)


def cpu(work):
    """Milliseconds of CPU time that `work` takes in this process, and what it returns."""
    begun = time.process_time()
    answer = work()
    return (time.process_time() - begun) * 1000, answer


def in_turns(rounds, *, before=lambda name: None, **works):
    """{name: sorted milliseconds} of works done in turns, so that all share the weather.

    What is done `before` each of them does not count.
    """
    times = {name: [] for name in works}
    for _round in range(rounds):
        for name, work in works.items():
            before(name)
            times[name].append(cpu(work)[0])
    return {name: sorted(found) for name, found in times.items()}


def percentile(found, share):
    return found[min(len(found) - 1, int(len(found) * share))]


median = statistics.median

__all__ = ["UTC", "cpu", "datetime", "in_turns", "main", "median", "percentile", "timedelta"]

if __name__ == "__main__":
    sys.exit(main())
