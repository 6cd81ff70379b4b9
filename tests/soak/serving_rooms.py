"""What serves full rooms: `alongside up`, and where there is a Redis two `alongside stream`."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from tests.running import Running

from .long_evening import Place
from .machine import Machine

FILLED_WITHIN = 900  # Seconds.
CORES = sorted(os.sched_getaffinity(0))


class House:
    """`rooms` are those that full_rooms.py has filled; they are served until the end of `stack`."""

    def __init__(self, home, stack, rooms, redis="", database=""):
        more = {"redis": redis} if redis else {}
        more |= {"database_url": database} if database else {}
        self.machine = Machine(home)
        self.machine.environment |= {f"ALONGSIDE_{name.upper()}": v for name, v in more.items()}
        filling = stack.enter_context(self.machine).module("soak.full_rooms", rooms)
        self.rooms = json.loads(filling.communicate(timeout=FILLED_WITHIN)[0])
        self.processes = [Running("up", self.machine.data, **more)]
        for number in range(2 if redis else 0):
            self.processes.append(Running("stream", self.machine.data, **more))
            self.processes[-1].log = home / f"stream{number}.log"
        for one in self.processes:
            with on_core(0):
                stack.enter_context(one)

    @property
    def place(self):
        pages, *streams = [one.port for one in self.processes]
        return Place(pages, streams or [pages])

    @property
    def memory(self):
        """Bytes that each process holds."""
        return [resident(one.process.pid) for one in self.processes]

    @property
    def busy(self):
        """Seconds of computing that the processes took, all together."""
        return sum(computed(one.process.pid) for one in self.processes)

    def kill(self):
        for one in self.processes:
            one.process.kill()
            one.process.wait()

    def start(self):
        """All at once, as the machine's own keeper of services does it after such a thing."""
        with ThreadPoolExecutor() as threads:
            list(threads.map(start_one, self.processes))


def start_one(process):
    with on_core(0):
        process.start()


@contextmanager
def on_core(number):
    """What is begun here runs on this core alone, if there are two."""
    before = os.sched_getaffinity(0)  # A thread has that of whoever began it, perhaps one alone.
    if len(CORES) > 1:
        os.sched_setaffinity(0, {CORES[number]})
    yield
    os.sched_setaffinity(0, before)


def computed(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def resident(pid):
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS:"))
