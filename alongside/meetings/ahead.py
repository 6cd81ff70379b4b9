"""What somebody has for a meeting to come, said beforehand: "a few words", or "not today"."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from alongside.vault.fields import SealedJSON
from alongside.vault.models import SealedModel, SealedQuerySet

SOON = timedelta(hours=24)  # Before a meeting; what somebody has is not known earlier.
NOT_TODAY = "not"
NOTHING_SAID = {"today": "", "rough": False, "seen": "facilitators"}


class AheadQuerySet(SealedQuerySet):
    def say(self, *, by, meeting, **said):
        """What `by` has for this meeting. What is not `said` anew stays as they said it before."""
        with transaction.atomic():
            mine, _made = self.select_for_update().get_or_create(
                meeting=meeting,
                person=by,
                defaults={"group": meeting.group, "answer": NOTHING_SAID},
            )
            mine.answer = {**NOTHING_SAID, **(mine.readable("answer") or {}), **said}
            mine.said_at = timezone.now()
            mine.save(update_fields=["answer", "said_at"])
        return mine

    def said_by(self, person, meeting):
        """The answer as it was last given; nothing said where there is none."""
        mine = self.filter(meeting=meeting, person=person).first()
        return {**NOTHING_SAID, **((mine and mine.readable("answer")) or {})}

    def told(self, meeting):
        """Whoever leads is told: (those who are not coming, those who have a rough day).

        A rough day only where they let it be seen.
        """
        rows = self.filter(meeting=meeting).select_related("person").order_by("said_at").opened()
        said = [(row.person, {**NOTHING_SAID, **(row.readable("answer") or {})}) for row in rows]
        return (
            [person for person, answer in said if answer["today"] == NOT_TODAY],
            [person for person, answer in said if answer["rough"] and answer["seen"] != "me"],
        )


def forget_ahead(now):
    """For the housekeeping: of meetings that nobody closed, or that did not take place."""
    Ahead.objects.filter(meeting__starts_at__lt=now - SOON).delete()


class Ahead(SealedModel):
    """One tap before the doors open. About health, so sealed; no answer is expected of anybody.

    `answer` is {"today": one of Today.Choice, "not", or nothing yet, "rough": yes or no, "seen":
    whether the rough day is for "facilitators" or for "me"}. It ends when its person arrives, when
    the meeting closes or is moved to another day, when they leave the group, and in any case a day
    after the meeting.
    """

    meeting = models.ForeignKey(
        "meetings.Meeting", models.CASCADE, related_name="ahead", db_index=False
    )
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    answer = SealedJSON(
        label="meetings.ahead.answer", owner="person", group="group", audience="facilitators"
    )
    said_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = AheadQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="said_once_ahead")
        ]


def may_be_said(meeting):
    """From a day before until it is over."""
    now = timezone.now()
    if meeting.is_cancelled:
        return False
    return meeting.closed_at is None and abs(meeting.starts_at - now) <= SOON


def asked_of(person, meetings):
    """What to ask this person ahead: {"meeting", "answer", "gives"} of the first of these meetings.

    None where it is not soon, or they are there already, and not only to try it out. They come
    `with_seat_of` the person. `gives` is what somebody else gets, or got, by "not today": a
    "place", or one in "line".
    """
    soon = next((one for one in meetings if not one.is_cancelled), None)
    if soon is None or not may_be_said(soon) or (soon.has_my_seat and not soon.can_change):
        return None
    answer = Ahead.objects.said_by(person, soon)
    return {"meeting": soon, "answer": answer, "gives": gives(person, soon, answer["today"])}


def gives(person, meeting, today):
    if meeting.capacity is None or meeting.my_answer != ("no" if today == NOT_TODAY else "yes"):
        return ""
    if meeting.group.memberships.current().leading().of(person).exists():
        return ""  # For them there is always room.
    return "line" if today != NOT_TODAY and not meeting.has_my_place else "place"
