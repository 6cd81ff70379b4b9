"""What the rules of the house are tried on: an evening under way, and everything done once."""

import pytest

from alongside.groups.models import Membership
from alongside.people.models import Person
from tests.conftest import person

from .everything import Everything
from .world import World


@pytest.fixture
def world(ada, ben, cleo, dev, invited, olive, morning, evening, bens_story, browse):
    gwen = person("gwen")
    leads = morning.welcome(gwen, role=Membership.Role.FACILITATOR)
    leads.accept(morning.current_agreement())
    people = {
        "gwen": gwen,
        "ada": ada,
        "ben": ben,
        "cleo": cleo,
        "dev": dev,
        "nia": invited,
        "olive": olive,
        "leo": Person.objects.sign_up("leo"),
    }
    return World(people, morning, evening, bens_story, browse)


@pytest.fixture
def everything(db, browse):
    return Everything(browse)
