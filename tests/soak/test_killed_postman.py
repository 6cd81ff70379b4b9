"""Workers killed while they hand letters and pushes over to servers that have their own bad days.

In the inbox each notice stands once. A change arrives at least once, a reminder at most once; what
comes twice has one Message-ID, or one token. `make soak` kills 200 workers, `make test` twenty.
"""

import json
import random
from collections import Counter
from email import message_from_bytes
from types import SimpleNamespace

import pytest
from aiosmtpd.controller import Controller

from tests.browser.served import free_port
from tests.notices.push_service import Device, PushService, open_service

from .machine import Machine
from .posting import NOTICES_FOR_EACH_KILL
from .test_kills import KILLS

pytestmark = pytest.mark.pure

EACH = NOTICES_FOR_EACH_KILL * KILLS
REMINDER, CHANGE = "This is a reminder for you.", "Something has changed."
BUSY, GONE = 0.05, 0.05  # How often they say "not now", and how often they take one and hang up.


class MailServer:
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

    def arrived(self, sentence):
        """How often a letter with this sentence came, by its Message-ID."""
        return Counter(
            letter["Message-ID"]
            for letter in self.took
            if sentence in letter.get_payload(0).get_payload(decode=True).decode()
        )


class BusyPushService(PushService):
    """The same for pushes, to the one device that it has."""

    def __init__(self):
        super().__init__()
        self.device, self.hung_up = None, 0

    def answer(self, request):
        if random.random() < BUSY:
            self.answers = [(503, {})]
        elif random.random() < GONE:
            self.answers = [("hang up", {})]
        super().answer(request)

    def hang_up(self, request):
        self.hung_up += 1
        super().hang_up(request)

    def arrived(self, sentence):
        """How often a push with this sentence came, by its token."""
        said = [self.device.read(body) for _path, _headers, body in self.took]
        return Counter(one["token"] for one in said if sentence in one["body"])


@pytest.fixture(scope="module")
def posted(tmp_path_factory):
    """(what is left in the end, the mail server, the push service)"""
    home, office, service = tmp_path_factory.mktemp("posted"), MailServer(), BusyPushService()
    desk = Controller(office, hostname="127.0.0.1", port=free_port())
    desk.start()
    try:
        with open_service(SimpleNamespace(), home, service), Machine(home / "here") as machine:
            service.device = Device(service.address + "soaked")
            device = {**service.device.subscription, "trusts": str(home / "push.pem")}
            (machine.data / "keys").mkdir(mode=0o700)
            machine.environment["ALONGSIDE_WORKER_LEASE"] = "2"
            # Of no use, but it is there before the settings are read, as it is after a first start.
            machine.environment["ALONGSIDE_SECRET_KEY"] = "5b" * 32
            machine.environment["ALONGSIDE_MAIL_URL"] = f"smtp://127.0.0.1:{desk.port}?tls=no"
            process = machine.module("soak.posting", home / "diary", KILLS, json.dumps(device))
            said = process.communicate(timeout=300 + 30 * KILLS)[0]
            assert process.returncode == 0, machine.complaints
    finally:
        desk.stop()
    return json.loads(said), office, service


def test_each_stands_in_each_inbox_once(posted):
    left, *_servers = posted
    assert left["notices"] == {"soak_reminder": 2 * EACH, "soak_change": 2 * EACH}


def test_every_change_arrives_and_what_comes_twice_is_the_same(posted):
    left, *servers = posted
    assert [len(server.arrived(CHANGE)) for server in servers] == [EACH, EACH]
    assert left["given_up"] == []


def test_no_reminder_comes_twice_and_few_are_lost(posted):
    _left, *servers = posted
    for server in servers:
        came = server.arrived(REMINDER)
        assert set(came.values()) == {1}
        assert EACH - KILLS <= len(came) <= EACH


def test_they_did_have_their_bad_days(posted):
    """The control: some were taken by a server that never said so."""
    _left, office, service = posted
    assert office.hung_up and service.hung_up
