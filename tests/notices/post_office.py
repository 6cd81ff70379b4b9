"""Mail servers of every temper, real ones: each listens on this machine and keeps what it took."""

import asyncio
from contextlib import contextmanager

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from django.core.mail.backends.smtp import EmailBackend

from tests.browser.served import free_port

SMTP_BACKEND = f"{EmailBackend.__module__}.{EmailBackend.__qualname__}"


class PostOffice:
    """What it answers to the letterbox and to the letter; and what it does then."""

    def __init__(self):
        self.took = []  # The letters, as bytes.
        self.to_rcpt, self.to_data = [], []  # Answers to give first, before it is kind again.
        self.then = None  # "hang" or "hang up", after it took a letter.

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.to_rcpt:
            return self.to_rcpt.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.to_data:
            return self.to_data.pop(0)
        self.took.append(envelope.content)
        then, self.then = self.then, None
        if then == "hang":
            await asyncio.sleep(3)
        if then == "hang up":
            server.transport.abort()
        return "250 OK"


class DiesInTheMiddle(SMTP):
    """Its line breaks while a letter is on it."""

    async def smtp_DATA(self, arg):
        await self.push("354 Go on")
        await self._reader.readline()
        self.transport.abort()


class Desk(Controller):
    line = SMTP

    def factory(self):
        return self.line(self.handler, enable_SMTPUTF8=False)


@contextmanager
def open_office(settings, *, line=SMTP):
    """A mail server on a port of its own, to which the settings send letters."""
    office = PostOffice()
    desk = Desk(office, hostname="127.0.0.1", port=free_port())
    desk.line = line
    desk.start()
    settings.EMAIL_BACKEND = SMTP_BACKEND
    settings.EMAIL_HOST, settings.EMAIL_PORT = desk.hostname, desk.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_TIMEOUT = 1
    try:
        yield office
    finally:
        desk.stop()
