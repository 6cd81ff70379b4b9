"""What people say of themselves and wish for themselves, done once through the pages."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from alongside.meetings.models import Meeting
from alongside.people.models import Person

OF_ONESELF = {
    "renamed": "plimmerouth",
    "pronouns": "brasketwyn",
    "about": "ombrelfaint",
    "ahead": "wendlecroft",
}


class BeingHere:
    """The part of Everything in which the member and the organiser are somebody."""

    def say_who_one_is(self):
        """A new name, pronouns and a few words; and whose words come folded."""
        named = {"display_name": OF_ONESELF["renamed"], "pronouns": OF_ONESELF["pronouns"]}
        self.post(self.member, reverse("profile"), **named)
        member = Person.objects.get(pk=self.story.author_id)
        place = member.memberships.get(group=self.group)
        self.post(self.member, reverse("about_me", args=[place.pk]), about=OF_ONESELF["about"])
        self.post(self.organiser, reverse("mute", args=[member.pk]))
        giving = reverse("group_quick_exit", args=[self.group.ref])
        self.post(self.organiser, giving, quick_exit="yes")

    def say_what_one_has_ahead(self):
        """For a meeting that is not over when everything is done."""
        later = timezone.localtime() + timedelta(hours=20)
        self.post(
            self.organiser,
            reverse("schedule", args=[self.group.ref]),
            title=f"About {OF_ONESELF['ahead']}",
            date=later.date().isoformat(),
            time=later.strftime("%H:%M"),
        )
        meeting = Meeting.objects.exclude(pk=self.meeting.pk).get()
        ahead = reverse("ahead", args=[meeting.pk])
        self.post(self.member, ahead, today="listening")
        self.post(self.member, ahead, rough="yes", seen="me")

    def make_pages_fit(self):
        self.post(
            self.member,
            reverse("display"),
            theme="dim",
            size="larger",
            font="hyperlegible",
            density="compact",
            timers="hidden",
            zone="Pacific/Chatham",
        )
