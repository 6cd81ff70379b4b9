"""Which command is killed when, and who is erased by it."""

import random

from .soaked import WRITERS


class Plan:
    """Draws from `seed`. Knows how long each command takes, and which of the guests are here."""

    def __init__(self, soaked, seed):
        self.soaked, self.chance, self.order = soaked, random.Random(seed), []
        self.here, self.gone, self.epoch = dict(soaked.guests), set(), None
        self.commands = {
            "rotate-root": lambda: ["keys", "rotate-root"],
            "rotate-epoch": lambda: ["keys", "rotate-epoch"],
            "reseal": lambda: ["reseal", "--new-keys"],
            "erase": lambda: self.erase(keep=False),
            "erase and keep words": lambda: self.erase(keep=True),
            "backup": lambda: soaked.backup,
        }
        self.takes = {name: soaked.takes(words()) for name, words in self.commands.items()}
        print(f"\nALONGSIDE_SEED={seed}. Seconds of work when left alone:")
        print(", ".join(f"{name} {seconds:.2f}" for name, seconds in self.takes.items()), end="")
        assert self.look() == 2

    def erase(self, *, keep):
        """One of the guests who are here, perhaps since an earlier kill came too early."""
        name, id = self.here.popitem()
        self.soaked.ended[id] = keep
        return ["erase", f"--person={name}", "--yes", *(["--keep-words"] if keep else [])]

    def kill_one(self):
        """Kill one command, and see that all is well. Returns if it was there to be killed."""
        self.order = self.order or self.chance.sample(list(self.commands), len(self.commands))
        name = self.order.pop()
        # Now and then it has done its work by then: that is an instant like the others.
        after = self.chance.uniform(0, 1.1) * self.takes[name]
        writer = self.chance.choice([*WRITERS, *[None] * 6])
        took = self.soaked.kill(self.commands[name](), after, writer)
        print(
            f"{name}, {f'done after {took:.2f}' if took else f'killed after {after:.2f}'}", end=""
        )
        gone = self.look()
        if took:
            self.takes[name] = took
            assert gone == name.startswith("erase"), "what is done has been done"
        return took is None

    def look(self):
        """See that all is well. Returns how many people have gone since the last time."""
        found = self.soaked.look()
        before, self.gone, epoch = self.gone, set(found["gone"]), self.epoch
        self.here = {n: id for n, id in self.soaked.guests.items() if id not in self.gone}
        self.epoch = found["epoch"]
        print(f"; of {found['told']} nothing lost; {len(self.gone)} gone; left {found['left']}")
        assert before <= self.gone, "who has gone stays gone"
        if before != self.gone:
            assert self.epoch != epoch, "no older copy of their key opens here"
        return len(self.gone - before)
