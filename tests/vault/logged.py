"""An access log of five lines, sealed with a key of the test's own."""

import pytest

from alongside.vault import access
from alongside.vault import keyring as keyrings
from alongside.vault.access import AccessLine

SOMEBODY, A_GROUP = 2**62 + 1, 2**62 + 3


@pytest.fixture
def log_key(ring, monkeypatch):
    """A keyring of the test's own, so that heads kept by one are none of another's."""
    monkeypatch.setattr(keyrings, "_keyring", ring)
    return ring


@pytest.fixture
def five(db, log_key):
    """Five lines, as they were written; that they are whole is the control of every test."""
    for number in range(1, 6):
        access.write("emergency_read", by=SOMEBODY, group=A_GROUP, story=number)
    assert access.verify() == access.Findings(lines=5)
    return AccessLine.objects.order_by("number")


def said(findings):
    return " ".join(findings.sentences())


def rewrite(lines, key):
    """Another story of what happened, sealed as if it were true."""
    before = ""
    for line in lines:
        line.about = {**line.about, "story": 40 + line.number}
        line.seal = before = line.sealed_after(before, key)
        line.save()
