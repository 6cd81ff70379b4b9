"""`python -m tests.vault.copies.cutting MODULE:FUNCTION WORDS …`: `alongside WORDS`, killed.

At the instant at which this function of the vault is first done.
"""

import os
import signal
import sys


def watch(frame, event, _what):
    if event == "return" and frame.f_code.co_name == function:
        name = frame.f_globals["__name__"]
        if name.startswith("alongside.vault.") and name.endswith(module):
            os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    from alongside.__main__ import main

    module, function = sys.argv[1].split(":")
    sys.setprofile(watch)
    sys.exit(main(sys.argv[2:]))
