"""Workers killed while they hand letters over to a mail server that has its own bad days.

In the inbox each notice stands once. A change arrives at least once, a reminder at most once; what
comes twice has one Message-ID. `make soak` kills 200 workers, `make test` twenty.
"""

import json
import random
from collections import Counter
from email import message_from_bytes

import pytest
from aiosmtpd.controller import Controller

from tests.browser.served import free_port

from .machine import Machine
from .posting import NOTICES_FOR_EACH_KILL
from .test_kills import KILLS

pytestmark = pytest.mark.pure

EACH = NOTICES_FOR_EACH_KILL * KILLS
REMINDER, CHANGE = "This is a reminder for you.", "Something has changed."
BUSY, GONE = 0.03, 0.03  # How often it says "not now", and how often it takes one and hangs up.


class BadDays:
    """Takes letters; sometimes says that it cannot, sometimes dies before it says that it did."""

    def __init__(self):
        self.took, self.hung_up = [], 0

    async def handle_DATA(self, server, session, envelope):
        if random.random() < BUSY:
            return "451 Not now"
        self.took.append(message_from_bytes(envelope.content))
        if random.random() < GONE:
            self.hung_up += 1
            server.transport.abort()
        return "250 OK"


@pytest.fixture(scope="module")
def posted(tmp_path_factory):
    """(what is left in the end, the mail server)"""
    home, office = tmp_path_factory.mktemp("posted"), BadDays()
    desk = Controller(office, hostname="127.0.0.1", port=free_port())
    desk.start()
    try:
        with Machine(home / "here") as machine:
            (machine.data / "keys").mkdir(mode=0o700)
            machine.environment["ALONGSIDE_WORKER_LEASE"] = "2"
            # Of no use, but it is there before the settings are read, as it is after a first start.
            machine.environment["ALONGSIDE_SECRET_KEY"] = "5b" * 32
            machine.environment["ALONGSIDE_MAIL_URL"] = f"smtp://127.0.0.1:{desk.port}?tls=no"
            process = machine.module("soak.posting", home / "diary", str(KILLS))
            said = process.communicate(timeout=300 + 30 * KILLS)[0]
            assert process.returncode == 0, machine.complaints
    finally:
        desk.stop()
    return json.loads(said), office


def arrived(office, sentence):
    """How often a letter with this sentence came, by its Message-ID."""
    return Counter(
        letter["Message-ID"]
        for letter in office.took
        if sentence in letter.get_payload(0).get_payload(decode=True).decode()
    )


def test_each_stands_in_the_inbox_once(posted):
    left, _office = posted
    assert left["notices"] == {"soak_reminder": EACH, "soak_change": EACH}


def test_every_change_arrives_and_what_comes_twice_is_the_same_letter(posted):
    left, office = posted
    assert len(arrived(office, CHANGE)) == EACH
    assert left["given_up"] == []


def test_no_reminder_comes_twice_and_few_are_lost(posted):
    _left, office = posted
    came = arrived(office, REMINDER)
    assert set(came.values()) == {1}
    assert EACH - KILLS <= len(came) <= EACH


def test_it_did_have_its_bad_days(posted):
    """The control: some letters were taken by a server that never said so."""
    _left, office = posted
    assert office.hung_up
