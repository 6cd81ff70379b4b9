"""Stories to tell, pages with those like one, and a process that knows none of them yet."""

import pytest

from alongside.conversations.alike import looking
from alongside.conversations.models import Story
from alongside.meaning.model import NotHere
from tests.vault.search.conftest import index  # noqa: F401  A fixture.


@pytest.fixture(autouse=True)
def nothing_known(index, monkeypatch):  # noqa: F811
    """And all the time in the world: how long a page reads is a test of its own."""
    monkeypatch.setattr(looking, "PATIENCE", 60)
    looking.vectors.forget()
    yield
    looking.vectors.forget()


@pytest.fixture
def tell(morning, ben):
    def tell(body, by=ben, group=morning, **more):
        return Story.objects.share(by=by, group=group, body=body, wish="listen", **more)

    return tell


@pytest.fixture
def like(browse):
    """`like(story, cleo)` is the text of the page with stories like it that Cleo gets."""

    def like(story, person, **more):
        answer = browse(person).get(f"/stories/{story.pk}/alike/", more)
        assert answer.status_code == 200
        return answer.text

    return like


@pytest.fixture
def no_model(monkeypatch):
    def is_not_here():
        raise NotHere("It is not here.", "bin/setup run")

    monkeypatch.setattr(looking, "model", is_not_here)
