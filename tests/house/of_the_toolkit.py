"""A page for an appointment and a light log, with words that are nobody's."""

from django.urls import reverse

OF_THE_TOOLKIT = {
    "what_changed": "quillhaven",
    "to_ask": "bramblewhit",
    "to_take": "ottermead",
    "of_the_day": "pennyfold",
}


class OfTheToolkit:
    """The part of Everything that somebody writes for themselves alone."""

    def write_for_oneself(self):
        said = OF_THE_TOOLKIT
        page = {"changed": f"The {said['what_changed']}.", "question_1": f"A {said['to_ask']}?"}
        page["medicines"] = f"Two of the {said['to_take']}."
        self.post(self.member, reverse("appointment"), **page)
        self.post(self.member, reverse("begin_light_log"))
        line = {"sleep": "badly", "helped": ["rest"], "word": f"A {said['of_the_day']}."}
        self.post(self.member, reverse("light_log"), **line)

    def of_the_toolkit(self):
        """Its pages."""
        return list(map(reverse, ("practices", "appointment", "on_paper", "light_log")))
