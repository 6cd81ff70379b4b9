"""The same evening, as far as somebody practises with made-up people."""

from alongside.meetings.models import Rehearsal

FORMS = {"rehearsal": {"moment": "support"}}


class Rehearsing:
    """Ada has begun a rehearsal."""

    def __init__(self, ada):
        Rehearsal.objects.begin(by=ada, moment="tears")

    def arguments(self, name, kind):
        """Where the doors are; None where one is not of these."""
        return {"rehearse": [kind or "end"]}.get(name)
