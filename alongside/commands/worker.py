"""`alongside worker`: the work beside the pages, in a process of its own."""

import signal
from pathlib import Path

from .ready import must_open, set_up_with_data


def add(commands):
    worker = commands.add_parser("worker", help="do what waits, beside the pages")
    worker.add_argument("--once", action="store_true", help="do what is due, then stop")
    worker.set_defaults(run=run)


def run(chosen):
    """Works until it is told to stop, and then finishes the job it is at."""
    set_up_with_data()
    from django.conf import settings

    from alongside.work.worker import Worker, run_due

    from .copies import hold_while_serving

    hold_while_serving(Path(settings.DATA_DIR))
    must_open()  # Or all that opens or seals anything would fail, and be given up in the end.
    if chosen.once:
        print(f"Done: {run_due()}.")
        return 0
    worker = Worker()
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, lambda *_: worker.stop())
    print("Working. Stop with Ctrl-C.", flush=True)
    worker.run()
    return 0
