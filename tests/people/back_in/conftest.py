"""Ben, who cannot get in, and two people who lead his group and know him."""

import pytest

from alongside.people.back_in.recovery import KNOWN
from tests.conftest import person

from ..post import arrived_long_ago
from .asking import ASK, words_on


@pytest.fixture
def gwen(morning):
    """She leads the morning group with Ada, and has been there for a month."""
    someone = person("gwen")
    place = morning.welcome(someone, role="facilitator")
    place.accept(morning.current_agreement())
    morning.memberships.filter(pk=place.pk).update(joined_at=place.joined_at - KNOWN)
    someone.refresh_from_db()
    return someone


@pytest.fixture
def ada_leads(morning, ada):
    ada.refresh_from_db()
    return ada


@pytest.fixture
def asked(morning, ben, ada_leads, gwen, browse):
    """Ben, who forgot his password, in a browser that has asked; (browser, page, words)."""
    arrived_long_ago(ben)
    client = browse()
    page = client.post(ASK, {"name": "Ben"}).url
    return client, page, words_on(client.get(page))
