"""Threads with those who lead, a first talk and a concern, with words that are nobody's."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from alongside.groups.models import Concern, ProposedTime
from alongside.people.models import Person

OF_BEING_LED = {
    "written": "skelmorran",
    "written_back": "tuppendrake",
    "begun_message": "quassilode",
    "how_to_talk": "brannotwist",
    "why_not_then": "pilloweth",
    "worry": "gristlemere",
    "worry_answered": "hessiandale",
}


class BeingLed:
    """The part of Everything in which somebody writes to those who lead, and asks organisers."""

    def write_to_those_who_lead(self):
        """The member writes, one who leads answers, and half a message waits."""
        ref, member = self.group.ref, self.the_member
        body = f"About {OF_BEING_LED['written']}."
        self.post(self.member, reverse("thread", args=[ref]), body=body)
        answer = f"I see, {OF_BEING_LED['written_back']}."
        self.thread = reverse("thread_with", args=[ref, member.pk])
        self.post(self.organiser, self.thread, body=answer)
        place = member.threads.get().draft_place
        half = f"And also {OF_BEING_LED['begun_message']}"
        self.post(self.member, reverse("draft"), place=place, body=half)

    def find_a_time(self):
        """With whoever asks to join: no time fits, then one does."""
        ref, pk = self.group.ref, self.asking.person_id
        later = timezone.localdate() + timedelta(days=4)
        times = {"day1": later.isoformat(), "time1": "10:00"}
        how = f"Ring {OF_BEING_LED['how_to_talk']}."
        proposing = reverse("propose_times", args=[ref, pk])
        self.post(self.organiser, proposing, **times, how=how)
        why = f"Not with {OF_BEING_LED['why_not_then']}."
        self.post(self.asker, reverse("no_time_fits", args=[ref]), body=why)
        self.post(self.organiser, proposing, **times, how=how)
        time = ProposedTime.objects.open().get()
        self.post(self.asker, reverse("take_time", args=[ref, time.pk]))

    def raise_a_concern(self):
        """The member does, about one who leads; the other organiser answers."""
        about = Person.objects.called("tarnifoldine")
        address = reverse("concern_about", args=[self.group.ref, about.pk])
        self.post(self.member, address, body=f"It is {OF_BEING_LED['worry']}.")
        self.concern = Concern.objects.get()
        one = [self.concern.pk]
        self.post(self.other, reverse("take_concern", args=one))
        answer = f"We have {OF_BEING_LED['worry_answered']}."
        self.post(self.other, reverse("answer_concern", args=one), answer=answer)

    @property
    def the_member(self):
        return Person.objects.get(pk=self.story.author_id)

    def of_being_led(self):
        """Its pages."""
        ref = self.group.ref
        return [
            *(reverse(name, args=[ref]) for name in ("thread", "no_time_fits", "threads", "desk")),
            self.thread,
            reverse("concern", args=[ref]),
            reverse("a_concern", args=[self.concern.pk]),
            *map(reverse, ("my_concerns", "concerns")),
        ]
