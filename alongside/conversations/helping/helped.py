"""A story or a reply that its own author pinned as something that helped.

The pin holds no words but a caution. It is drawn by reference from where the words stand, and goes
when they go. It is never counted, and nobody is ranked by it.
"""

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from alongside.groups.models import Group
from alongside.lib.whoever import whoever
from alongside.people.safety.mutes import Mute
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

from ..models import Reply, Story
from ..responses import on

LONGEST_CAUTION = 200


class HelpedQuerySet(SealedQuerySet):
    def visible_to(self, person):
        """Those whose words are there for this person, as everywhere else; none that are held."""
        stories = Story.objects.visible_to(person).with_words().filter(held_at=None)
        replies = Reply.objects.visible_to(person).with_words().filter(held_at=None)
        return self.filter(Q(story__in=stories) | Q(reply__in=replies))

    def with_folds_of(self, person):
        """Each knows as `is_folded` whether its words come folded for this person."""
        mutes = Mute.objects.filter(by=person, whom=OuterRef("author"))
        return self.annotate(is_folded=Exists(mutes))

    def pin(self, shared, *, caution):
        """Pin this story or reply, or change the caution of its pin.

        Raises DoesNotExist where its words were taken back.
        """
        with transaction.atomic():
            held = type(shared).objects.hold(shared.pk)
            if held is None or held.taken_back_at:
                raise type(shared).DoesNotExist
            mine = {"group_id": held.group_id, "author_id": held.author_id, "caution": caution}
            return self.update_or_create(**on(held), defaults=mine)[0]

    def unpin(self, shared):
        self.filter(**on(shared)).delete()


class Helped(SealedModel):
    """That something helped its author, and with what to be careful."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="+", db_index=False)
    author = whoever()
    story = models.OneToOneField(Story, models.CASCADE, null=True, related_name="helped")
    reply = models.OneToOneField(Reply, models.CASCADE, null=True, related_name="helped")
    # Without one it is sealed too, so that nobody sees which pins have a caution.
    caution = SealedText(
        label="conversations.helped.caution",
        owner="author",
        group="group",
        audience="members",
        max_length=LONGEST_CAUTION,
        null=True,
        default="",
        blank=True,
    )
    pinned_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = HelpedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["group", "pinned_at", "id"], name="helped_in_a_group")]

    @property
    def shared(self):
        """The story or the reply, where the words stand."""
        return self.story if self.story_id else self.reply
