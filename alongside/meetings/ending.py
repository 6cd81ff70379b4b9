"""What nobody closed is closed some hours after its beginning: then it can be read, and fades."""

import logging
from uuid import uuid4

from . import engine
from .evening import carry_out
from .models import OVER, Meeting

log = logging.getLogger("alongside.meetings")


def let_end(now):
    """Closes what is open and long over, unless somebody leads it still."""
    left_open = Meeting.objects.still_open().filter(starts_at__lte=now - OVER, cancelled_at=None)
    for meeting in left_open:
        try:
            carry_out(meeting, engine.LetEnd(id=uuid4().hex, by=None))
        except Exception:  # One meeting that cannot be read must not leave the others open.
            log.exception("could not close meeting %s", meeting.pk)
