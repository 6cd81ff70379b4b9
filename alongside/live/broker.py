"""How what changed reaches the streams: in this process alone, or in every process, over Redis.

A broker has `tell(news)`, `start()`, `stop()` and `connected(topic)`. News is a `Topic`, a `Person`
or `EVERYBODY`, and says no more than who is to look again. Telling never fails: it comes after a
commit, which nothing can take back.
"""

from dataclasses import dataclass
from functools import cache

from django.conf import settings

from . import hub


@dataclass(frozen=True)
class Topic:
    """Whoever has this open looks again."""

    name: str

    def reach(self):
        hub.publish(self.name)


@dataclass(frozen=True)
class Person:
    """The streams of this person look again, also whether they may still be open."""

    id: int

    def reach(self):
        hub.recheck(self.id)


@dataclass(frozen=True)
class Everybody:
    """Every stream looks again."""

    def reach(self):
        hub.wake_all()


EVERYBODY = Everybody()


class InThisProcess:
    """One process answers everything, so whoever listens is in it."""

    def tell(self, news):
        news.reach()

    def start(self):
        """Nothing has to be reached first."""

    def stop(self):
        """Nor let go of."""

    def connected(self, topic):
        return hub.connected(topic)


@cache
def broker():
    """The one that ALONGSIDE_REDIS chose."""
    if not settings.REDIS:
        return InThisProcess()
    from .over_redis import OverRedis

    return OverRedis(settings.REDIS)


def publish(topic):
    """Something changed at `topic`. Call it after the commit."""
    broker().tell(Topic(topic))


def recheck(person):
    """What the person with this id may see has changed: their streams look again, or end."""
    broker().tell(Person(person))


def connected(topic):
    """Whether somebody's id is `in` it who has a stream open at `topic`, in whatever process.

    Where that cannot be known just now, everybody's is: not knowing is never taken for absence.
    """
    return broker().connected(topic)
