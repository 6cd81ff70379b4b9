"""The tour comes by a decision about somebody, a goodbye, and a group that is to end."""

from datetime import timedelta

from django.utils import timezone

from alongside.groups.models import Decision
from tests.browser.pages import Stop


class Parting:
    """What is decided, said on leaving and told of the end, in the Tour."""

    def decide_and_go(self):
        now = timezone.now()
        self.decision = Decision.objects.create(
            group=self.group,
            person=self.people["femi"],
            kind=Decision.Kind.SILENCE,
            reason="Others could not finish what they said.",
            by=self.people["ada"],
            holds_from=now,
            until=now + timedelta(days=3),
            appeal="I had waited for an hour myself.",
            appealed_at=now,
            answer="We have talked with all of you about it.",
            answered_by=self.people["olive"],
            answered_at=now,
        )
        self.warning = Decision.objects.create(
            group=self.group,
            person=self.people["femi"],
            kind=Decision.Kind.WARNING,
            rule="We let each other finish.",
            reason="It was the third time on one evening.",
            by=self.people["ada"],
            holds_from=now,
            until=now + timedelta(days=90),
        )
        self.group.memberships.create(
            person=self.people["sol"],
            ended_at=now,
            ended_by=self.people["sol"],
            goodbye="Thank you for all of the Tuesday mornings.",
        )
        self.group.ends_on = timezone.localdate() + timedelta(days=60)
        self.group.ending = "Ada moves away, and nobody else can lead."
        self.group.save()

    def what_was_decided(self):
        yield Stop("a decision", "femi", self.decision.get_absolute_url())
        yield Stop("decided", "ada", f"/groups/morning/decisions/{self.decision.pk}/")
        yield Stop("a warning", "femi", self.warning.get_absolute_url())
        yield Stop("warned", "ada", f"/groups/morning/decisions/{self.warning.pk}/")
        yield Stop("ending", "cleo", "/groups/morning/ending/")
