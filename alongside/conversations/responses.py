"""The one-tap responses to stories and replies: few, named, and never counted."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from alongside.groups.sharing.responses import ResponseKind
from alongside.lib.prepared import Prepared, numbered
from alongside.people.models import Person
from alongside.people.safety.blocks import Block
from alongside.vault.models import SealedModel, SealedQuerySet

from .models import Reply, Story

KINDS = ResponseKind.values  # In the order in which they are shown.


class ResponseQuerySet(SealedQuerySet):
    def give(self, *, by, to, kind):
        """Give this response, once. Returns whether the words are still there to have it."""
        with transaction.atomic():
            held = type(to).objects.hold(to.pk)
            if held is None or held.taken_back_at or held.held_at:
                return False
            one = self.model(person=by, kind=kind, **on(to))
            self.bulk_create([one], ignore_conflicts=True)
        return True

    def take_back(self, *, by, to, kind):
        self.filter(person=by, kind=kind, **on(to)).delete()

    def attach(self, story, replies, reader):
        """Give the story and each reply its `responses_shown`: {kind: who gave it}, in their order.

        Only an author sees who responded; to others the list of names is empty. Returns the people
        who are named and did not write any of it: only those are looked up. A page has a hundred
        taps, and few names.
        """
        shared, me = [story, *replies], reader.pk
        for one in shared:
            one.responses_shown, one.my_responses = {}, set()
        by_id, named = {one.pk: one for one in shared}, []
        ids = numbered([reply.pk for reply in replies])
        for to_story, to_reply, person, kind in given(story=story.pk, reader=me, **ids):
            one = by_id[to_story or to_reply]
            names = one.responses_shown.setdefault(kind, [])
            if person == me:
                one.my_responses.add(kind)
            elif one.author_id == me:
                named.append((names, person))
        for one in shared:
            found = one.responses_shown
            one.responses_shown = {kind: found[kind] for kind in KINDS if kind in found}
        writers = {one.author_id: one.author for one in shared}
        others = named_people({person for _names, person in named} - writers.keys())
        people = writers | others
        for names, person in named:
            if person in people:  # They may have gone a moment ago.
                names.append(people[person])
        return list(others.values())


def make_given(story, reader, **replies):
    """(story, reply, who, kind) of all responses to these, in the order they were given in."""
    here = Response.objects.filter(Q(story=story) | Q(reply__in=list(replies.values())))
    there = here.exclude(person__in=Block.objects.between(Person.from_db(None, ["id"], [reader])))
    return there.order_by("given_at").values_list("story_id", "reply_id", "person_id", "kind")


def make_named(**people):
    return Person.objects.filter(pk__in=list(people.values())).only("display_name")


given, named_by_id = Prepared(make_given), Prepared(make_named)


def named_people(ids):
    """{id: somebody of whom no more is there than what they are called}."""
    return {one.pk: one for one in named_by_id(**numbered(ids))} if ids else {}


def on(shared):
    """Which of a response's two targets this is."""
    return {"story": shared} if isinstance(shared, Story) else {"reply": shared}


class Response(SealedModel):
    """A one-tap supportive reaction. Named, few, and never counted."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    story = models.ForeignKey(Story, models.CASCADE, null=True, related_name="responses")
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="responses")
    kind = models.CharField(max_length=10, choices=ResponseKind.choices)
    given_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["story", "person", "kind"], name="once_to_a_story"),
            models.UniqueConstraint(fields=["reply", "person", "kind"], name="once_to_a_reply"),
        ]
