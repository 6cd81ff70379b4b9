"""What the care team keeps to and how it is looked after, with words that are nobody's."""

from django.urls import reverse

from alongside.care.models import EmergencyContact

from .world_looking_after import LINE

OF_A_LINE = ("crisis_line", "crisis_line_versions")
OF_LOOKING_AFTER = {
    "to_ring": "quillandrew",
    # A page dials it without its spaces: an address of the telephone itself, sent to nobody.
    "number_to_ring": "0771 838 164 499",
    "why_opened": "tobblestane",
    "policy": "marrowgilde",
    "why_policy": "hestwickle",
    "crisis_line": "brindlewhit",
    "crisis_hours": "fennelmoor",
}


class LookingAfter:
    """The part of Everything in which the member gives somebody to ring, who is looked at.

    And in which the other organiser makes a policy their own, and says how much is enough.
    """

    def look_after_each_other(self):
        said = OF_LOOKING_AFTER
        given = {"name": said["to_ring"], "number": said["number_to_ring"], "knows": "on"}
        self.post(self.member, reverse("my_contact"), **given)
        self.post(self.neighbour, reverse("my_contact"), **given)
        self.post(self.neighbour, reverse("take_back_contact"))
        opened = reverse("open_contact", args=[self.case.pk])
        self.post(self.other, opened, reason=f"Since {said['why_opened']}.")
        assert EmergencyContact.objects.count() == 1
        written = {"body": f"We keep {said['policy']}.", "reason": f"So {said['why_policy']}."}
        self.post(self.other, reverse("write_policy", args=["medicines"]), **written, after="0")
        self.post(self.other, reverse("enough"), most_a_day="4")
        self.post(self.other, reverse("practised"), practised="on")
        self.post(self.other, reverse("confirm_numbers"))
        line = LINE | {"name": said["crisis_line"], "hours": f"By {said['crisis_hours']}."}
        self.post(self.other, reverse("crisis_line", args=["samaritans"]), **line, after="0")

    def of_looking_after(self):
        """Its pages."""
        of_a_policy = ("policy", "policy_versions", "write_policy")
        return [
            *map(reverse, ("policies", "my_contact", "enough", "supervision", "crisis_lines")),
            *(reverse(name, args=["samaritans"]) for name in OF_A_LINE),
            *(reverse(name, args=["medicines"]) for name in of_a_policy),
            reverse("open_contact", args=[self.case.pk]),
        ]
