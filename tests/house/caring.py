"""Somebody asks for somebody, and both write, with words that are nobody's."""

from django.urls import reverse
from django.utils import timezone

from alongside.care.cases.case import Case
from alongside.care.cases.watching import look_over
from alongside.people.models import Person

OF_CARING = {
    "asked_for": "pockleforth",
    "care_answer": "gannistrel",
    "care_thought": "wendlebarrow",
}


class Caring:
    """The part of Everything in which the member asks, and the other organiser looks after it."""

    def ask_for_somebody(self):
        said, other = OF_CARING, Person.objects.get(is_organiser=True, leads=False)
        self.post(self.other, reverse("staffing"), zone="Europe/London", from0="08:00", to0="18:00")
        self.post(self.other, reverse("name_responder"), person=other.pk)
        duty = {"person": other.pk, "day": timezone.localdate().isoformat(), "weeks": "1"}
        self.post(self.other, reverse("rota"), **duty, begins="00:00", ends="00:00")
        self.post(self.member, reverse("ask_for_someone"))
        self.case = next(case for case in Case.objects.all() if case.is_asked)
        mine = reverse("with_me", args=[self.case.pk])
        self.post(self.member, mine, words=f"It is {said['asked_for']}.")
        one = [self.case.pk]
        self.post(self.other, reverse("act_on_case", args=[*one, "claim"]))
        for verb, form in {
            "write": {"words": f"I am {said['care_answer']}."},
            "think": {"act": f"Yes, {said['care_thought']}."},
        }.items():
            self.post(self.other, reverse("act_on_case", args=[*one, verb]), **form)
        look_over(timezone.now())

    def of_caring(self):
        """Its pages."""
        one = [self.case.pk]
        names = ("care_queue", "rota", "staffing", "my_cases")
        return [*map(reverse, names), *(reverse(name, args=one) for name in ("with_me", "a_case"))]
