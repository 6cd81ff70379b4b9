"""The same evening, as far as it is about small steps, the shelf and a rough day."""

from alongside.toolkit.models import SmallStep

ONE_STEP = ("small_step", "look_back", "keep_step", "remove_step")
FORMS = {
    "begin_step": {"what": "Ten steps.", "doable": "yes", "group": "me"},
    "look_back": {"outcome": "unsure", "learned": "It takes longer.", "group": "me"},
    "find_on_shelf": {"words": "the stairs again"},
    "take_off_shelf": {"because": "It may harm a fresh hip."},
    "edit_flare_plan": {"signs": "I go quiet."},
}


class Flaring:
    """A step of Cleo's that helped her, and is on the shelf of the group."""

    def __init__(self, group, cleo):
        self.group = group
        self.step = SmallStep.objects.begin(by=cleo, what="A warm drink first.", group=group)
        self.step.look_back(outcome="helped", learned="Slowly.", group=group)

    def arguments(self, name):
        """Where the doors are; None where one is not of these."""
        if name in ONE_STEP:
            return [self.step.pk]
        if name in ("shelf", "find_on_shelf"):
            return [self.group.ref]
        return [self.group.ref, self.step.pk] if name == "take_off_shelf" else None

    def form(self, door):
        """What is filled in there, or None."""
        return {"group": str(self.group.pk)} if door == "tell_rough_day" else FORMS.get(door)
