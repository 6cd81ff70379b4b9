"""Small steps, one of them on the shelf, and a plan for a flare, with words that are nobody's."""

from django.urls import reverse

from alongside.toolkit.models import SmallStep

OF_A_FLARE = {
    "small_step": "wicklethorn",
    "step_when": "dapplemarch",
    "learned": "oatenshaw",
    "step_caution": "brackenfold",
    "taken_off": "fernholloway",
    "flare_signs": "mistlequarry",
    "flare_message": "larkenwold",
}


class Flaring:
    """The part of Everything that is about small steps and a rough day."""

    def try_something_small(self):
        said, group = OF_A_FLARE, str(self.group.pk)
        step = {"what": f"To {said['small_step']}.", "when": f"On {said['step_when']}."}
        more = {"doable": "yes", "group": group, "remind": "1", "source": f"story:{self.story.pk}"}
        self.post(self.member, reverse("begin_step"), **step, **more)
        self.step = SmallStep.objects.get()
        learned = {
            "learned": f"It was {said['learned']}.",
            "caution": said["step_caution"],
        }
        how = reverse("look_back", args=[self.step.pk])
        self.post(self.member, how, outcome="helped", group=group, **learned)
        off = reverse("take_off_shelf", args=[self.group.ref, self.step.pk])
        self.post(self.organiser, off, because=f"For {said['taken_off']}.")
        plan = {"signs": f"A {said['flare_signs']}.", "message": f"Dear {said['flare_message']}."}
        self.post(self.member, reverse("edit_flare_plan"), **plan)
        self.post(self.member, reverse("tell_rough_day"), group=group)

    def of_a_flare(self):
        """Its pages."""
        ones_own = ("small_steps", "begin_step", "flare", "flare_plan", "edit_flare_plan")
        of_a_step = ("small_step", "look_back", "remove_step")
        return [
            *map(reverse, (*ones_own, "print_flare_plan", "flare_plan_copy", "flare_offline")),
            *(reverse(name, args=[self.step.pk]) for name in of_a_step),
            *(reverse(name, args=[self.group.ref]) for name in ("shelf", "find_on_shelf")),
        ]
