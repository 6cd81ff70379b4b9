"""Small steps in a meeting: what people have tried since last time, and one to take along."""

from django.utils import timezone
from django.utils.functional import cached_property

from alongside.groups.lasting import last_readable_end
from alongside.lib.prepared import Prepared
from alongside.toolkit.models import SmallStep
from alongside.toolkit.shelf.shelved import TRIED_LATELY, tried_now
from alongside.vault.models import open_many

# In these parts of a plan people may think of something small to try; there it is offered.
TAKE_ALONG = ("spark", "practice", "small-step", "closing", "unwind")

tried_lately = Prepared(tried_now, clock=[last_readable_end])


def all_tried(group, since):
    """By whomever, whether it is there for somebody or not: often it is nothing."""
    return SmallStep.objects.filter(group=group, shared_at__gte=since)


def a_while_ago():
    return timezone.now() - TRIED_LATELY


class SmallSteps:
    """What a Room says of small steps. They are shared with its group, or are one's own."""

    @property
    def looks_back(self):
        """It is the part for it; a plan that has none has its check-in."""
        has_one = any(step.kind == "follow-up" for step in self.steps)
        return self.step.kind == ("follow-up" if has_one else "check-in")

    @property
    def offers_a_step(self):
        return self.step.kind in TAKE_ALONG

    @cached_property
    def steps_of_last_time(self):
        """The newest few that people of the group share, as far as they are there for me."""
        if not self.looks_back or not self.found.beside.has_tried_something:
            return []
        group, person = self.meeting.group_id, self.me.person_id
        steps = tried_lately(group=group, person=person, since=a_while_ago())
        open_many([*steps, *(step.person for step in steps)])
        return steps
