"""Stories people share with their group, the replies and the one-tap responses to them."""

from contextlib import suppress

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.groups.models import Group
from alongside.lib.keyset import cursor
from alongside.people.blocks import Block
from alongside.people.mutes import Mute
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet
from alongside.vault.once import once

LONGEST = 20_000
NO_ID = 2**63 - 1  # Behind every id there is.


class Wish(models.TextChoices):
    """The answer to "What would help?"."""

    LISTEN = "listen", _("Just listen")
    IDEAS = "ideas", _("Ideas welcome")
    QUESTIONS = "questions", _("Questions welcome")


class SharedQuerySet(SealedQuerySet):
    def visible_to(self, person):
        """Only in groups the person has joined, and by whom no block keeps from them.

        Everything else does not exist for them.
        """
        return self.filter(group__in=Group.objects.joined_by(person)).past_blocks_of(person)

    def past_blocks_of(self, person):
        """Without what those wrote whom this person has blocked, or who have blocked them."""
        return self.exclude(author__in=Block.objects.between(person))

    def not_muted_by(self, person):
        """Without what comes folded for this person: it is no news to them."""
        return self.exclude(author__in=Mute.objects.muted_by(person))

    def with_folds_of(self, person):
        """Each knows as `is_folded` whether it comes folded for this person."""
        mutes = Mute.objects.filter(by=person, whom=OuterRef("author"))
        return self.annotate(is_folded=Exists(mutes))

    def with_words(self):
        """Without those whose words were taken back, or left with their author."""
        return self.filter(body__isnull=False)

    def hold(self, pk):
        """This one as it is now, or None where it is gone.

        Until the transaction ends, nobody else answers it or takes it back.
        """
        return self.select_for_update().filter(pk=pk).first()


class ReplyQuerySet(SharedQuerySet):
    def visible_to(self, person):
        """As with stories; and nobody comes to a reply but through its story."""
        return super().visible_to(person).filter(story__in=Story.objects.visible_to(person))


class StoryQuerySet(SharedQuerySet):
    def listed_for(self, person):
        """What a list of stories may show this person, each with their mark."""
        there = self.past_blocks_of(person).with_words()
        return there.with_mark_of(person).with_folds_of(person)

    def with_mark_of(self, person):
        """Each story knows as `read_at` up to when this person has read its replies, or None.

        And as `news_at` when the newest reply came that is there for them, where some are unread.
        """
        mark = ReadingMark.objects.filter(person=person, story=OuterRef("pk"))
        there = Reply.objects.with_words().past_blocks_of(person).not_muted_by(person)
        there = there.filter(story=OuterRef("pk"))
        newest = Subquery(there.order_by("-shared_at").values("shared_at")[:1])
        unread = Q(read_at=None) | Q(newest_reply_at__gt=F("read_at"))
        read_at = since_they_are_back(person, Subquery(mark.values("read_at")[:1]))
        marked = self.annotate(read_at=read_at)
        return marked.annotate(news_at=Case(When(unread, then=newest)))

    def with_news(self):
        """Of stories `with_mark_of` somebody: those never opened, or with replies not seen yet."""
        news = Q(read_at=None) | Q(news_at__gt=F("read_at"))
        return self.filter(news).order_by("-shared_at", "-pk")

    def share(self, *, by, group, body, wish, pk=None):
        """A new story. The same `pk` again, from a form sent twice, gives the story it made.

        Not where that was taken back: whoever goes back to the form means to share it anew.
        """
        story = self.model(group=group, author=by, body=body, wish=wish)
        return once(story, pk, same=("author_id", "group_id", "taken_back_at"))


def since_they_are_back(person, read_at):
    """`read_at` of a story, but that what was there when they came back from a break is no news."""
    back = person.back_since
    if back is None:
        return read_at
    return Case(
        When(Exists(read_later(person, back)), then=read_at),
        When(shared_at__lte=back, then=Value(back, output_field=models.DateTimeField())),
        default=read_at,
    )


def read_later(person, moment):
    return ReadingMark.objects.filter(person=person, story=OuterRef("pk"), read_at__gt=moment)


class Shared(SealedModel):
    """What someone wrote for their group; it dies with its author's key."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    shared_at = models.DateTimeField(default=timezone.now, editable=False)
    # Its author took the words back; the place stays, for the sake of those who answered.
    taken_back_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    def can_be_taken_back_by(self, person):
        """By its author alone, whoever leads the group."""
        return self.author_id == person.pk


class Story(Shared):
    group = models.ForeignKey(Group, models.CASCADE, related_name="stories", db_index=False)
    body = SealedText(
        label="conversations.story.body",
        owner="author",
        group="group",
        audience="members",
        max_length=LONGEST,
        null=True,
        searchable=True,
    )
    wish = models.CharField(max_length=10, choices=Wish.choices, default=Wish.LISTEN)
    newest_reply_at = models.DateTimeField(null=True, editable=False)

    objects = StoryQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["group", "shared_at", "id"], name="stories_of_a_group")]

    def get_absolute_url(self):
        return reverse("story", args=[self.pk])

    def where_i_was(self):
        """The page on which the reader of `with_mark_of` finds what they have not read yet."""
        if not (self.read_at and self.has_news()):
            return self.get_absolute_url()
        return f"{self.get_absolute_url()}?page={cursor('after', self.read_at, NO_ID)}#replies"

    def reply(self, *, by, body, pk=None):
        """An answer to this story. The same `pk` again gives the reply it made.

        Raises DoesNotExist where the story was taken back, place and all, a moment ago.
        """
        with transaction.atomic():
            if Story.objects.hold(self.pk) is None:
                raise Story.DoesNotExist
            reply = Reply(story=self, group_id=self.group_id, author=by, body=body)
            made = once(reply, pk, same=("author_id", "story_id", "taken_back_at"))
            # A form sent again gives an old reply: the newest one stays the newest.
            before = Q(newest_reply_at=None) | Q(newest_reply_at__lt=made.shared_at)
            Story.objects.filter(before, pk=self.pk).update(newest_reply_at=made.shared_at)
        return made

    def is_answered(self):
        """Whether others have written beneath it what is still there."""
        return self.replies.with_words().exclude(author=self.author_id).exists()

    def mark_read(self, by, until):
        """Remember that the person has read this story and its replies up to `until`."""
        with suppress(IntegrityError):  # Taken back, place and all, while they read.
            ReadingMark.objects.bulk_create(
                [ReadingMark(person=by, story=self, read_at=until)],
                update_conflicts=True,
                unique_fields=["person", "story"],
                update_fields=["read_at"],
            )

    def has_news(self):
        """Whether there is a reply that the reader of `with_mark_of` has not seen."""
        return bool(self.news_at and (not self.read_at or self.news_at > self.read_at))


class Reply(Shared):
    story = models.ForeignKey(Story, models.CASCADE, related_name="replies", db_index=False)
    body = SealedText(
        label="conversations.reply.body",
        owner="author",
        group="group",
        audience="members",
        max_length=LONGEST,
        null=True,
        searchable=True,
    )

    objects = ReplyQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["story", "shared_at", "id"], name="replies_to_a_story")]

    def get_absolute_url(self):
        before_it = cursor("after", self.shared_at, self.pk - 1)
        return f"{reverse('story', args=[self.story_id])}?page={before_it}#reply-{self.pk}"


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


class ReadingMark(SealedModel):
    """How far somebody has read a story. Theirs alone; gone when they leave the group."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False
    )
    story = models.ForeignKey(Story, models.CASCADE, related_name="marks")
    read_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "story"], name="one_mark_a_story")]
