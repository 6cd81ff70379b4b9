"""Who goes, who decides about it, and what they are asked. For several tests."""

import pytest

from alongside.groups.models import Decision
from alongside.groups.parting import deciding
from alongside.groups.roles import Role
from alongside.vault import endings
from alongside.vault.ledger import Ledger
from alongside.vault.models import Ending
from tests.conftest import person

WHY = "It was said three times to let others finish."
BUT = "I was interrupted before, twice."


def comes(group, name, role=Role.MEMBER):
    """Somebody new in this group, who has said yes to its agreement."""
    someone = person(name)
    group.welcome(someone, role=role).accept(group.current_agreement())
    return someone


def place_of(someone, group):
    return group.memberships.current().get(person=someone)


def silence(group, whom, by, days=3):
    return deciding.silence(place_of(whom, group), by=by, days=days, reason=WHY)


def remove(group, whom, by):
    return deciding.ask_to_leave(place_of(whom, group), by=by, reason=WHY)


def is_in(group, someone):
    return group.memberships.current().filter(person=someone).exists()


def newest():
    return Decision.objects.order_by("-at").first()


@pytest.fixture
def gwen(morning):
    """Gwen leads the morning group beside Ada."""
    return comes(morning, "gwen", Role.CO_FACILITATOR)


@pytest.fixture
def sue(morning):
    """Sue supervises it."""
    return comes(morning, "sue", Role.SUPERVISOR)


@pytest.fixture
def own_ledger(tmp_path, monkeypatch):
    """A ledger that knows of nothing else than what this test ends."""
    own = Ledger(tmp_path / "ledger")
    monkeypatch.setattr(endings, "ledger", lambda: own)
    return own


class OlderCopy:
    """The rows of these models as they are when it is taken; and how they are put back."""

    def __init__(self, *models):
        self.rows = {model: list(model._base_manager.all()) for model in models}

    def put_back(self):
        """As a restore does: what came since is not there, and nothing that ended since has."""
        for model, rows in self.rows.items():
            model._base_manager.exclude(pk__in=[row.pk for row in rows]).delete()
            for row in rows:
                row.save()
        Ending.objects.all().delete()
        return endings.catch_up()
