"""Rooms in which somebody speaks and somebody else responds, every five seconds, for minutes."""

import asyncio
import random
import time
from dataclasses import dataclass, field

from .guests import NEXT, Guest

EVERY = 5  # Seconds: a turn, and half of them later a response to it.


@dataclass
class Place:
    """Where the pages are answered, and where the streams are open: one of these.

    A web server in front sends the streams of a room to one process, by their address, for as long
    as it answers; those of every tenth room come as they will.
    """

    for_pages: int
    streams: list

    def for_streams(self, room):
        number = room.number or random.randrange(len(self.streams))
        return self.streams[number % len(self.streams)]


@dataclass
class Room:
    """`said` holds the words of each phase from before they were sent; `waits` how many seconds
    passed from a tap to each other screen."""

    at: str
    number: int
    guests: list = field(default_factory=list)
    said: dict = field(default_factory=dict)
    waits: list = field(default_factory=list)
    taps: int = 0
    hands: set = field(default_factory=set)

    async def go_on(self, evening):
        await asyncio.sleep(random.uniform(0, EVERY))
        while not evening.is_over:
            begun = time.monotonic()
            for act in (self.speak, self.respond):
                await act(evening)
                begun += EVERY / 2
                await asyncio.sleep(max(0, begun - time.monotonic()))

    async def speak(self, evening):
        """Whoever has the turn says something; where nobody has, the next round begins."""
        speaker = next((guest for guest in self.guests if guest.view.my_turn), None)
        if speaker is None:
            leads = self.guests[0]
            part = NEXT.search(leads.view.text)[1]
            await self.tap(evening, leads, "next", leaving=part, anyway="yes")
            return
        words = f"Words {self.taps} of seat {speaker.seat}"
        spoken = {"turn": speaker.view.my_turn, "body": words, "id": speaker.entry}
        said = self.said.setdefault(speaker.view.phase, [])
        said.append(words)
        await self.tap(evening, speaker, "finish", so=lambda view: words in view.words, **spoken)

    async def respond(self, evening):
        """Somebody raises a hand, or takes it down again."""
        guest = random.choice(self.guests[1:])
        if guest.seat in self.hands:
            self.hands.remove(guest.seat)
            await self.tap(evening, guest, "lower-hand", seat=guest.seat)
        else:
            self.hands.add(guest.seat)
            await self.tap(evening, guest, "raise-hand")

    async def tap(self, evening, by, verb, so=lambda view: True, **form):
        """One tap, and all other screens have to show it."""
        outages, began = evening.outages, time.monotonic()
        number = await by.press(verb, **form)
        seen = await asyncio.gather(*(guest.sees(number, so) for guest in self.guests))
        self.taps += 1
        others = [at for guest, at in zip(self.guests, seen, strict=True) if guest is not by]
        if outages == evening.outages and all(guest.is_open for guest in self.guests):
            self.waits += [at - began for at in others]


class LongEvening:
    """All rooms at once. Whoever takes a server away says so in `outages`, before and after."""

    def __init__(self, place, rooms):
        self.rooms = [Room(one["at"], place % 10) for place, one in enumerate(rooms)]
        for room, one in zip(self.rooms, rooms, strict=True):
            room.guests = [Guest(place, room, **person) for person in one["people"]]
        self.guests = [guest for room in self.rooms for guest in room.guests]
        self.outages, self.is_over = 0, False
        self.staying = []

    async def begin(self):
        """Everybody comes in, a few at a time, and has a stream."""
        at_once = asyncio.Semaphore(20)

        async def come_in(guest):
            async with at_once:
                await guest.come_in()

        await asyncio.gather(*map(come_in, self.guests))
        for guest in self.guests:
            self.staying.append(asyncio.create_task(guest.listen()))
            self.staying.append(asyncio.create_task(guest.say_so()))
        await self.all_are_open()
        self.staying += [asyncio.create_task(room.go_on(self)) for room in self.rooms]

    async def all_are_open(self):
        while not all(guest.is_open for guest in self.guests):
            self.nothing_went_wrong()
            await asyncio.sleep(0.05)

    def nothing_went_wrong(self):
        for task in self.staying:
            if task.done() and task.exception():
                raise task.exception()
        problems = [problem for guest in self.guests for problem in guest.problems]
        assert not problems, problems[:10]

    async def last(self, seconds):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.nothing_went_wrong()
            await asyncio.sleep(0.2)

    async def end(self):
        """Each room finishes what it is at; then all screens of a room show the same."""
        self.is_over = True
        rooms = self.staying[-len(self.rooms) :]
        await asyncio.gather(*rooms)
        self.nothing_went_wrong()
        for task in self.staying:
            task.cancel()
        for guest in self.guests:
            guest.go()
        for room in self.rooms:
            words = {tuple(guest.view.words) for guest in room.guests}
            numbers = {guest.view.number for guest in room.guests}
            assert len(words) == len(numbers) == 1, (words, numbers)

    @property
    def waits(self):
        return sorted(wait for room in self.rooms for wait in room.waits)

    @property
    def taps(self):
        return sum(room.taps for room in self.rooms)
