"""That a story might be heard better in another group: proposed to its author, who alone decides.

Words never change group by themselves. The author shares them there, as a story of that group with
replies of its own, or does not.
"""

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone

from alongside.groups.models import Group, Membership
from alongside.groups.roles import LEADING, Act
from alongside.lib.whoever import whoever
from alongside.vault.models import SealedModel, SealedQuerySet

from .. import notices
from ..models import Story


def groups_for(story, person):
    """[Group] that this person leads and the author of the story can share in, but for its own.

    So nobody learns of a group that they are not in themselves.
    """
    if story.author_id is None:
        return []
    led = Membership.objects.current().agreed().of(person).filter(role__in=LEADING)
    theirs = Membership.objects.current().agreed().inside().of(story.author)
    theirs = theirs.filter(group__in=led.values("group")).exclude(group=story.group_id)
    places = theirs.select_related("group").order_by("joined_at", "pk")
    return [place.group for place in places if place.may(Act.SHARE) and not place.group.is_over]


class MoveQuerySet(SealedQuerySet):
    def open(self):
        return self.filter(answered_at=None)

    def for_author(self, person):
        """Those that wait for this author, who is in both groups now, of words that are there."""
        inside = Membership.objects.current().agreed().inside().of(person).values("group")
        mine = self.open().filter(story__author=person, story__body__isnull=False)
        mine = mine.filter(story__held_at=None, story__group__in=inside, group__in=inside)
        return mine.select_related("story__author", "story__group", "group", "by")

    def propose(self, story, *, by, group):
        """The one that waits for its author, or a new one. Of two at once, the first one stands.

        One that its author cannot answer any more, having left that group, goes: they answered
        nothing.
        """
        with transaction.atomic():
            waiting = self.for_author(story.author).values("pk")
            over = self.open().filter(story=story).exclude(pk__in=waiting)
            over.delete()
            try:
                with transaction.atomic():
                    move = self.create(story=story, group=group, by=by)
            except IntegrityError:
                return self.open().get(story=story)
            notices.tell_move(move)
        return move


class Move(SealedModel):
    """Those who lead say where a story might be heard better; its author alone decides."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="moves")
    group = models.ForeignKey(Group, models.CASCADE, related_name="+")  # Where it might be heard.
    by = whoever()
    at = models.DateTimeField(default=timezone.now, editable=False)
    answered_at = models.DateTimeField(null=True, editable=False)
    shared = models.BooleanField(default=False, editable=False)

    objects = MoveQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["story"], condition=Q(answered_at=None), name="one_move_at_a_time"
            )
        ]

    def answer(self, *, shared):
        """Its author has decided. False where that was answered before."""
        mine = Move.objects.open().filter(pk=self.pk)
        return bool(mine.update(answered_at=timezone.now(), shared=shared))
