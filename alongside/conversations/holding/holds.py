"""A hold and what became of it: rows that say who, when, by which rule, and why."""

from django.db import models
from django.db.models import F, Q

from alongside.groups.models import Group
from alongside.groups.sharing.holding.holds import (
    AnyHold,
    AnyHoldQuerySet,
    AnyStep,
    of_the_author,
    of_the_group,
)

from ..models import Reply, Story


class HoldQuerySet(AnyHoldQuerySet):
    def of_words_of(self, author):
        return self.filter(Q(story__author=author) | Q(reply__author=author))

    def visible_to(self, person):
        """Of words that are there for this person."""
        stories, replies = Story.objects.visible_to(person), Reply.objects.visible_to(person)
        return self.filter(Q(story__in=stories) | Q(reply__in=replies))

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


class Hold(AnyHold):
    """That these words are held. Its reason is the group's, whoever leads it later."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="holds")
    story = models.ForeignKey(Story, models.CASCADE, null=True, related_name="holds")
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="holds")
    rule = of_the_group("conversations.hold.rule", 12)
    reason = of_the_group("conversations.hold.reason")
    # When the words had last been edited that were held; None: they were as first shared.
    version = models.DateTimeField(null=True, editable=False)
    appealed_at = models.DateTimeField(null=True, editable=False)
    # Whether it was organisers who were asked to look again, and not those who lead.
    asked_organisers = models.BooleanField(default=False, editable=False)

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


class HoldStep(AnyStep):
    """What happened with a hold after it began."""

    hold = models.ForeignKey(Hold, models.CASCADE, related_name="steps")
    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    asks = of_the_author("conversations.hold_step.asks")
    why = of_the_group("conversations.hold_step.why")
