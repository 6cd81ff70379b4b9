"""Sending letters, beside the pages: no answer waits for one, or tells by its timing who gets one.

Knows nothing of people. What a letter says is decided where it is called for, and it says little.
"""

import logging
import queue
import threading
import time
from email.utils import make_msgid, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import close_old_connections
from django.utils import translation

log = logging.getLogger("alongside.mail")

IN_MEMORY = "django.core.mail.backends.locmem.EmailBackend"
# Seconds before it is tried again, for a mail server that is out for a moment.
AGAIN_AFTER = (2, 15, 60)
WORKERS, MOST_WAITING = 2, 200

_waiting = queue.Queue(MOST_WAITING)
_starting = threading.Lock()
_workers = []


def is_offered():
    """Whether this Alongside can send letters; where it cannot, no page speaks of e-mail."""
    return settings.SENDS_LETTERS


def soon(work):
    """Do `work()` beside the pages, in its turn. Where too much waits already it is left undone.

    With Django's mailbox in memory, which is a test's, it is done at once: nobody is kept waiting.
    """
    if settings.EMAIL_BACKEND == IN_MEMORY:
        work()
        return
    start()
    try:
        _waiting.put_nowait((translation.get_language(), work))
    except queue.Full:
        log.error("too many letters are waiting: one was not written")


def senders_domain():
    """Where letters come from, as the host chose it to tell nothing; never the machine's name."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"


def send(subject, text, to):
    """Send a letter, and try again where the mail server does not take it. Call it from `soon`.

    Each time it is the same letter, so that a mail program shows once what came twice.
    """
    headers = {"Message-ID": make_msgid(domain=senders_domain())}
    for wait in (0, *AGAIN_AFTER):
        time.sleep(wait)
        try:
            EmailMessage(subject, text, to=[to], headers=headers).send()
            return
        except OSError as error:  # smtplib's errors are among them.
            kind = type(error).__name__
    # The kind alone: what a mail server answers repeats the address.
    log.error("a letter could not be sent: %s", kind)


def start():
    with _starting:
        while len(_workers) < WORKERS:
            # A server that stops does not wait for a letter; whoever misses one asks again.
            worker = threading.Thread(target=work_on, name="letters", daemon=True)
            _workers.append(worker)
            worker.start()


def work_on():
    while True:
        language, work = _waiting.get()
        close_old_connections()
        try:
            with translation.override(language):
                work()
        except Exception:  # Wordless, like every line of the log; the next letter is as needed.
            log.exception("a letter could not be written")
        finally:
            close_old_connections()


class Printed(BaseEmailBackend):
    """For a demo: letters come out where it was started, without saying to whom they go."""

    def send_messages(self, messages):
        for message in messages:
            print(f"\n  A letter: {message.subject}\n\n{message.body}\n", flush=True)
        return len(messages)
