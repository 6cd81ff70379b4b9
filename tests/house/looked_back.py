"""What is left of a meeting, with words that are nobody's."""

from django.urls import reverse

OF_LOOKING_BACK = {
    "noted_after": "quenderlow",
    "left_over": "brimhaskett",
    "in_a_few_lines": "tollerwyke",
}


class LookedBack:
    """The part of Everything that comes after a meeting."""

    def look_back(self):
        """Who led notes something, leaves something for another time, and tells the others."""
        said = OF_LOOKING_BACK
        at = self.meeting.get_absolute_url()
        form = {"phrases": ["hard"], "body": f"Mind {said['noted_after']}."}
        self.post(self.organiser, f"{at}how-it-went/", parked=f"The {said['left_over']}", **form)
        self.post(self.organiser, f"{at}catch-up/", body=f"It was {said['in_a_few_lines']}.")
        self.post(self.organiser, reverse("words_kept", args=[self.group.ref]), days="365")

    def of_looking_back(self):
        """Its pages."""
        return [
            *(reverse(name, args=[self.meeting.pk]) for name in ("review", "catch_up")),
            *(reverse(name, args=[self.group.ref]) for name in ("looking_back", "words_kept")),
            reverse("hard_moments"),
        ]
