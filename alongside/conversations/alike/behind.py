"""Reading on, behind the pages: the stories of a group that no page had the time to read.

In one thread of this process, slowly and with the lowest claim on the machine, so that nobody who
writes or reads waits for it. It begins when somebody asks for stories like one, and never before.
"""

import logging
import os
import sys
import threading
import time
from contextlib import suppress

from django.db import connections

from alongside.meaning.model import NotHere

from ..models import Story
from .looking import AT_ONCE, newest, read, unread, vectors, with_words_to_compare

log = logging.getLogger("alongside.alike")

LAST_IN_LINE = 19  # The "niceness" of whoever lets everybody else go first.

_lock = threading.Lock()
_waiting = {}
_is_reading = False


def read_on(groups):
    """Read what is unread in these groups (ids), some time soon. Comes back at once."""
    global _is_reading
    with _lock:
        _waiting.update(dict.fromkeys(groups))
        if _is_reading or not _waiting:
            return
        _is_reading = True
    threading.Thread(target=read_all, name="stories alike", daemon=True).start()


def read_all():
    global _is_reading
    with suppress(OSError):
        if sys.platform == "linux":  # Elsewhere it would be the whole process.
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), LAST_IN_LINE)
    while True:
        with _lock:
            if not _waiting:
                _is_reading = False
                return
            group = next(iter(_waiting))
            del _waiting[group]
        try:
            read_group(group)
        except NotHere:
            continue
        except Exception as problem:  # The next page that is asked for begins again.
            log.warning("stories could not be read: %s", type(problem).__name__)
        finally:
            connections.close_all()


def read_group(group):
    """Read all of a group that is looked through, resting as long as it reads."""
    rows = newest(with_words_to_compare(Story.objects.filter(group=group)))
    ids = unread(rows, vectors.of(rows)[0])
    for at in range(0, len(ids), AT_ONCE):
        begun = time.monotonic()
        read(ids[at : at + AT_ONCE], until=begun + 1)
        time.sleep(time.monotonic() - begun)
