"""`alongside demo` as a process: started, killed without warning, started again."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("alongside")


class Served:
    """A running demo. `data` is its directory, `address` where it answers.

    With `home` it has a home and a place for temporary files of its own there, to be looked into.
    """

    def __init__(self, data, home=None, **settings):
        self.data = Path(data)
        self.home = home
        self.settings = settings
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"
        self.log = self.data.with_name(self.data.name + ".log")
        self.process = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        clean = {k: v for k, v in os.environ.items() if not k.startswith("ALONGSIDE_")}
        settings = {
            f"ALONGSIDE_{name.upper()}": str(value) for name, value in self.settings.items()
        }
        environment = (
            clean | settings | {"ALONGSIDE_DATA_DIR": str(self.data), "PORT": str(self.port)}
        )
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        if self.home:
            environment |= {"HOME": str(self.home), "TMPDIR": str(self.home)}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [PROGRAM, "demo"], env=environment, stdout=log, stderr=subprocess.STDOUT
            )
        self.wait_until_ready()

    def wait_until_ready(self, seconds=120):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(f"{self.address}/readyz", timeout=2):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        self.kill()
        raise AssertionError(f"the demo did not start:\n{self.log.read_text()}")

    def kill(self):
        """As a power cut would: nothing gets a chance to tidy up."""
        self.process.kill()
        self.process.wait()

    def stop(self):
        """As an operator would."""
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=20)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
