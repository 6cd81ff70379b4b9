"""What tests of getting back in do: read the three words, vouch, let time pass."""

import re
from datetime import timedelta

import time_machine
from django.utils import timezone

from alongside.people.models import Recovery

ASK = "/sign-in/help/people/"
NEW = "another horse battery"


def words_on(answer):
    part = answer.text.split('class="three-words"')[1].split("</p>")[0]
    return re.findall(r"<span>(\w+)</span>", part)


def vouch(client, words, pk=None):
    pk = pk or Recovery.objects.latest("asked_at").pk
    return client.post(f"/recoveries/{pk}/vouch/", {"three_words": " ".join(words)}, follow=True)


def vouched(asked, ada, gwen, browse):
    for one in (ada, gwen):
        assert "written down" in vouch(browse(one), asked[2]).text


def hours_later(hours):
    return time_machine.travel(timezone.now() + timedelta(hours=hours), tick=False)
