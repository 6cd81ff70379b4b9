"""What a meeting and a series have in common, and what can become of a meeting before it begins."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.lib.whoever import whoever
from alongside.vault.fields import SealedJSON, SealedText
from alongside.vault.models import SealedModel


class Place(models.TextChoices):
    """Where people meet. The order of turns is kept here in each case."""

    WRITING = "writing", _("here in writing")
    CALL = "call", _("by phone or video")
    ROOM = "room", _("in a room")
    MIXED = "mixed", _("in more than one way")


class Why(models.TextChoices):
    """Why a meeting does not take place. Never whose health it is about."""

    NOBODY_LEADS = "nobody_leads", _("nobody can lead it this time")
    HOLIDAY = "holiday", _("it is a holiday")
    PLACE = "place", _("there is nowhere to hold it this time")
    FEW = "few", _("too few of us can come")
    BREAK = "break", _("the group is having a break")
    RHYTHM = "rhythm", _("the group meets at other times now")
    ENDED = "ended", _("this series is over")
    OTHER = "other", _("something has come up")


# What can be chosen by those who lead; the others follow from what happens to a series.
TO_CHOOSE = (Why.NOBODY_LEADS, Why.HOLIDAY, Why.PLACE, Why.FEW, Why.OTHER)


def for_members(label):
    """Where it is: what a click opens, or what one has to know besides."""
    theirs = {"owner": "group", "audience": "members"}
    return SealedText(label=label, **theirs, max_length=500, null=True, blank=True)


class Planned(SealedModel):
    """What a meeting and a series both say: where, for how many, and who leads."""

    place = models.CharField(max_length=8, choices=Place.choices, default=Place.WRITING)
    # For how many members there is room, besides those who lead. None: for as many as come.
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)
    # Who is to lead it. None: nobody has said so yet.
    led_by = whoever(blank=True)

    class Meta:
        abstract = True

    @property
    def where(self):
        """What somebody has to know who sets out for it."""
        return [self.readable(name) for name in ("place", "link", "directions")]

    def is_lost(self, field):
        """Whether there is something in this sealed field, and it cannot be opened any more."""
        return self.__dict__.get(field) is not None and self.readable(field) is None


class Changeable(Planned):
    """A meeting can be cancelled, moved and covered, until somebody opens its doors.

    Those who lead may try the room out days before, which changes nothing.
    """

    series = models.ForeignKey(
        "meetings.Series", models.SET_NULL, null=True, related_name="meetings", editable=False
    )
    # The day of the rule that it stands for, wherever it was moved. None: it is in no series.
    rule_day = models.DateField(null=True, editable=False)
    # Whether its time, place or title was changed by itself: a change of all later ones leaves it.
    is_apart = models.BooleanField(default=False, editable=False)

    cancelled_at = models.DateTimeField(null=True, editable=False)
    cancelled_by = whoever(editable=False)
    # {"why": one of Why, "word": what those who lead say to it}. It may be about somebody's health.
    cancelled = SealedJSON(
        label="meetings.meeting.cancelled",
        owner="group",
        audience="members",
        null=True,
        editable=False,
    )
    moved_from = models.DateTimeField(null=True, editable=False)
    # Since when whoever was to lead it (`led_by`) asks for somebody else to.
    cover_asked_at = models.DateTimeField(null=True, editable=False)
    # How often calendars had to be told of a change, and when last.
    sequence = models.PositiveSmallIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True

    @property
    def is_cancelled(self):
        return self.cancelled_at is not None

    @property
    def can_change(self):
        """Nobody has come in yet, and its time has not passed: what was stays as it was."""
        if self.closed_at is not None or self.starts_at <= timezone.now():
            return False
        return self.opened_at is None or self.is_tried_out

    @property
    def can_be_put_right(self):
        """People look for a place elsewhere just now, and may be sent to a wrong one."""
        is_elsewhere = self.place != Place.WRITING
        is_on = self.closed_at is None and not self.is_cancelled and self.doors_are_open()
        return is_elsewhere and is_on

    @property
    def is_tried_out(self):
        """Those who lead opened the doors before it is time, and nobody else has come in.

        Who led when they came in: somebody may lead no more. Through the doors of a meeting that
        is cancelled nobody comes.
        """
        if timezone.now() >= self.doors_at and not self.is_cancelled:
            return False
        came = self.happenings.filter(event__kind="arrived").values_list("event", flat=True)
        return bool(came) and all(event["facilitates"] for event in came)

    @property
    def why_cancelled(self):
        """The reason in words; "" where there is none that can be opened."""
        told = self.readable("cancelled") or {}
        return Why(told["why"]).label if told.get("why") in Why else ""

    def word_to(self, place):
        """What was said to it; "" for whoever came to the group (`place`) only after that."""
        if not place.reads(self.cancelled_at):
            return ""
        return (self.readable("cancelled") or {}).get("word", "")

    def changed(self, *fields):
        """Keep these fields, and let calendars know that it is another version."""
        self.sequence += 1
        self.changed_at = timezone.now()
        self.save(update_fields=[*fields, "sequence", "changed_at"])


def version_of(meeting):
    """What a form carries, so that it is known which meeting, and series, it was made from."""
    until = meeting.series and meeting.series.until
    return f"{meeting.sequence} {until or ''}".strip()
