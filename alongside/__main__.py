"""The program: `alongside up` serves it; `alongside --help` lists what else there is."""

import argparse
import os
import sys

from . import __version__
from .commands import COMMANDS, faults
from .commands.ready import Stopped


def main(argv=None):
    parser = argparse.ArgumentParser(prog="alongside", description=__doc__)
    parser.add_argument("--version", action="version", version=f"alongside {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    for family in COMMANDS:
        family.add(commands)
    chosen = parser.parse_args(argv)
    try:
        code = chosen.run(chosen)
        sys.stdout.flush()
        return code
    except Stopped as problem:
        reason = problem
    except BrokenPipeError:  # Whoever reads the answer had enough of it, as `head` has.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (Exception, KeyboardInterrupt) as problem:
        reason = faults.sentence(problem)
        if reason is None:
            raise
    print(f"alongside: {reason}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
