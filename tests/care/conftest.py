"""People who can look after what comes in: all of them lead a group, or organise."""

import pytest

from tests.conftest import person

from .team import always, team


@pytest.fixture
def gwen(db, morning):
    """Leads the morning group with Ada."""
    someone = person("gwen")
    place = morning.welcome(someone, role="co_facilitator")
    place.accept(morning.current_agreement())
    someone.refresh_from_db()
    return someone


@pytest.fixture
def of_two(morning, gwen, ada, olive):
    """Ada and Gwen, at any hour. Nobody is a second reader."""
    ada.refresh_from_db()
    always(by=olive)
    return team(ada, gwen, by=olive)


@pytest.fixture
def of_three(of_two, evening, dev, olive):
    """Dev as well, who leads another group: red and crisis are read by two."""
    dev.refresh_from_db()
    return [*of_two, *team(dev, by=olive)]
