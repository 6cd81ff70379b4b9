"""A hold and what became of it: rows that say who, when, by which rule, and why."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.groups.models import Group
from alongside.groups.sharing.holding.rules import LONGEST, Ruled
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

from ..models import Reply, Story


class HoldQuerySet(SealedQuerySet):
    def current(self):
        return self.filter(ended_at=None)

    def of_words_of(self, author):
        return self.filter(Q(story__author=author) | Q(reply__author=author))

    def visible_to(self, person):
        """Of words that are there for this person."""
        stories, replies = Story.objects.visible_to(person), Reply.objects.visible_to(person)
        return self.filter(Q(story__in=stories) | Q(reply__in=replies))

    def not_seen(self):
        """What the author of the words has not looked at yet, or not since it was decided on."""
        return self.filter(Q(seen_at=None) | Q(seen_at__lt=F("decided_at")))

    def with_appeal(self):
        """Somebody else is asked to look again, and nobody has yet."""
        return self.current().filter(appealed_at__isnull=False, answered_at=None)

    def to_look_at(self):
        """Those in which something happened since they were decided on."""
        changed = Q(story__edited_at__gt=F("decided_at")) | Q(reply__edited_at__gt=F("decided_at"))
        appealed = Q(appealed_at__isnull=False, answered_at=None)
        return self.current().filter(changed | appealed)

    def for_showing(self):
        """With what a line about each needs."""
        shared = ("story__author", "reply__author", "reply__story")
        return self.select_related("group", "by", *shared).order_by("-held_at", "-pk")


class Hold(Ruled, SealedModel):
    """That these words are held. Its reason is the group's, whoever leads it later."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="holds")
    story = models.ForeignKey(Story, models.CASCADE, null=True, related_name="holds")
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="holds")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    # A Rule. Sealed, since by some of them one could tell what somebody is going through.
    rule = SealedText(
        label="conversations.hold.rule",
        owner="group",
        audience="facilitators",
        max_length=12,
        null=True,
    )
    reason = SealedText(
        label="conversations.hold.reason",
        owner="group",
        audience="facilitators",
        max_length=LONGEST,
        null=True,
    )
    held_at = models.DateTimeField(default=timezone.now, editable=False)
    # When the words had last been edited that were held; None: they were as first shared.
    version = models.DateTimeField(null=True, editable=False)
    # When somebody last decided on it, the hold itself being the first decision.
    decided_at = models.DateTimeField(default=timezone.now, editable=False)
    appealed_at = models.DateTimeField(null=True, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    # When the author of the words first looked at it, since it was decided on.
    seen_at = models.DateTimeField(null=True, editable=False)

    objects = HoldQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["story"], condition=Q(ended_at=None), name="a_story_held_once"
            ),
            models.UniqueConstraint(
                fields=["reply"], condition=Q(ended_at=None), name="a_reply_held_once"
            ),
        ]

    @property
    def shared(self):
        """The story or the reply, where the words stand."""
        return self.story if self.story_id else self.reply

    @property
    def is_appealed(self):
        return self.ended_at is None and bool(self.appealed_at) and self.answered_at is None

    @property
    def words_have_changed(self):
        """Whether their author has edited them since somebody last decided."""
        edited = self.shared.edited_at
        return bool(edited and edited > self.decided_at)


class HoldStep(SealedModel):
    """What happened with a hold after it began: asked to look again, decided that it stays or ends.

    What an author says is theirs; why somebody decided is the group's.
    """

    class What(models.TextChoices):
        APPEAL = "appeal", _("asked somebody else to look again")
        STAYS = "stays", _("decided that it stays held")
        RELEASE = "release", _("decided that everybody here can read it again")

    hold = models.ForeignKey(Hold, models.CASCADE, related_name="steps")
    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    what = models.CharField(max_length=8, choices=What.choices)
    asks = SealedText(
        label="conversations.hold_step.asks",
        owner="by",
        group="group",
        audience="facilitators",
        max_length=LONGEST,
        null=True,
    )
    why = SealedText(
        label="conversations.hold_step.why",
        owner="group",
        audience="facilitators",
        max_length=LONGEST,
        null=True,
    )
    at = models.DateTimeField(default=timezone.now, editable=False)

    @property
    def words(self):
        """The field that holds what was said at this step."""
        return "asks" if self.what == self.What.APPEAL else "why"
