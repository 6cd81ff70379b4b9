"""The server killed under people who write: nothing that was acknowledged is lost, none is doubled.

`make soak` kills it a hundred times, `make test` ten; on PostgreSQL as on SQLite.
"""

import os
import random
import subprocess
import threading
import time

from tests.running import PROGRAM, Browser, Running

from .on_the_wire import AWAY, PATIENCE, Told, Writer, wrong
from .test_kills import KILLS as COMMANDS

KILLS = max(1, COMMANDS // 2)
WRITERS = ("ben", "cleo", "hana", "ivo")
LONGEST_LIFE = 1.0  # Seconds for which the server answers before it is killed, at most.


class Server(Running):
    """A demo that is given time: it may have much to mend, on a machine that has much to do."""

    def __init__(self, home):
        database = os.environ.get("ALONGSIDE_DATABASE_URL")
        more = {"database_url": database} if database else {}
        super().__init__("demo", home / "data", **more)

    def start(self):
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [PROGRAM, self.verb], env=self.environment, stdout=log, stderr=log
            )
        until = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < until:
            try:
                if Browser(self.port).get("/readyz").status == 200:
                    return
            except AWAY:
                time.sleep(0.02)
        raise AssertionError(f"it did not start:\n{self.said}")

    def kill(self):
        """As a power cut would."""
        self.process.kill()
        self.process.wait()


def test_what_was_acknowledged_is_there_once_however_often_the_server_is_killed(tmp_path):
    told, stopped = Told(), threading.Event()
    with Server(tmp_path) as server:
        writers = [Writer(name, server.port, told, stopped) for name in WRITERS]
        for writer in writers:
            writer.browser.be(writer.name)
            writer.start()
        for _time in range(KILLS):
            before = len(told)
            while len(told) == before and all(writer.is_alive() for writer in writers):
                time.sleep(0.01)  # Killed before anything was written, it would show nothing.
            time.sleep(random.uniform(0, LONGEST_LIFE))
            server.kill()
            server.start()
        stopped.set()
        for writer in writers:
            writer.join(timeout=120)
        assert [writer.problem for writer in writers] == [None] * len(writers)
        assert told.sent_again >= KILLS / 2, "hardly anybody was cut off"
        assert len(told.stories) > KILLS / 2 and told.replies and told.drafts
        print(f"{len(told.stories)} stories, {len(told.replies)} replies, {told.sent_again} resent")
        assert wrong(server.port, told) == []
        assert server.command("keys", "check").returncode == 0
