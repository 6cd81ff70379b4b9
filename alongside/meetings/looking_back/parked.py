"""What was left for another time: it waits for the next plan of the group, where one tap uses it.

It belongs to the group and not to whoever noted it; those who plan read it, and nobody else.
"""

from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.vault.endings import record
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

from ..plan import Step

KEPT_FOR = timedelta(days=180)
AT_MOST = 12  # On one page; the newest. Whatever nobody wanted in so many meetings can go.


class ParkedQuerySet(SealedQuerySet):
    def park(self, meeting, words):
        """Keep this for another time, once, however often the form is sent."""
        with transaction.atomic():
            # One place for two taps at once: the row of the meeting.
            type(meeting).objects.select_for_update().get(pk=meeting.pk)
            for row in self.filter(meeting=meeting).opened():
                if row.readable("what") == words:
                    return row
            return self.create(meeting=meeting, group_id=meeting.group_id, what=words)

    def for_the_next(self, group):
        """What waits for the next plan of this group, the newest first."""
        return self.filter(group=group).order_by("-parked_at", "-pk")[:AT_MOST].opened()


class Parked(SealedModel):
    """Something that a meeting had no time for."""

    meeting = models.ForeignKey("meetings.Meeting", models.CASCADE, related_name="parked")
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    what = SealedText(
        label="meetings.parked.what", owner="group", audience="facilitators", max_length=300
    )
    parked_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ParkedQuerySet.as_manager()

    def end(self):
        """It was taken along, or let go."""
        record("parked_ended", parked=self.pk)
        self.delete()


def end_again(*, parked):
    Parked.objects.filter(pk=parked).delete()


def as_a_step(words):
    """A part of a plan in which it has its place; the words are for whoever leads."""
    return Step(
        "open-floor",
        _("Kept from last time"),
        _("Something we had no time for. Whoever would like to says something."),
        8,
        _("Say in a sentence what was left, without names. Ask whether it still matters."),
        note=words,
        short="drop",
    )


def goodbye():
    """The round in which a group that ends takes leave of itself."""
    return Step(
        "round",
        _("Goodbye"),
        _("Each of us in turn. A wave, a word or a pass is as good as a speech."),
        15,
        _(
            "Begin yourself, briefly. Leave silence where there is some. Nobody has to make the "
            "end a happy one."
        ),
        _("What would you like to say to one another before we part?"),
        brief=True,
    )


def before_the_closing(steps, new):
    """The same steps with this one before the last, where that closes the meeting; or at its end.

    An unwinding after the closing stays after it.
    """
    kinds = [step.kind for step in steps]
    at = kinds.index("closing") if "closing" in kinds else len(steps)
    return [*steps[:at], new, *steps[at:]]


def forget_parked():
    """For the housekeeping: what nobody took along in half a year."""
    Parked.objects.filter(parked_at__lt=timezone.now() - KEPT_FOR).delete()
