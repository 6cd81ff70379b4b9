"""What would have left the house: in a demo nothing does, and this page shows it instead.

It is kept in memory alone, and only the newest of it.
"""

from collections import deque
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.lib.mail import Printed

KEPT = deque(maxlen=50)


@dataclass(frozen=True)
class Kept:
    """A letter; or a push, of which nobody but the device could read more than its size."""

    at: datetime
    subject: str = ""
    text: str = ""
    size: int = 0


class Letters(Printed):
    """Keeps letters for the page, and prints them where the demo was started, as before."""

    def send_messages(self, messages):
        for message in messages:
            KEPT.appendleft(Kept(timezone.now(), message.subject, message.body))
        return super().send_messages(messages)


def push(endpoint, body, headers):
    """Stands in for a push service: takes everything, and sends nothing anywhere."""
    KEPT.appendleft(Kept(timezone.now(), size=len(body)))
    return 201, ""


@login_not_required
@require_safe
def outbox(request):
    return render(request, "home/outbox.html", {"kept": list(KEPT)})
