"""Doing what waits: in a thread beside the pages, in a process of its own, or all at once."""

import logging
import secrets
import threading
import time

from django.conf import settings
from django.db import close_old_connections, connections
from django.utils import timezone, translation

from alongside.lib.beside import give_way

from . import periodic, queue
from .asking import woken
from .registry import JOBS, Interrupted

log = logging.getLogger("alongside.work")

LOOK = 1  # Seconds after which it is looked whether another process asked for something.
AFTER_TROUBLE = 5


class Worker:
    """Does one job after the other until `stop()`, whatever becomes of any of them."""

    def __init__(self, lease=None):
        self.name = secrets.token_hex(8)
        self.lease = lease or settings.WORKER_LEASE
        self.watch = Watch(self.lease)
        self.row, self.stopping, self.looked = None, False, None

    def run(self):
        pulse = Pulse(self)
        pulse.start()
        try:
            while not self.stopping:
                self.turn()
        finally:
            pulse.stop()
            connections.close_all()

    def stop(self):
        """It finishes what it is at. Called from a signal, so nothing may be waited for here."""
        self.stopping = True

    def turn(self):
        """Do one job, or wait a moment for one. Nothing that happens here ends the worker."""
        try:
            self.look_around()
            if not self.do_one():
                woken.wait(LOOK)
                woken.clear()
        except Exception:  # The database may be away for a moment.
            log.exception("a worker could not go on for a moment")
            time.sleep(AFTER_TROUBLE)
        finally:
            close_old_connections()

    def do_one(self):
        """Whether there was one."""
        now = timezone.now()
        self.row = queue.claim(self.name, now)
        if self.row is None:
            return False
        try:
            work_on(self.row, now)
        finally:
            self.row = None
        return True

    def look_around(self):
        """Now and then: what is to be done again and again, and what others died over."""
        now = time.monotonic()
        if self.looked is not None and now - self.looked < self.lease / 6:
            return
        if self.looked is None:
            periodic.set_up(timezone.now())
        periodic.mind_the_clock(timezone.now())
        self.watch.take_up_what_was_left()
        self.looked = now


class Watch:
    """Sees which rows show no sign of life, by a clock that nobody can set.

    What is compared are the signs alone, never their times: another machine's clock may be wrong.
    """

    def __init__(self, lease, clock=time.monotonic):
        self.lease, self.clock, self.seen = lease, clock, {}

    def take_up_what_was_left(self):
        now = self.clock()
        signs = {}
        for row in queue.rows().filter(status=queue.RUNNING, task_path__in=list(JOBS)):
            sign = row.started_at, row.run_after
            before, since = self.seen.get(row.pk, (None, now))
            signs[row.pk] = (sign, since if sign == before else now)
            if now - signs[row.pk][1] >= self.lease and queue.take_from_the_dead(row):
                log.warning("%s was left unfinished", row.task_path)
                job = JOBS[row.task_path]
                queue.failed(row, job, Interrupted(), timezone.now())
        self.seen = signs


class Pulse(threading.Thread):
    """Shows that a worker lives while it is at a long job."""

    def __init__(self, worker):
        super().__init__(name="pulse", daemon=True)
        self.worker, self.over = worker, threading.Event()

    def run(self):
        while not self.over.wait(self.worker.lease / 6):
            try:
                if row := self.worker.row:
                    queue.live_on(row)
            except Exception:  # The next beat comes, and five may be missed.
                log.exception("a sign of life was not written")
            finally:
                close_old_connections()
        connections.close_all()

    def stop(self):
        self.over.set()
        self.join(timeout=2)


class BesideThePages(threading.Thread):
    """A worker in the server."""

    PATIENCE = 8  # Seconds that a server which stops waits for the job it is at.

    def __init__(self):
        super().__init__(name="worker", daemon=True)
        self.worker = Worker()

    def run(self):
        give_way()
        self.worker.run()

    def stop(self):
        self.worker.stop()
        woken.set()
        self.join(timeout=self.PATIENCE)


def work_on(row, now):
    """Do what a row asks for, and write down what became of it."""
    job = JOBS[row.task_path]
    try:
        with translation.override(settings.LANGUAGE_CODE):
            job(*([now] if job.period else row.args_kwargs["args"]))
    except (Exception, SystemExit) as error:
        log.warning("%s failed", job.name, exc_info=True)
        queue.failed(row, job, error, now)
    else:
        queue.done(row, job, now)


def run_due(now=None):
    """Do all that is due by now, or in a test by another time, and return how many jobs it was.

    What these jobs ask for in turn is done too. Periodic ones are done, and not counted.
    """
    now = now or timezone.now()
    periodic.set_up(now)
    count = 0
    while row := queue.claim("by-hand", now):
        work_on(row, now)
        count += row.queue_name != queue.EVERY
    return count
