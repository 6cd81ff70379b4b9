"""What the server does by itself, beside the pages, for index, ledger, log and sign-ins.

And for the apps: what an app's `privacy.py` names in `TASKS`, functions without arguments.
"""

import logging
import threading
from itertools import chain

from django.db import close_old_connections

from alongside.lib.beside import give_way

from . import access, endings, erase, search, sessions

log = logging.getLogger("alongside.vault")

EVERY = 60 * 60  # Seconds. A head is kept for each day, so the hour does not matter.


class Housekeeping(threading.Thread):
    """Looks after what the vault keeps, at the start and then every hour, while the server runs."""

    def __init__(self):
        super().__init__(name="housekeeping", daemon=True)
        self.stopping = threading.Event()

    def run(self):
        give_way()
        while True:
            close_old_connections()
            for task in tasks():
                try:
                    task()
                except Exception:  # The others are as needed, and in an hour it is tried again.
                    log.exception("housekeeping failed")
            close_old_connections()
            if self.stopping.wait(EVERY):
                return

    def stop(self):
        self.stopping.set()
        self.join(timeout=2)


def tasks():
    """Everything there is to do, the vault's first."""
    of_the_apps = [getattr(app, "TASKS", ()) for app in endings.private_rooms()]
    ends = [endings.keep_all, endings.go_on, erase.end_keys_again]
    own = [search.rebuild_missing, *ends, access.keep_head, sessions.clear_run_out]
    return [*own, *chain(*of_the_apps)]
