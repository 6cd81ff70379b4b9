"""The tour's rows of threads, a first talk and a concern, and where they are shown."""

from datetime import timedelta

from django.utils import timezone

from alongside.groups.models import Asking, Concern, Thread
from alongside.people.models import Draft
from tests.browser.pages import Stop


class Talking:
    """Hana writes to those who lead; Dev asks to come in, and a time is proposed."""

    def write_to_those_who_lead(self):
        hana, dev, ada, olive = (self.people[name] for name in ("hana", "dev", "ada", "olive"))
        thread = Thread.objects.between(hana, self.group)
        thread.write(by=hana, body="My hands do not type much this week.")
        thread.write(by=ada, body="Then we ring you, if you like that better.")
        Draft.objects.keep(hana, thread.draft_place, "And on Thursdays I am away")
        if not self.group.askings.open().filter(person=dev).exists():
            Asking.objects.create(group=self.group, person=dev, number=900)
        tomorrow = timezone.now() + timedelta(days=1)
        how = {"place": "Ring the number of the house.", "zone": self.group.time_zone}
        Thread.objects.between(dev, self.group).propose([tomorrow], by=ada, **how)
        raise_one = Concern.objects.raise_one
        words = "Somebody was laughed at on Monday."
        self.concern = raise_one(by=hana, group=self.group, about=ada, words=words)
        self.concern.take(by=olive)
        self.concern.give_answer("We shall speak with everybody there.", by=olive)

    def threads_and_concerns(self):
        at, hana, dev = self.group.get_absolute_url(), self.people["hana"], self.people["dev"]
        for who in ("hana", "dev"):
            yield Stop(f"thread of {who}", who, f"{at}thread/")
        for someone in (hana, dev):
            yield Stop(f"thread with {someone.pk}", "ada", f"{at}threads/{someone.pk}/")
        yield Stop("threads, some", "ada", f"{at}threads/")
        yield Stop("a concern", "olive", f"/organise/concerns/{self.concern.pk}/")
        yield Stop("concerns, some", "olive", "/organise/concerns/")
        yield Stop("my concerns, some", "hana", "/account/concerns/")
