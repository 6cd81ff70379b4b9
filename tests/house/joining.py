"""Asking to join a group, being answered, and the welcome, with words that are nobody's."""

from django.urls import reverse

from alongside.groups.models import FastReading
from alongside.people.models import Person

OF_JOINING = {
    "asker": "quillimarsh",
    "question": "fennimoredge",
    "asked_for": "dorrumbeck",
    "not_this_time": "windlethrope",
    "hopes": "orrisgate",
}


class Joining:
    """What somebody who asks, the member and the organiser do about coming in, in Everything."""

    def ask_to_join(self, password):
        """Somebody asks, is answered "not this time", and asks once more."""
        self.group.joining = "asking"
        self.group.questions = f"What of {OF_JOINING['question']}?"
        self.group.save()
        self.asker = self.browse()
        named = {"username": OF_JOINING["asker"], "password1": password}
        self.post(self.asker, reverse("account_signup"), **named)
        self.post(self.asker, reverse("limits"), of_age="on", understood="on")
        said = {"asked": self.group.questions, "answer_0": f"It is {OF_JOINING['asked_for']}."}
        for answer_comes in (True, False):
            self.post(self.asker, reverse("ask_to_join", args=[self.group.pk]), **said)
            self.asking = Person.objects.called(OF_JOINING["asker"]).askings.open().get()
            if answer_comes:
                declined = reverse("decline_asking", args=[self.group.ref, self.asking.pk])
                answer = f"Because of {OF_JOINING['not_this_time']}."
                self.post(self.organiser, declined, answer=answer)

    def be_welcomed(self):
        hopes = f"Some {OF_JOINING['hopes']}, please."
        self.post(self.member, reverse("welcome", args=[self.group.ref]), hopes=hopes)
        place = self.group.memberships.get(person=self.story.author_id)
        FastReading.objects.create(membership=place, pages=20)

    def of_joining(self):
        """Its pages."""
        ref = self.group.ref
        asked = self.group.askings.values_list("pk", flat=True)
        return [
            *(reverse(name, args=[ref]) for name in ("welcome", "welcome_about")),
            *(reverse(name, args=[ref]) for name in ("welcome_here", "invite")),
            reverse("answer_asking", args=[ref, self.asking.pk]),
            reverse("decline_asking", args=[ref, self.asking.pk]),
            reverse("ask_to_join", args=[self.group.pk]),
            *(reverse("asking", args=[pk]) for pk in asked),
        ]
