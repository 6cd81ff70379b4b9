"""The same evening, as far as threads with those who lead and concerns are about it."""

from datetime import timedelta

from django.utils import timezone

from alongside.groups.models import Asking, Concern, Thread
from tests.conftest import person

FAR_DOWN_THE_LINE = 900


class Talking:
    """Cleo's thread with a time in it, Quinn who asks, and two concerns."""

    def __init__(self, people, group):
        self.people, self.ref = people, group.ref
        self.quinn = person("quinn")
        Asking.objects.create(group=group, person=self.quinn, number=FAR_DOWN_THE_LINE)
        Thread.objects.between(self.quinn, group)
        thread = Thread.objects.between(people["cleo"], group)
        thread.write(by=people["cleo"], body="May I come by phone?")
        tomorrow = timezone.now() + timedelta(days=1)
        more = {"by": people["ada"], "place": "By phone.", "zone": group.time_zone}
        thread.propose([tomorrow], **more)
        thread.write(by=people["ada"], body="Of course.")
        self.time = thread.times.get()
        raise_one = Concern.objects.raise_one
        self.concern = raise_one(by=people["cleo"], group=group, about=people["ada"], words="Hm.")
        self.theirs = raise_one(by=people["ben"], group=group, about=people["olive"], words="Hm.")

    def arguments(self, name, kind):
        """Where the doors are; None where one is not of these."""
        ref, people = self.ref, self.people
        cleo = people["cleo"].pk
        concern = self.theirs if kind == "about-oneself" else self.concern
        return {
            **{one: [ref] for one in ("thread", "no_time_fits", "threads", "concern")},
            "take_time": [ref, self.time.pk],
            "thread_with": [ref, self.whom(kind, otherwise=self.quinn).pk],
            "propose_times": [ref, self.whom(kind, otherwise=self.quinn).pk],
            "withdraw_time": [ref, cleo, self.time.pk],
            "concern_about": [ref, self.whom(kind, otherwise=people["ben"]).pk],
            **{one: [concern.pk] for one in OF_A_CONCERN},
        }.get(name)

    def whom(self, kind, otherwise):
        who = {"member": "cleo", "stranger": "dev", "leader": "gwen"}.get(kind)
        return self.people[who] if who else otherwise

    def prepare(self, door):
        if door == "answer_concern":
            self.concern.take(by=self.people["olive"])


OF_A_CONCERN = ("a_concern", "take_concern", "answer_concern")

FORMS = {
    **{one: {"body": "A word."} for one in ("thread", "no_time_fits", "thread_with", "concern")},
    "concern_about": {"body": "A word."},
    "answer_concern": {"answer": "I believe you."},
    "propose_times": {
        "day1": (timezone.localdate() + timedelta(days=3)).isoformat(),
        "time1": "10:00",
        "how": "By phone.",
    },
}
