"""A Redis of a test's own, which can be killed and be there again."""

import shutil
import signal
import subprocess
import time
from pathlib import Path

import redis


class Redis:
    """`with Redis(directory) as ours:` answers at `ours.address`, and keeps nothing."""

    def __init__(self, home):
        # The path of a socket has to be short, however long the names of directories are.
        self.socket = Path(home) / "redis"
        self.address = f"unix://{self.socket}"
        self.process = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.kill()

    def start(self):
        program = shutil.which("redis-server")
        assert program, "redis-server is missing. On Debian: sudo apt-get install redis-server"
        settings = {"port": 0, "unixsocket": self.socket, "save": "", "appendonly": "no"}
        words = [str(word) for name, value in settings.items() for word in (f"--{name}", value)]
        self.process = subprocess.Popen(
            [program, *words], cwd=self.socket.parent, stdout=subprocess.DEVNULL
        )
        self.must_answer()

    def must_answer(self):
        until = time.monotonic() + 20
        with redis.Redis.from_url(self.address) as line:
            while time.monotonic() < until:
                try:
                    return line.ping()
                except redis.RedisError:
                    time.sleep(0.02)
        raise AssertionError("redis-server did not start")

    def kill(self):
        """As a power cut would."""
        self.process.kill()
        self.process.wait()

    def freeze(self):
        """It takes what comes and does not answer, as behind a line that is cut."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        self.process.send_signal(signal.SIGCONT)
