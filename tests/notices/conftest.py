"""A kind of notice of each urgency, about nothing but itself, and people who can be reached."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.notices import kinds
from alongside.notices.choices import Choices
from alongside.notices.kinds import Kind, register
from alongside.people.being_told.addresses import Address
from alongside.work.registry import JOBS
from tests.on_disk import on_disk  # noqa: F401  A fixture.


@pytest.fixture(autouse=True)
def only_kinds_of_ours(monkeypatch):
    """What other apps tell of is tested with them; here a kind holds as long as nobody ends it."""
    monkeypatch.setattr(kinds, "_kinds", {})
    monkeypatch.setattr(kinds, "_ways_to_groups", [])


@pytest.fixture(autouse=True)
def only_work_of_ours(monkeypatch):
    """What other apps do again and again is tested with them; it would be most of each day here."""
    theirs = [name for name, job in JOBS.items() if job.period and not name.startswith("notices.")]
    for name in theirs:
        monkeypatch.delitem(JOBS, name)


@pytest.fixture
def over():
    """(person's id, about) of whatever somebody may not hear of any more."""
    return set()


@pytest.fixture
def kind(over):
    """`kind("reminder")` is a kind of this urgency."""
    made = {}

    def make(urgency, **more):
        if urgency not in made:
            made[urgency] = register(
                Kind(
                    f"made_up_{urgency}",
                    sentence=f"Something of the kind {urgency}",
                    urgency=urgency,
                    link=lambda about: ("help", []),
                    is_still_so=lambda person, about: (person.pk, about) not in over,
                    **more,
                )
            )
        return made[urgency]

    return make


@pytest.fixture
def chooses():
    """`chooses(ben, usual="email")`: what Ben chose on the page of choices."""

    def choose(person, **changes):
        return Choices.objects.change(person, **{"quiet": False, **changes})

    return choose


@pytest.fixture
def with_address(db):
    """`with_address(ben)`: Ben has confirmed an e-mail address."""

    def give(person, email=None):
        email = email or f"{person.called.lower()}@letterbox.example"
        return Address.objects.create(
            person=person, email=email, found_by=email, confirmed_at=timezone.now()
        )

    return give


@pytest.fixture
def an_hour():
    return timedelta(hours=1)
