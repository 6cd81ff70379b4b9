"""`python -m tests.vault.copies.cutting AT WORDS …`: `alongside WORDS`, killed at its step AT.

A step is a call that the vault makes, in whatever module of it, once the copying has begun.
Without being killed, it says how many steps there were.
"""

import os
import signal
import sys

steps = 0


def count(frame, event, _what):
    global steps
    module = frame.f_globals["__name__"]
    begun = steps or frame.f_code.co_name in ("back_up", "restore")
    if begun and event in ("call", "c_call") and module.startswith("alongside.vault."):
        steps += 1
        if steps == at:
            os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    from alongside.__main__ import main

    at = int(sys.argv[1])
    sys.setprofile(count)
    code = main(sys.argv[2:])
    sys.setprofile(None)
    print(steps, file=sys.stderr)
    sys.exit(code)
