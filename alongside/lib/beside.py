"""Work beside the pages gives way to them: a full room must not wait for what has time."""

import contextlib
import os
import sys
import threading

LATER = 10  # As `nice` counts; 0 is usual.


def give_way():
    """From now on this thread runs when no other needs the processor, where a system can do that.

    Linux can; elsewhere threads of a process cannot be told apart.
    """
    if sys.platform == "linux":
        thread = threading.get_native_id()
        with contextlib.suppress(OSError):
            os.setpriority(
                os.PRIO_PROCESS, thread, max(LATER, os.getpriority(os.PRIO_PROCESS, thread))
            )
