"""The program: `alongside up` serves it; `alongside --help` lists what else there is."""

import argparse
import sys

from .commands import COMMANDS
from .commands.ready import Stopped


def main(argv=None):
    parser = argparse.ArgumentParser(prog="alongside", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for family in COMMANDS:
        family.add(commands)
    chosen = parser.parse_args(argv)
    try:
        return chosen.run(chosen)
    except Stopped as reason:
        print(f"alongside: {reason}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
