"""Ben, who cannot get in, and two people who lead his group and know him."""

import pytest

from tests.conftest import person

from ..post import arrived_long_ago
from .asking import ASK, words_on


@pytest.fixture
def gwen(morning):
    """She leads the morning group with Ada."""
    someone = person("gwen")
    morning.welcome(someone, role="facilitator").accept(morning.current_agreement())
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
