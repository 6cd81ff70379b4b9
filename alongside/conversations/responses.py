"""The one-tap responses to stories and replies: few, named, and never counted."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.people.safety.blocks import Block
from alongside.vault.models import SealedModel, SealedQuerySet

from .models import Reply, Story


class ResponseQuerySet(SealedQuerySet):
    def give(self, *, by, to, kind):
        """Give this response, once; to words that are still there."""
        with transaction.atomic():
            held = type(to).objects.hold(to.pk)
            if held and not held.taken_back_at:
                one = self.model(person=by, kind=kind, **on(to))
                self.bulk_create([one], ignore_conflicts=True)

    def take_back(self, *, by, to, kind):
        self.filter(person=by, kind=kind, **on(to)).delete()

    def attach(self, story, replies, reader):
        """Give the story and each reply its `responses_shown`: {kind: who gave it}, in one query.

        Only an author sees who responded; to others the list of names is empty. Returns the people
        who are named.
        """
        shared = [story, *replies]
        for one in shared:
            one.responses_shown, one.my_responses = {}, set()
        by_id = {one.pk: one for one in shared}
        given = self.filter(Q(story=story) | Q(reply__in=[reply.pk for reply in replies]))
        given = given.exclude(person__in=Block.objects.between(reader))
        named = []
        for response in given.select_related("person").order_by("given_at"):
            one = by_id[response.story_id or response.reply_id]
            names = one.responses_shown.setdefault(response.kind, [])
            if response.person_id == reader.pk:
                one.my_responses.add(response.kind)
            elif one.author_id == reader.pk:
                names.append(response.person)
                named.append(response.person)
        return named


def on(shared):
    """Which of a response's two targets this is."""
    return {"story": shared} if isinstance(shared, Story) else {"reply": shared}


class Response(SealedModel):
    """A one-tap supportive reaction. Named, few, and never counted."""

    class Kind(models.TextChoices):
        HEAR = "hear", _("I hear you")
        SAME = "same", _("Same here")
        THANK = "thank", _("Thank you")
        THINKING = "thinking", _("Thinking of you")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    story = models.ForeignKey(Story, models.CASCADE, null=True, related_name="responses")
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="responses")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    given_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["story", "person", "kind"], name="once_to_a_story"),
            models.UniqueConstraint(fields=["reply", "person", "kind"], name="once_to_a_reply"),
        ]
