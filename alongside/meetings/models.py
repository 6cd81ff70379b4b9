"""Meetings: when they are, who has a seat, what happened and what was said."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.groups.models import Group
from alongside.lib.whoever import whoever
from alongside.vault.fields import SealedJSON, SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

from . import plan
from .engine.asking import OVER_AFTER, REOPENS_WITHIN
from .schedule.planned import Changeable, for_members
from .schedule.recurrence import moment as at_wall_time

DOORS = timedelta(minutes=10)
OVER = timedelta(seconds=OVER_AFTER)
LONGEST = 20_000


class MeetingQuerySet(SealedQuerySet):
    def visible_to(self, person):
        """Only meetings of groups the person has joined."""
        return self.filter(group__in=Group.objects.joined_by(person))

    def before_the_end(self):
        """Without what was planned for later than the last day of its group: it does not take
        place, unless the group goes on after all.
        """
        by_then = models.Q(wall_date__lte=models.F("group__ends_on"))
        return self.filter(models.Q(group__ends_on=None) | by_then)

    def upcoming(self):
        """Not closed yet, soonest first. One that nobody closed drops out after six hours."""
        since = timezone.now() - OVER
        there = self.before_the_end().filter(closed_at=None, starts_at__gt=since)
        return there.order_by("starts_at", "pk")

    def past(self):
        """Those that are not upcoming: closed, or never closed by anybody and long over."""
        since = timezone.now() - OVER
        over = models.Q(closed_at__isnull=False) | models.Q(starts_at__lte=since)
        return self.before_the_end().filter(over).order_by("-starts_at", "-pk")

    def told(self, place):
        """Those that are for whoever has this place in the group: what was before it is not."""
        if place.sees_from is None and place.away_since is None:
            return self
        since = models.Q(starts_at__gte=place.sees_from) if place.sees_from else models.Q()
        if place.away_since:
            here = models.Q(starts_at__lt=place.away_since)
            since &= here | models.Q(starts_at__gte=place.joined_at)
        mine = Seat.objects.filter(person=place.person_id).values("meeting")
        return self.filter(since | models.Q(pk__in=mine))

    def under_way(self):
        """The doors are open, even if somebody opened them days before."""
        since = timezone.now() - timedelta(hours=24)
        return self.filter(closed_at=None, opened_at__isnull=False, starts_at__gt=since)

    def still_open(self):
        """The same, however long ago it was to be."""
        return self.filter(closed_at=None, opened_at__isnull=False)

    def can_go_on(self):
        """Open; or closed so lately that somebody may open it again."""
        lately = timezone.now() - timedelta(seconds=REOPENS_WITHIN)
        is_open = models.Q(closed_at=None) | models.Q(closed_at__gte=lately)
        return self.filter(is_open, opened_at__isnull=False)

    def with_seat_of(self, person):
        """Each knows as `has_my_seat` whether this person has come in.

        And what they said about coming: `my_answer`, whether they have a place, and for when.
        """
        here = {"person": person, "meeting": models.OuterRef("pk")}
        said = Coming.objects.filter(**here)
        return self.annotate(
            has_my_seat=models.Exists(Seat.objects.filter(**here)),
            my_answer=models.Subquery(said.values("says")[:1]),
            has_my_place=models.Subquery(said.values("has_place")[:1]),
            my_answer_for=models.Subquery(said.values("said_for")[:1]),
        )

    def seats_of(self, person):
        """The seats of this person, given by id, in these meetings."""
        return Seat.objects.filter(person=person, meeting__in=self).select_related("meeting")


class Meeting(Changeable):
    """A led evening of a group. Its time is kept as people say it, with its zone, and as UTC."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="meetings")
    title = SealedText(
        label="meetings.meeting.title", owner="group", audience="members", max_length=120
    )
    steps = SealedJSON(label="meetings.meeting.steps", owner="group", audience="members")
    link = for_members("meetings.meeting.link")
    directions = for_members("meetings.meeting.directions")
    wall_date = models.DateField()
    wall_time = models.TimeField()
    zone = models.CharField(max_length=64)
    starts_at = models.DateTimeField(db_index=True)
    # Both follow from the events; they stand here so that lists need not replay a meeting.
    opened_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            # However many make the meetings of a series, there is one for each day of its rule.
            models.UniqueConstraint(fields=["series", "rule_day"], name="one_meeting_a_rule_day")
        ]

    def save(self, *args, **kwargs):
        self.set_moment()
        super().save(*args, **kwargs)

    def set_moment(self):
        self.starts_at = at_wall_time(self.wall_date, self.wall_time, self.zone)

    def get_absolute_url(self):
        return reverse("meeting", args=[self.pk])

    @property
    def plan(self):
        """Its steps; the usual ones where they cannot be opened, and as many as it has had."""
        if steps := self.readable("steps"):
            return plan.load(steps)
        begun = self.happenings.filter(event__kind="phase_begun").order_by("number").last()
        return plan.instead(at_least=begun.event["phase"] + 1 if begun else 0)

    @property
    def minutes(self):
        return sum(step.minutes for step in self.plan)

    @property
    def is_after_the_end(self):
        """Its group has come to its last day by then: see `before_the_end`."""
        return self.group.ends_on is not None and self.wall_date > self.group.ends_on

    @property
    def doors_at(self):
        return self.starts_at - DOORS

    def doors_are_open(self):
        """By the clock: from ten minutes before until it is long over."""
        return self.doors_at <= timezone.now() < self.starts_at + OVER

    @property
    def is_under_way(self):
        """Its time has come, and it is not over; or it could be opened again."""
        now = timezone.now()
        if self.is_cancelled or now < self.doors_at:
            return False
        if self.closed_at is not None:
            return now - self.closed_at <= timedelta(seconds=REOPENS_WITHIN)
        return now < self.starts_at + timedelta(hours=24)

    @property
    def topic(self):
        """What the hub calls this meeting."""
        return f"meeting:{self.pk}"


class SeatQuerySet(SealedQuerySet):
    def that_stayed(self):
        """Those from which nobody went for good: whose people were there to the end."""
        of_whom = Cast(KeyTextTransform("seat", "event"), models.BigIntegerField())
        there = Happening.objects.filter(meeting=models.OuterRef("meeting")).annotate(whom=of_whom)
        came_back = there.filter(
            event__kind="rejoined",
            whom=models.OuterRef("whom"),
            number__gt=models.OuterRef("number"),
        )
        went = there.filter(event__kind__in=["removed", "withdrawn"], whom=models.OuterRef("pk"))
        return self.exclude(models.Exists(went.exclude(models.Exists(came_back))))


class Seat(SealedModel):
    """Somebody's place in one meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="seats", db_index=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="seats"
    )
    facilitates = models.BooleanField(default=False)
    # Whether this seat has ever kept a stream open. If not, silence says nothing about presence.
    has_stream = models.BooleanField(default=False)
    # Whether they have said how the meeting was; what they said has no person.
    gave_feedback = models.BooleanField(default=False)

    objects = SeatQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="one_seat_in_a_meeting")
        ]


class Today(SealedModel):
    """What someone has today, said on arriving. About health, so sealed, and theirs."""

    class Choice(models.TextChoices):
        LISTENING = "listening", _("Just listening")
        FEW = "few", _("A few words")
        TALK = "talk", _("Happy to talk")

    seat = models.OneToOneField(Seat, models.CASCADE, related_name="today")
    group = models.ForeignKey(Group, models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    answer = SealedJSON(
        label="meetings.today.answer", owner="person", group="group", audience="facilitators"
    )

    @property
    def words(self):
        """`A few words, and a rough day`: for the person themselves and the facilitators."""
        choice = self.Choice(self.answer["today"]).label
        return _("%(today)s, a rough day") % {"today": choice} if self.answer["rough"] else choice


class EntryQuerySet(SealedQuerySet):
    def visible_to(self, person):
        """What was said in closed meetings of the person's groups, if they were there to the end.

        Words of a meeting are for those who were there: as on its page, afterwards.
        """
        meetings = Meeting.objects.visible_to(person).filter(closed_at__isnull=False)
        stayed = Seat.objects.filter(person=person, meeting__in=meetings).that_stayed()
        return self.filter(meeting__in=stayed.values("meeting"))


class Entry(SealedModel):
    """Words said in a meeting. Events point here by id, so that words can end and events stay."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="entries", db_index=False)
    group = models.ForeignKey(Group, models.CASCADE, related_name="+", db_index=False)
    seat = models.ForeignKey(Seat, models.CASCADE, related_name="entries", db_index=False)
    author = whoever()
    body = SealedText(
        label="meetings.entry.body",
        owner="author",
        group="group",
        audience="members",
        max_length=LONGEST,
        null=True,
        searchable=True,
    )
    # The number of the plan's phase in which it was said.
    phase = models.SmallIntegerField()
    said_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["meeting", "phase", "said_at"], name="words_of_a_phase")]


class Happening(models.Model):
    """One event of a meeting, as the engine numbered it. Ids only: never a word, never health."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="happenings", db_index=False)
    number = models.PositiveIntegerField()
    at = models.FloatField()
    command = models.CharField(max_length=64)
    by = models.BigIntegerField(null=True)
    event = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="events_in_order")
        ]


from .ahead import Ahead  # noqa: E402,F401  Models of this app, in rooms of their own.
from .calling_in.callers import Caller  # noqa: E402,F401
from .looking_back.catching_up import CatchUp  # noqa: E402,F401
from .looking_back.fading import Fading  # noqa: E402,F401
from .looking_back.feedback import Feedback  # noqa: E402,F401
from .looking_back.parked import Parked  # noqa: E402,F401
from .looking_back.reviews import Review  # noqa: E402,F401
from .plans.kept import OwnPlan, SharedPlan  # noqa: E402,F401
from .rehearsing.rehearsals import Rehearsal  # noqa: E402,F401
from .reminding import Reminded  # noqa: E402,F401
from .schedule.calendars import Calendar  # noqa: E402,F401
from .schedule.coming import Coming  # noqa: E402
from .schedule.series import Series  # noqa: E402,F401
from .slow.holding.holds import TurnHold, TurnHoldStep  # noqa: E402,F401
from .slow.rounds import SlowHappening, SlowRound, SlowTurn  # noqa: E402,F401
from .supporting.asked import Support  # noqa: E402,F401
