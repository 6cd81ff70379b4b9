"""Decisions about somebody, a goodbye and the end of a group, with words that are nobody's."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from alongside.groups.models import Decision
from alongside.people.models import Person

OF_PARTING = {
    "rule": "ivelchester",
    "warned": "brackenfold",
    "decided": "quaverstoke",
    "asked_again": "nettlebourne",
    "looked_again": "ollabrennick",
    "leaver": "tamsinquell",
    "goodbye": "sparrowmede",
    "ending": "lanternholt",
}


class Parting:
    """What is decided, asked and answered in Everything, when all else has been done."""

    def decide_about_somebody(self):
        """The member does not write for a while, asks for another look, and may write again."""
        member = Person.objects.get(pk=self.story.author_id)
        place = member.memberships.current().get(group=self.group)
        said = {"our_rule": f"On {OF_PARTING['rule']}."}
        said |= {"reason": f"It was {OF_PARTING['warned']}."}
        self.post(self.organiser, reverse("warn", args=[self.group.ref, place.pk]), **said)
        self.warning = Decision.objects.get()
        silence = reverse("silence", args=[self.group.ref, place.pk])
        self.post(self.organiser, silence, reason=f"It was {OF_PARTING['decided']}.", days="3")
        self.decision = Decision.objects.silences().get()
        appeal = f"Not {OF_PARTING['asked_again']}."
        self.post(self.member, self.decision.get_absolute_url(), appeal=appeal)
        answer = reverse("answer_decision", args=[self.decision.pk])
        said = f"Still {OF_PARTING['looked_again']}."
        self.post(self.other, answer, answer=said, outcome="stands")
        lift = reverse("lift_silence", args=[self.group.ref, self.decision.pk])
        self.post(self.organiser, lift)

    def leave_well(self):
        """Somebody comes, and goes with a goodbye; and the group is to come to its end."""
        somebody = self.browse()
        name = OF_PARTING["leaver"]
        self.post(
            somebody, reverse("account_signup"), username=name, password1="correct horse battery"
        )
        self.post(somebody, reverse("limits"), of_age="on", understood="on")
        self.group.welcome(Person.objects.called(name)).accept(self.group.current_agreement())
        leave = reverse("leave_goodbye", args=[self.group.ref])
        said = f"Thank you for {OF_PARTING['goodbye']}."
        self.post(somebody, leave, words="named", goodbye=said)
        day = timezone.localdate() + timedelta(days=60)
        self.post(
            self.organiser,
            reverse("ending", args=[self.group.ref]),
            ends_on=day.isoformat(),
            ending=f"Then {OF_PARTING['ending']}.",
        )

    def of_parting(self):
        """The pages of it."""
        ref, decision = self.group.ref, self.decision
        pages = ("leave_words", "leave_goodbye", "ending", "numbers")
        place = self.group.memberships.current().get(person=decision.person_id)
        about = ("role", "warn", "silence", "ask_to_leave")
        return [
            *(reverse(name, args=[ref]) for name in pages),
            *(reverse(name, args=[ref, place.pk]) for name in about),
            *(reverse("decided", args=[ref, one.pk]) for one in (decision, self.warning)),
            *(one.get_absolute_url() for one in (decision, self.warning)),
            reverse("decisions"),
        ]
