"""`alongside doctor`: what is wrong with this Alongside, in plain words, with what mends it."""

import json
import os
import shlex
import shutil
import stat
from pathlib import Path

from . import faults
from .at_work import beside_the_pages
from .copies import must_be_whole
from .ready import Stopped, must_not_be_newer, set_up

SIGNS = {"fine": "  fine   ", "note": "  note   ", "wrong": "  WRONG  "}
LITTLE = 500 * 1024 * 1024


def add(commands):
    doctor = commands.add_parser("doctor", help="see what is wrong, and what mends it")
    doctor.add_argument("--deep", action="store_true", help="open every sealed value as well")
    doctor.add_argument("--json", action="store_true", help="one JSON object for scripts")
    doctor.set_defaults(run=run)


def run(chosen):
    set_up()
    from django.conf import settings

    must_be_whole(settings.DATA_DIR)
    found = list(examine(deep=chosen.deep))
    bad = sum(1 for finding in found if finding.level == "wrong")
    if chosen.json:
        print(json.dumps({"wrong": bad, "findings": [vars(one) for one in found]}, indent=2))
    else:
        for one in found:
            print(f"{SIGNS[one.level]}{one.says}")
            if one.mend:
                print(f"{' ' * 9}-> {one.mend}")
        print("\nAll is well." if not bad else f"\n{bad} to mend.")
    return 1 if bad else 0


def examine(*, deep):
    """Every Finding. A check that cannot even be made is one itself, and the others go on.

    What hinders several of them, as a database that does not answer, is told once.
    """
    from alongside.notices import checkup as notices
    from alongside.vault import checkup
    from alongside.vault.errors import VaultError

    checks = [who_can_read, whose_files, disk, swap, address, migrations, database, streams]
    checks += [meaning, signals, crisis_numbers, beside_the_pages, *checkup.CHECKS]
    checks += notices.CHECKS
    if deep:
        checks.append(lambda: checkup.every_value(progress))
    told = set()
    for check in checks:
        try:
            yield from check()
        except Exception as problem:
            # The others must be heard all the same. The kind of error holds no word of anybody.
            kind = f"{check.__name__.replace('_', ' ')}: {type(problem).__name__}."
            known = isinstance(problem, VaultError)
            says = str(problem) if known else faults.sentence(problem) or kind
            if says not in told:
                yield checkup.wrong(says)
            told.add(says)


def progress(rows):
    from tqdm import tqdm

    return tqdm(rows, unit=" rows", disable=None, leave=False)


def who_can_read():
    from django.conf import settings

    from alongside.vault.checkup import fine, wrong

    # What lies inside a closed directory can be read by nobody else, whatever its own mode.
    places = (settings.DATA_DIR, settings.VAULT["KEYRING_DIR"], settings.VAULT["ROOT_FILE"])
    open_to_others = [
        path for path in places if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    for path in open_to_others:
        yield wrong(f"Others can read {path}.", f"chmod go= {path}")
    if not open_to_others:
        yield fine("Nobody else on this machine can read the data.")


def whose_files():
    """What another account has left here, such as root that typed a command, cannot be written."""
    from django.conf import settings

    from alongside.vault.checkup import wrong

    places = {settings.DATA_DIR, settings.VAULT["KEYRING_DIR"]}
    files = sorted({path for place in places if place.is_dir() for path in place.iterdir()})
    if others := [path for path in files if path.lstat().st_uid != os.geteuid()]:
        yield wrong(
            f"{' and '.join(str(path) for path in others)} belong to another account than the one "
            "this runs as, which may not be able to write there.",
            f"as root: chown {os.geteuid()} {shlex.join(str(path) for path in others)}",
        )


def disk():
    from django.conf import settings

    from alongside.vault.checkup import fine, wrong

    free = shutil.disk_usage(settings.DATA_DIR).free
    if free < LITTLE:
        yield wrong(f"Only {in_words(free)} are free on the disk.", "make room")
    else:
        yield fine(f"{in_words(free)} are free on the disk.")


def in_words(free):
    return f"{free // 2**30} GB" if free >= 2**30 else f"{free // 2**20} MB"


def swap():
    from alongside.vault.checkup import note

    try:
        lines = Path("/proc/swaps").read_text().splitlines()[1:]
    except OSError:
        return
    if lines:
        yield note(
            "This machine swaps: what is open in memory can come to lie on its disk.",
            "MemorySwapMax=0 in the systemd unit, or an encrypted swap",
        )


def address():
    from django.conf import settings

    from alongside.vault.checkup import fine, wrong

    if settings.DEMO or settings.OVER_HTTPS or "localhost" in settings.SITE_ADDRESS:
        yield fine(f"People reach it at {settings.SITE_ADDRESS}.")
    else:
        yield wrong(
            f"{settings.SITE_ADDRESS} has no HTTPS: whoever sits on the way reads everything.",
            "set ALONGSIDE_ADDRESS to an https:// address",
        )


def migrations():
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from alongside.vault.checkup import fine, wrong

    executor = MigrationExecutor(connection)
    try:
        must_not_be_newer(executor.loader)
    except Stopped as reason:
        yield wrong(str(reason))
        return
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield wrong("The database is of an older version.", "alongside backup, then alongside up")
    else:
        yield fine("The database is of this version.")


def database():
    from django.db import connection

    from alongside.vault.checkup import fine, wrong

    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(1)")
        said = cursor.fetchone()[0]
    if said == "ok":
        yield fine("The database file is whole.")
    else:
        yield wrong(
            "The database file is damaged.",
            "stop Alongside, then alongside restore --data COPY --replace",
        )


def streams():
    from django.conf import settings

    if not settings.REDIS:
        return
    import redis

    from alongside import live
    from alongside.vault.checkup import fine, wrong

    try:
        live.broker().ask()
    except redis.RedisError as problem:
        yield wrong(
            f"Redis does not answer ({type(problem).__name__}): no meeting moves by itself.",
            "start it, or look whether ALONGSIDE_REDIS is its address",
        )
    else:
        yield fine("Redis answers.")


def meaning():
    from alongside.meaning import subjects
    from alongside.meaning.model import NotHere, model
    from alongside.vault.checkup import fine, note

    try:
        model()
        subjects.check()
    except NotHere as problem:
        yield note(f"{problem} Groups are found by their words alone.", problem.mend)
    else:
        yield fine("The model that understands what texts mean is here, and the one we know.")


def signals():
    from alongside.care.signals.heads import check
    from alongside.meaning.model import NotHere
    from alongside.vault.checkup import fine, note

    try:
        check()
    except NotHere as problem:
        yield note(f"{problem} Signals are found by rules alone.", problem.mend)
    else:
        yield fine("The weights that find signals are here, and those that were tested.")


def crisis_numbers():
    from alongside.care.numbers.lines import are_old, oldest
    from alongside.vault.checkup import fine, note

    day = oldest()
    said = f"{day.day} {day:%B %Y}"
    if are_old():
        yield note(
            f"The numbers of crisis lines were looked over last on {said}.",
            "look each up at its service; an organiser then confirms them under “Help now”",
        )
    else:
        yield fine(f"The numbers of crisis lines were looked over on {said}.")
