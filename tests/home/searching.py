"""Stories to look for, a look for them, and how a page with what was found is read."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.conversations.models import Story
from tests.vault.search.conftest import index  # noqa: F401  A fixture.


@pytest.fixture
def look(index, browse):  # noqa: F811
    """`look(cleo, "words")` is the text of the page that Cleo gets for them."""

    def look(person, words, **more):
        answer = browse(person).post("/search/", {"q": words, **more})
        assert answer.status_code == 200
        return answer.text

    return look


@pytest.fixture
def tell(morning, ben):
    def tell(body, by=ben, group=morning, days_ago=0, wish="listen", **more):
        story = Story.objects.share(by=by, group=group, body=body, wish=wish, **more)
        if days_ago:
            then = timezone.now() - timedelta(days=days_ago)
            Story.objects.filter(pk=story.pk).update(shared_at=then)
            story.refresh_from_db()
        return story

    return tell


def names(text):
    listed = re.search(r'<datalist id="names">(.*?)</datalist>', text, re.S)[1]
    return re.findall(r'<option value="(.*?)">', listed)


def kept(text, name):
    """What a field of the form still says."""
    field = re.search(rf'<input[^>]*name="{name}"[^>]*>', text)[0]
    value = re.search(r'value="([^"]*)"', field)
    return value[1] if value else ""


def is_open(text):
    return '<details class="narrow" open>' in text


def hidden(text):
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', text))
    del fields["csrfmiddlewaretoken"]
    return fields
