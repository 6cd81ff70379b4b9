"""Plans that people made: a group's own, and those that whoever leads here shares with the others.

Both are copies. A meeting that was planned from one keeps its own steps, whatever becomes of it.
"""

from django.db import models
from django.utils import timezone

from alongside.groups.models import Group
from alongside.lib.whoever import whoever
from alongside.vault.endings import record
from alongside.vault.fields import SealedJSON
from alongside.vault.models import SealedModel

from .. import plan

MOST_OWN, MOST_SHARED = 60, 200
LONGEST_TITLE = 120


class KeptPlan(SealedModel):
    """What a group's own plan and a shared one have in common: `plan` as `packed` makes it."""

    kept_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True

    @property
    def can_be_read(self):
        return self.readable("plan") is not None

    @property
    def title(self):
        return self.plan["title"]

    @property
    def what(self):
        return self.plan["what"]

    @property
    def steps(self):
        return tuple(plan.load({name: self.plan[name] for name in ("schema", "steps")}))


def packed(title, what, steps):
    """A plan as it is sealed."""
    return {**plan.dump(steps), "title": title, "what": what}


class OwnPlan(KeptPlan):
    """A plan that a group keeps, to use again. It is the group's: it does not say who made it."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="own_plans")
    plan = SealedJSON(label="meetings.own_plan.plan", owner="group", audience="facilitators")

    def end(self):
        record("own_plan_ended", plan=self.pk)
        self.delete()


class SharedPlan(KeptPlan):
    """A copy for everybody who leads here, without a word of a member. It is the host's.

    Whoever shared it can take it back. Copies that others made of it stay.
    """

    plan = SealedJSON(label="meetings.shared_plan.plan", owner="house", audience="house")
    shared_by = whoever()

    def end(self):
        record("shared_plan_ended", plan=self.pk)
        self.delete()


def end_own(*, plan):
    OwnPlan.objects.filter(pk=plan).delete()


def end_shared(*, plan):
    SharedPlan.objects.filter(pk=plan).delete()


def forget(person, keep):
    """Plans that they shared are left to the host without their name, or go."""
    mine = SharedPlan.objects.filter(shared_by=person)
    if keep:
        mine.update(shared_by=None)
    else:
        mine.delete()
