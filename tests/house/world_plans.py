"""The same evening, as far as plans are about it."""

from alongside.meetings import plan
from alongside.meetings.models import OwnPlan, SharedPlan
from alongside.meetings.plans.forms import row_of
from alongside.meetings.plans.kept import packed


def kept(title):
    return packed(title, "For us.", plan.simple())


class Plans:
    """A plan that the group keeps, one of another group, and one that Ada has shared."""

    def __init__(self, group, elsewhere, ada, later, tonight):
        self.ref, self.later, self.tonight = group.ref, later, tonight
        self.own = OwnPlan.objects.create(group=group, plan=kept("Ours, and quiet"))
        self.theirs = OwnPlan.objects.create(group=elsewhere, plan=kept("Theirs, and long"))
        self.shared = SharedPlan.objects.create(plan=kept("For all of you"), shared_by=ada)

    def arguments(self, name, kind):
        """Where the doors are; None where one is not of these."""
        row = self.theirs if kind == "theirs" else self.own
        keys = {"ours": "stigma", "shared": f"shared-{self.shared.pk}"}
        meeting = self.tonight if kind == "begun" else self.later
        return {
            "plans": [self.ref],
            "plan": [self.ref, keys.get(kind, f"own-{row.pk}")],
            "print_plan": [self.ref, f"own-{row.pk}"],
            "own_plan": [self.ref, row.pk],
            "edit_plan": [meeting.pk],
            "print_meeting_plan": [meeting.pk],
        }.get(name)

    def form(self, door):
        if door.startswith(("edit", "own")):
            return a_form(plan.simple(), **{"2-title": "Another round"})
        if door.startswith("plan"):
            return {"do": "copy" if door == "plan/shared" else "share", "read": "on"}
        return None


def a_form(steps, do="save", **changed):
    """What a browser sends that changes a plan which has these steps until now."""
    rows = {f"{n}-{key}": v for n, step in enumerate(steps) for key, v in row_of(step).items()}
    time = {"people": "8", "place": "writing", "has": "60"}
    version = plan.version_of(steps)
    return {"do": do, "version": version, "count": len(steps), **time, **rows, **changed}
