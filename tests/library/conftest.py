"""A suggestion, whoever reviews it, and what they send."""

import pytest

from alongside.library.models import Resource, Reviewer
from tests.vault.damage import damaged  # noqa: F401  A fixture.

SAYS = {
    "title": "The kettle and the stairs",
    "by": "Two people who live with pain",
    "address": "https://kettle.example.org/stairs",
    "topics": ["coping", "exercise"],
    "kind": "article",
    "minutes": 12,
    "language": "en",
    "region": "Scotland",
    "evidence": "D",
    "what": "How they got round a bad week.",
    "limits": "It is their own story.",
    "gains": "My sister wrote it.",
}


@pytest.fixture
def says():
    return dict(SAYS)


@pytest.fixture
def suggestion(cleo, says):
    return Resource.objects.create(suggested_by=cleo, says=says)


@pytest.fixture
def reviews(dev, olive):
    """Dev reviews, in a role; he leads nothing that Cleo is in."""
    return Reviewer.objects.appoint(dev, role="physiotherapist", by=olive)


@pytest.fixture
def decision():
    """What a reviewer sends who takes a suggestion into the library."""
    return {
        "to": "shown",
        "evidence": "told",
        "conflict": "Its makers sell tea.",
        "why": "",
        "months": "12",
        "name": "Dev Example",
        "role": "physiotherapist",
    }
