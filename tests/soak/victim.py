"""`python -m tests.soak.victim PLACES AT WORDS …`: `alongside WORDS`, which says when it begins.

That is when it opens the keyring, before which no command touches anything. Most of its time goes
by until then, in loading Django: a kill would hit nothing.

With the file PLACES, it is left alone, and writes there the seconds that it worked and the places
where it changed something on the disk, {place: how often}. With AT, such as "3 PLACE", it is killed
the third time that it has done so there: what takes an instant is hit as often as what takes long.
"""

import json
import os
import signal
import sys
import time
from collections import Counter
from pathlib import Path

import django

# After these, the disk may not be what it was before.
ON_DISK = ("execute", "commit", "backup", "fsync", "replace", "unlink", "mkdir", "write", "close")
OURS = ("alongside.", "django.db.backends.", "pathlib", "shutil")
set_up = django.setup
passed, began = Counter(), [0.0]


def set_up_and_watch():
    set_up()
    from alongside.vault import keyring

    keyring.open_keyring = begin_before(keyring.open_keyring)


def begin_before(work):
    def begun():
        print("begun", flush=True)
        began[0] = time.monotonic()
        if places or at:
            sys.setprofile(watch)
        return work()

    return begun


def watch(frame, event, what):
    if event != "c_return" or what.__name__ not in ON_DISK:
        return
    name = frame.f_globals.get("__name__", "")
    if not name.startswith(OURS):
        return
    place = f"{name} {frame.f_code.co_name} {what.__name__}"
    passed[place] += 1
    if at == f"{passed[place]} {place}":
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    from alongside.__main__ import main

    places, at, *words = sys.argv[1:]
    django.setup = set_up_and_watch
    result = main(words)
    sys.setprofile(None)
    if places:
        seconds = time.monotonic() - began[0]
        Path(places).write_text(json.dumps({"seconds": seconds, "places": passed}))
    sys.exit(result)
