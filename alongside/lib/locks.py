"""Locks between processes, in files. Whoever dies lets go of them, however it died."""

import fcntl
import os

# In the data directory: shared by whoever works with what is there, alone for whoever replaces it.
DATA_LOCK = "alongside.lock"
# Beside it: of the one server.
SERVER_LOCK = "serving.lock"


class Busy(Exception):
    """Another process holds this lock."""


def hold(path, *, alone):
    """Take the lock of this file without waiting; it is held until the answer is closed.

    Any number of processes can hold it who do not ask to be alone. Raises Busy.
    """
    file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "wb")
    try:
        fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise Busy(path) from None
    except BaseException:
        file.close()
        raise
    return file
