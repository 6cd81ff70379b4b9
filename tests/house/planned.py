"""Plans that somebody made, kept, changed, shared and printed, with words that are nobody's."""

from django.urls import reverse

from alongside.meetings import plan
from alongside.meetings.models import OwnPlan, SharedPlan

from .world_plans import a_form

OF_PLANS = {
    "plan_title": "fernwhistral",
    "plan_script": "quillambrose",
    "plan_note": "harrowminty",
    "plan_copy": "sallowbrend",
    "rehearsed": "oxlipferny",
}


class Planned:
    """The part of Everything that is about plans."""

    def plan_ahead(self):
        """On the meeting that is planned, before anybody opens its doors."""
        at = reverse("edit_plan", args=[self.meeting.pk])
        said = {"1-script": f"Say {OF_PLANS['plan_script']}."}
        self.post(self.organiser, at, **a_form(plan.simple(), **said))
        self.meeting.refresh_from_db()
        noted = {"own_title": f"Our {OF_PLANS['plan_title']}", "2-note": OF_PLANS["plan_note"]}
        self.post(self.organiser, at, **a_form(self.meeting.plan, do="keep", **noted))
        self.own_plan = OwnPlan.objects.get()
        here = reverse("plan", args=[self.group.ref, f"own-{self.own_plan.pk}"])
        self.post(self.organiser, here, do="share", read="on")
        self.shared_plan = SharedPlan.objects.get()
        changed = {"3-title": f"The last {OF_PLANS['plan_copy']}"}
        at = reverse("own_plan", args=[self.group.ref, self.own_plan.pk])
        self.post(self.organiser, at, **a_form(self.own_plan.steps, **changed))
        self.post(self.organiser, reverse("rehearsal"), moment="tears")
        said = f"Good evening, {OF_PLANS['rehearsed']}."
        self.post(self.organiser, reverse("rehearse", args=["say"]), body=said)

    def of_plans(self):
        """Its pages."""
        ref = self.group.ref
        keys = [f"own-{self.own_plan.pk}", f"shared-{self.shared_plan.pk}", "stigma"]
        of_the_meeting = ("edit_plan", "print_meeting_plan")
        return [
            *(reverse(name, args=[ref, key]) for name in ("plan", "print_plan") for key in keys),
            *(reverse(name, args=[self.meeting.pk]) for name in of_the_meeting),
            reverse("plans", args=[ref]),
            reverse("rehearsal"),
            reverse("own_plan", args=[ref, self.own_plan.pk]),
        ]
