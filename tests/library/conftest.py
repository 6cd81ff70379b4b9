"""A suggestion, whoever reviews it, and what they send."""

import pytest

from alongside.library.models import Resource, Reviewer
from alongside.vault.house import sealed_fields
from tests.vault.damage import flipped, raw, write

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


@pytest.fixture
def damaged():
    """`damaged(Resource)`: no sealed value of any of its rows opens any more."""

    def damage(model):
        for field in sealed_fields():
            for row in model.objects.all() if field.model is model else ():
                if (blob := raw(field, row.pk)) is not None:
                    write(field, row.pk, flipped(blob))

    return damage
