"""Which command is killed when, and who is erased by it."""

import random

from .soaked import WRITERS


class Plan:
    """Draws from `seed`. Knows what each command does when left alone, and who is still here."""

    def __init__(self, soaked, seed):
        self.soaked, self.chance, self.order = soaked, random.Random(seed), []
        self.here, self.gone, self.epoch = dict(soaked.guests), set(), None
        self.commands = {
            "rotate-root": lambda: ["keys", "rotate-root"],
            "rotate-epoch": lambda: ["keys", "rotate-epoch"],
            "reseal": lambda: ["reseal", "--new-keys"],
            "erase": lambda: self.erase(keep=False),
            "erase, words kept": lambda: self.erase(keep=True),
            "backup": lambda: soaked.backup,
        }
        print(f"\nALONGSIDE_SEED={seed}")

    def erase(self, *, keep):
        """One of the guests who are here, perhaps since an earlier kill came too early."""
        name, id = self.here.popitem()
        self.soaked.ended[id] = keep
        return ["erase", f"--person={name}", "--yes", *(["--keep-words"] if keep else [])]

    def measure(self):
        """What the commands do when they are left alone; it is more the more was written."""
        self.alone = {name: self.soaked.left_alone(of()) for name, of in self.commands.items()}
        for name, one in self.alone.items():
            print(f"{name}: {one['seconds']:.2f} s, {len(one['places'])} places")
        assert self.look() == 2, "what is done has been done"

    def kill_one(self):
        """Kill one command, and see that all is well. Returns if it was there to be killed."""
        self.order = self.order or self.chance.sample(list(self.commands), len(self.commands))
        name = self.order.pop()
        instant = self.chance.choice([self.a_time, self.a_place, self.a_place])(**self.alone[name])
        writer = self.chance.choice([*WRITERS, *[None] * 6])
        print(name, *instant.values(), f"and {writer}" if writer else "")
        was_there = self.soaked.kill(self.commands[name](), **instant, writer=writer)
        gone = self.look()
        assert was_there or gone == name.startswith("erase"), "what is done has been done"
        return was_there

    def a_time(self, seconds, places):
        return {"after": self.chance.uniform(0, seconds)}

    def a_place(self, seconds, places):
        """Each is as likely as the others, however often or seldom it is passed."""
        place = self.chance.choice(sorted(places))
        return {"at": f"{self.chance.randint(1, places[place])} {place}"}

    def look(self):
        """See that all is well. Returns how many people have gone since the last time."""
        found = self.soaked.look()
        before, self.gone, epoch = self.gone, set(found["gone"]), self.epoch
        self.here = {n: id for n, id in self.soaked.guests.items() if id not in self.gone}
        self.epoch = found["epoch"]
        print(f"  {found['told']} and no loss, {len(self.gone)} gone; left:", *found["left"])
        assert before <= self.gone, "who has gone stays gone"
        if before != self.gone:
            assert self.epoch != epoch, "no older copy of their key opens here"
        return len(self.gone - before)
