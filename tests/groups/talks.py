"""Who asks to come in, and what is written between them and those who lead. For several tests."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from alongside.groups.models import Asking, Thread
from tests.conftest import person


def asks(group, someone, number=1, **more):
    return Asking.objects.create(group=group, person=someone, number=number, **more)


def thread_of(someone, group):
    return Thread.objects.between(someone, group)


def with_of(group, someone):
    """The address of a thread as those who lead the group see it."""
    return f"/groups/{group.ref}/threads/{someone.pk}/"


def in_days(days, hour=16):
    """A moment some days from now, at this hour of London's clock."""
    then = timezone.localtime(timezone=ZoneInfo("Europe/London")) + timedelta(days=days)
    return then.replace(hour=hour, minute=0, second=0, microsecond=0)


def wrote(browser, address, words="The stairs were too much on Friday.", **form):
    answer = browser.post(address, {"body": words, **form})
    assert answer.status_code == 302, answer.status_code
    return answer


def secretless(answer):
    return re.sub(r'value="\w{64}"', "", answer.text)


def main_of(answer):
    """What a page shows, but for moments and the secrets of its forms."""
    shown = answer.text.split("<main")[-1].split("</main>")[0]
    return re.sub(r'<time.*?</time>|value="\w{64}"', "", shown)


@pytest.fixture
def kit(morning):
    """Kit asks to come into the morning group, with which somebody talks first."""
    morning.talks_first = True
    morning.joining = "asking"
    morning.save(update_fields=["talks_first", "joining"])
    someone = person("kit")
    asks(morning, someone)
    return someone
