"""The broker over Redis: several processes, one room.

Over it go ids alone, to say who is to look again, and nothing in it is worth keeping: when Redis
is lost, what was told meanwhile is not told later, word by word, but everybody looks again. Until
then no stream is open, since whoever stands in a room that does not move would not know it.
"""

import logging
import threading
import time

import redis
from django.utils.crypto import salted_hmac
from redis.backoff import NoBackoff
from redis.retry import Retry

from . import hub
from .broker import EVERYBODY, Everybody, Person, Topic

log = logging.getLogger("alongside.live")

ANSWERS_WITHIN = 2  # Seconds.
TICK = 1  # Seconds without news after which Redis is asked whether it is still there.
UNANSWERED = 3  # So many times in a row, and it is lost.
SAYS_WHO_EVERY, KNOWN_FOR = 5, 15  # Seconds: who has a stream open here, and how long that counts.


class OverRedis:
    """Tells over Redis; a process that holds streams has an `Ear` beside it, from `start()` on."""

    def __init__(self, address):
        # Never again by itself: what was said while a line was down would be missed unnoticed.
        self.redis = redis.Redis.from_url(
            address,
            protocol=2,
            socket_timeout=ANSWERS_WITHIN,
            socket_connect_timeout=ANSWERS_WITHIN,
            retry=Retry(NoBackoff(), 0),
        )
        # Another Alongside may use the same Redis.
        self.channel = f"alongside:{salted_hmac('live.channel', '').hexdigest()[:16]}"
        self.ear = None
        self._lock, self._owes = threading.Lock(), False

    def start(self):
        self.ear = Ear(self)
        self.ear.start()
        self.ear.hears.wait(ANSWERS_WITHIN)

    def stop(self):
        if self.ear is not None:
            self.ear.stop()
            self.ear = None
        self.redis.close()

    def ask(self):
        """Raises RedisError if Redis does not answer."""
        self.redis.ping()

    # -- telling ----------------------------------------------------------------------------------

    def tell(self, news):
        if self.ear is not None and not self.ear.hears.is_set():
            self._owe()  # Known to be lost: no page waits until that shows once more.
            return
        if self._take_what_is_owed():
            news = EVERYBODY
        try:
            self.redis.publish(self.channel, written(news))
        except redis.RedisError as problem:
            self._owe()
            log.warning("could not tell the streams: %s", type(problem).__name__)

    def pay(self):
        """Tell what could not be told. Called again and again by the ear."""
        if self._owes:
            self.tell(EVERYBODY)

    def _owe(self):
        with self._lock:
            self._owes = True

    def _take_what_is_owed(self):
        with self._lock:
            owed, self._owes = self._owes, False
        return owed

    # -- who is here ------------------------------------------------------------------------------

    def connected(self, topic):
        if self.ear is not None and not self.ear.has_heard_for(KNOWN_FOR):
            return Everyone()
        try:
            since = self.now() - KNOWN_FOR
            others = self.redis.zrangebyscore(self._place(topic), since, "+inf")
        except redis.RedisError:
            return Everyone()
        return {int(person) for person in others} | hub.connected(topic)

    def say_who_is_here(self):
        here, now = hub.all_connected(), self.now()
        with self.redis.pipeline(transaction=False) as lines:
            for topic, people in here.items():
                lines.zadd(self._place(topic), dict.fromkeys(people, now))
                lines.expire(self._place(topic), KNOWN_FOR)
            lines.execute()

    def now(self):
        """By the clock of Redis, which is the same for every process."""
        return self.redis.time()[0]

    def _place(self, topic):
        return f"{self.channel}:{topic}"


class Everyone:
    def __contains__(self, person):
        return True


class Ear(threading.Thread):
    """Hears what any process tells. While it does, `hears` is set, and streams can be open."""

    def __init__(self, broker):
        super().__init__(name="live", daemon=True)
        self.broker = broker
        self.hears, self.stopping = threading.Event(), threading.Event()
        self.since = None
        hub.be_deaf()

    def stop(self):
        self.stopping.set()
        self.join(timeout=2 * ANSWERS_WITHIN)

    def has_heard_for(self, seconds):
        since = self.since
        return since is not None and time.monotonic() - since >= seconds

    def run(self):
        told = False  # It is said once, however long it lasts.
        while not self.stopping.is_set():
            try:
                self.listen()
            except Exception as problem:  # Whatever it was, it is tried again.
                if self.hears.is_set() or not told:
                    log.warning("Redis is lost: streams wait. %s", type(problem).__name__)
                told = True
            self.lose()
            self.stopping.wait(TICK)

    def lose(self):
        self.hears.clear()
        self.since = None
        hub.be_deaf()

    def listen(self):
        """Until it is told to stop. Raises RedisError when Redis is lost."""
        with self.broker.redis.pubsub() as line:
            line.subscribe(self.broker.channel)
            unanswered, says_who = 0, 0.0
            while not self.stopping.is_set():
                heard = line.get_message(timeout=TICK)
                unanswered = 0 if heard else unanswered + 1
                if heard:
                    self.take(heard)
                elif unanswered > UNANSWERED:
                    raise redis.TimeoutError
                else:
                    line.ping()
                self.broker.pay()
                if self.hears.is_set() and time.monotonic() >= says_who:
                    self.broker.say_who_is_here()
                    says_who = time.monotonic() + SAYS_WHO_EVERY

    def take(self, heard):
        if heard["type"] == "subscribe":
            # Only now is nothing missed any more: who comes from here on sees what is so.
            self.hears.set()
            self.since = time.monotonic()
            hub.hear_again()
            log.info("Redis answers: streams can be open.")
        elif heard["type"] == "message" and (news := read(heard["data"])):
            news.reach()


def written(news):
    match news:
        case Topic(name):
            return f"topic {name}"
        case Person(id):
            return f"person {id}"
        case Everybody():
            return "everybody"


def read(data):
    """The news, or None where it is none of ours: anybody may be able to write to a Redis."""
    kind, _, about = data.decode(errors="replace").partition(" ")
    if kind == "topic" and about:
        return Topic(about)
    if kind == "person" and about.isdecimal():
        return Person(int(about))
    return EVERYBODY if kind == "everybody" else None
