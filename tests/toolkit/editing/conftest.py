"""Dev, a physiotherapist, and Ben, who lives with pain, review; nobody else in the cast does."""

import pytest
from django.http import QueryDict

from alongside.library.models import Reviewer
from alongside.toolkit.editing.history import History
from alongside.toolkit.shipped import shipped_cards

SLUG = "music-time"
HERE = f"/reviewing/cards/{SLUG}/"
EDIT, READ = f"{HERE}edit/", f"/strategies/{SLUG}/"
DEV = {"name": "Dev Example", "role": "physiotherapist"}
BEN = {"name": "Ben", "role": "reader who lives with pain"}
WHAT = "Choose a song, lie back, and let it play to its end."


@pytest.fixture
def alone(dev, olive):
    return Reviewer.objects.appoint(dev, role="physiotherapist", by=olive)


@pytest.fixture
def both(alone, ben, olive):
    return alone, Reviewer.objects.appoint(ben, role="reader who lives with pain", by=olive)


@pytest.fixture
def filled(db):
    """`filled(what="…")`: the form as its page draws it now, with these fields written anew."""

    def form(slug=SLUG, **written):
        history = History(shipped_cards()[slug])
        return {"version": history.newest, **history.text(history.newest), **DEV, **written}

    return form


def sent(form):
    """What a form says, as the server reads it."""
    data = QueryDict(mutable=True)
    for name, said in form.items():
        data.setlist(name, said if isinstance(said, list) else [str(said)])
    return data
