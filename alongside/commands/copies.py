"""`alongside backup`, `restore` and `drill`: copies of what is here, and whether they open."""

import json
import os
import signal
import sys
from pathlib import Path

from . import faults
from .ready import Stopped, set_up

_held = []


def add(commands):
    backup = commands.add_parser("backup", help="copy data and keyring to two places")
    backup.add_argument("--data", metavar="DIR", help="where the copies of the data lie")
    backup.add_argument("--keyring", metavar="DIR", help="where the copies of the keyring lie")
    backup.set_defaults(run=lambda chosen: run(backup_now, chosen))
    restore = commands.add_parser("restore", help="put a copy back")
    restore.add_argument("--data", metavar="COPY", help="a copy of the data")
    restore.add_argument(
        "--keyring", metavar="COPY", help="a copy of the keyring; without it, the one here is kept"
    )
    restore.add_argument(
        "--ledger", metavar="FILE", action="append", default=[], help="a newer ledger, if you have"
    )
    restore.add_argument(
        "--replace", action="store_true", help="move what is there aside, and keep it"
    )
    restore.set_defaults(run=lambda chosen: run(restore_now, chosen))
    drill = commands.add_parser("drill", help="see whether the copies would open")
    drill.add_argument("--data", metavar="COPY", help="which one; otherwise the newest")
    drill.add_argument("--keyring", metavar="COPY", help="which one; otherwise the newest")
    drill.set_defaults(run=lambda chosen: run(drill_now, chosen))
    for command in (backup, restore, drill):
        command.add_argument("--json", action="store_true", help="one JSON object for scripts")


def hold_while_serving(data):
    """Called before anything is served from `data`: not while it is restored, nor half restored."""
    from alongside.lib.locks import DATA_LOCK, Busy, hold
    from alongside.vault.copies import mark

    try:
        _held.append(hold(data / DATA_LOCK, alone=False))
    except Busy:
        raise Stopped(f"{data} is being restored just now. Wait until that is done.") from None
    must_be_whole(data)
    mark.clear(data)  # No restore is at it, so it is rubbish.


def must_be_whole(data):
    """Called before a database is opened that a restore may not have put back yet: or an empty one
    would be made in its place.
    """
    from alongside.vault.copies import mark

    if begun := mark.read(data):
        raise Stopped(begun.sentence())


def run(act, chosen):
    # Nothing that is made here is for anybody else, whatever makes it.
    os.umask(0o077)
    # Told to stop, it takes away what it began.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        said, facts = act(chosen)
    except (Exception, KeyboardInterrupt) as problem:
        why = str(problem) if isinstance(problem, Stopped) else faults.sentence(problem)
        if why is None:
            raise
        if chosen.json:
            print(json.dumps({"ok": False, "why": why}, indent=2))
        raise Stopped(why) from None
    for warning in facts.get("warnings", ()):
        print(f"alongside: {warning}", file=sys.stderr)
    print(json.dumps({"ok": True} | facts, indent=2) if chosen.json else "\n".join(said))
    return 0 if facts.get("ok", True) else 1


def in_words(work, **chosen):
    """What `work` returns; what it refuses, as the reason to stop."""
    from alongside.vault.errors import VaultError

    try:
        return work(**chosen)
    except VaultError as reason:
        raise Stopped(str(reason)) from None


def backup_now(chosen):
    set_up()
    from alongside.vault.copies.taking import back_up

    facts = in_words(back_up, data=chosen.data, keyring=chosen.keyring)
    said = [
        f"Data      {facts['data']}: {facts['rows']:,} rows, {size(facts['bytes'])}",
        f"Keyring   {facts['keyring']}",
    ]
    if expired := facts["expired"]:
        said.append(f"Expired   {len(expired)} older {plural(expired, 'copy', 'copies')}")
    return said, facts


def restore_now(chosen):
    data = Path(os.environ.get("ALONGSIDE_DATA_DIR", "data"))
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise Stopped(f"Cannot keep anything in {data} ({problem.strerror}).") from None
    set_up()
    from alongside.vault.copies.restoring import restore

    facts = in_words(
        restore,
        data=chosen.data,
        keyring=chosen.keyring,
        ledgers=chosen.ledger,
        replace=chosen.replace,
    )
    said = [
        f"Restored. {facts['endings']} {plural(facts['endings'], 'ending', 'endings')} "
        "that the copy did not know of "
        f"{plural(facts['endings'], 'was', 'were')} carried out again."
    ]
    if keys := facts["keys_ended"]:
        said.append(
            f"The copy still had {keys} {plural(keys, 'key', 'keys')} of what was erased since: "
            f"{plural(keys, 'it was', 'they were')} destroyed again."
        )
    if facts["replaced"]:
        said += [
            f"What was there before is in {' and '.join(facts['replaced'])}. It still holds all "
            "that it held, also what people",
            "asked you to remove. Once you have seen that all is well, delete it:",
            f"  rm -r {' '.join(facts['replaced'])}",
        ]
    return [*said, "Next:  alongside doctor, then start Alongside again."], facts


def drill_now(chosen):
    set_up()
    from alongside.vault.copies.drilling import drill

    facts = in_words(drill, data=chosen.data, keyring=chosen.keyring)
    said = [f"Data      {facts['data']}", f"Keyring   {facts['keyring']}", ""]
    if why := facts.get("why"):
        said.append(f"They could not be put back. {why}")
    for table in facts.get("tables", ()):
        why = f": {table['why']}" if table["why"] else ""
        said.append(f"{table['result']:8}  {table['table']}, {table['rows']:,} rows{why}")
    if missing := facts.get("keys_missing"):
        said.append(
            f"The copy of the keyring lacks the keys of {missing} of the people, groups and cases "
            "of the care team in that of the data: their words would not open. A newer one may "
            "have them."
        )
    end = (
        "These copies would bring everything back." if facts["ok"] else "These copies are NO GOOD."
    )
    return [*said, "", end], facts


def plural(things, one, many):
    count = things if isinstance(things, int) else len(things)
    return one if count == 1 else many


def size(count):
    for unit in ("bytes", "KB", "MB", "GB"):
        if count < 1000 or unit == "GB":
            return f"{count:,.0f} {unit}" if unit == "bytes" else f"{count:,.1f} {unit}"
        count /= 1000
