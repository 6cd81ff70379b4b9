"""Stories people share with their group, the replies and the one-tap responses to them."""

from contextlib import suppress

from django.db import IntegrityError, models, transaction
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.groups.models import Group, Membership
from alongside.groups.roles import Act, Role, may
from alongside.groups.sharing.folding import ComesFolded, a_note
from alongside.groups.sharing.holding.held import Held, HeldQuerySet
from alongside.lib.addresses import url
from alongside.lib.keyset import cursor
from alongside.lib.whoever import whoever
from alongside.people.safety.blocks import Block
from alongside.people.safety.mutes import Mute
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet
from alongside.vault.once import once

from . import notices
from .leading.steered import Steered
from .reading.pace import minutes_to_read

LONGEST = 20_000
NO_ID = 2**63 - 1  # Behind every id there is.


class Wish(models.TextChoices):
    """The answer to "What would help?"."""

    LISTEN = "listen", _("Just listen")
    IDEAS = "ideas", _("Ideas welcome")
    QUESTIONS = "questions", _("Questions welcome")


class SharedQuerySet(HeldQuerySet, SealedQuerySet):
    def visible_to(self, person):
        """Only in groups the person has joined, since when they read there, and past all blocks.

        Everything else does not exist for them.
        """
        return self.as_read_from_place_of(person).past_blocks_of(person)

    def as_read_from_place_of(self, person):
        """Only in groups the person has joined, and what was shared when they read there."""
        places = Membership.objects.reading(OuterRef("shared_at")).of(person)
        return self.filter(Exists(places.filter(group=OuterRef("group"))))

    def own_or_visible_to(self, person):
        """And what they wrote themselves, whatever became of the place where it stands."""
        there = Q(author=person) | Q(pk__in=self.visible_to(person))
        return self.filter(there).with_holds_for(person)

    def past_blocks_of(self, person):
        """Without what those wrote whom this person has blocked, or who have blocked them.

        Each knows whether this person may have its words where they are held.
        """
        there = self.exclude(author__in=Block.objects.between(person))
        return there.with_holds_for(person)

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
        return self.to_be_changed().select_for_update().filter(pk=pk).first()


class ReplyQuerySet(SharedQuerySet):
    def visible_to(self, person):
        """As with stories; and nobody comes to a reply but through its story."""
        return super().visible_to(person).filter(story__in=Story.objects.visible_to(person))

    def that_are_news_to(self, person):
        """Whose words are there for this person, not held, and do not come folded."""
        there = self.with_words().past_blocks_of(person).not_muted_by(person)
        return there.filter(held_at=None)

    def unread_by(self, person, since):
        """What others wrote since then, and is news to this person."""
        return self.filter(shared_at__gt=since).exclude(author=person).that_are_news_to(person)


class StoryQuerySet(SharedQuerySet):
    def in_places(self, places):
        """In the groups of these memberships, each since when its person reads there."""
        here = Q(pk__in=[])
        for place in places:
            since = Q(shared_at__gte=place.sees_from) if place.sees_from else Q()
            if place.away_since:
                since &= Q(shared_at__lt=place.away_since) | Q(shared_at__gte=place.joined_at)
            here |= Q(group=place.group_id) & since
        return self.filter(here)

    def with_silence_of(self, person, now=None):
        """Each knows as `silenced_until` until when this person does not write in its group.

        And as `is_led` whether they read there what words were before they were edited; as
        `away_since` and `back_at` between when they had left the group, or None.
        """
        places = Membership.objects.current().of(person).filter(group=OuterRef("group"))
        silent = places.filter(silenced_until__gt=now or timezone.now()).values("silenced_until")
        leading = places.filter(role__in=[role for role in Role if may(role, Act.READ_THREADS)])
        away = places.filter(away_since__isnull=False)
        return self.annotate(
            silenced_until=Subquery(silent[:1]),
            is_led=Exists(leading),
            away_since=Subquery(away.values("away_since")[:1]),
            back_at=Subquery(away.values("joined_at")[:1]),
        )

    def listed_for(self, person):
        """What a list of stories may show this person, each with their mark."""
        there = self.past_blocks_of(person).with_words()
        return there.with_mark_of(person).with_folds_of(person)

    def with_mark_of(self, person):
        """Each story knows as `read_at` up to when this person has read its replies, or None.

        And as `news_at` when the newest reply came that is there for them, where some are unread.
        """
        mark = ReadingMark.objects.filter(person=person, story=OuterRef("pk"))
        there = Reply.objects.that_are_news_to(person).filter(story=OuterRef("pk"))
        newest = Subquery(there.order_by("-shared_at").values("shared_at")[:1])
        unread = Q(read_at=None) | Q(newest_reply_at__gt=F("read_at"))
        read_at = as_read_by(person, Subquery(mark.values("read_at")[:1]))
        marked = self.annotate(read_at=read_at)
        return marked.annotate(news_at=Case(When(unread, then=newest)))

    def with_news(self):
        """Of stories `with_mark_of` somebody: those never opened, or with replies not seen yet."""
        news = Q(read_at=None) | Q(news_at__gt=F("read_at"))
        return self.filter(news, held_at=None).order_by("-shared_at", "-pk")

    def share(self, *, by, group, body, wish, content_note="", pk=None):
        """A new story. The same `pk` again, from a form sent twice, gives the story it made.

        Not where that was taken back: whoever goes back to the form means to share it anew.
        """
        words = {"body": body, "content_note": content_note, "wish": wish}
        story = self.model(group=group, author=by, **words)
        with transaction.atomic():
            where = ("author_id", "group_id", "taken_back_at")
            made = once(story, pk, same=where, beside=("wish",))
            if made is story:
                notices.tell_shared(made)
        return made


class Shared(Held, ComesFolded, SealedModel):
    """What someone wrote for their group; it dies with its author's key."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    author = whoever()
    shared_at = models.DateTimeField(default=timezone.now, editable=False)
    # Its author took the words back; the place stays, for the sake of those who answered.
    taken_back_at = models.DateTimeField(null=True, editable=False)
    edited_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def among_what_helped(self):
        """Its place among what helped us, or None. A page's query brings it along.

        To ask for `helped` where there is none takes as long as to draw the time beside it.
        """
        came_with = self._state.fields_cache
        return came_with["helped"] if "helped" in came_with else getattr(self, "helped", None)

    def can_be_taken_back_by(self, person):
        """By its author alone, whoever leads the group."""
        return self.author_id == person.pk


class Story(Steered, Shared):
    """What somebody shares with their group, saying what answers they wish for."""

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
    content_note = a_note("conversations.story.content_note")
    wish = models.CharField(max_length=10, choices=Wish.choices, default=Wish.LISTEN)
    newest_reply_at = models.DateTimeField(null=True, editable=False)

    objects = StoryQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["group", "shared_at", "id"], name="stories_of_a_group")]

    def get_absolute_url(self):
        return url("story", self.pk)

    def where_i_was(self):
        """The page on which the reader of `with_mark_of` finds what they have not read yet."""
        if not (self.read_at and self.has_news()):
            return self.get_absolute_url()
        return f"{self.get_absolute_url()}?page={cursor('after', self.read_at, NO_ID)}#replies"

    def reply(self, *, by, body, content_note="", answers=None, pk=None):
        """An answer to this story, or to another reply to it. The same `pk` again gives the reply
        it made.

        Raises DoesNotExist where the story was taken back, place and all, a moment ago.
        """
        with transaction.atomic():
            if Story.objects.hold(self.pk) is None:
                raise Story.DoesNotExist
            words = {"body": body, "content_note": content_note, "answers": answers}
            reply = Reply(story=self, group_id=self.group_id, author=by, **words)
            where = ("author_id", "story_id", "taken_back_at")
            made = once(reply, pk, same=where, beside=("answers_id",))
            # A form sent again gives an old reply: the newest one stays the newest.
            before = Q(newest_reply_at=None) | Q(newest_reply_at__lt=made.shared_at)
            Story.objects.filter(before, pk=self.pk).update(newest_reply_at=made.shared_at)
            if made is reply:
                notices.tell_replied(made)
        return made

    @property
    def takes_replies(self):
        """Whether the reader of `with_silence_of` can answer here now."""
        return not self.silenced_until and not self.group.is_over

    def is_answered(self):
        """Whether others have written beneath it what is still there."""
        return self.replies.with_words().exclude(author=self.author_id).exists()

    def minutes_to_read(self):
        """About how many minutes its words take to read; 0 where that need not be said."""
        return minutes_to_read(self.readable("body"))

    def mark_read(self, by, until, *, left=False):
        """Remember that the person has read this story and its replies up to `until`.

        `left` where they have come no further, and there is more.
        """
        left_at = timezone.now() if left else None
        with suppress(IntegrityError):  # Taken back, place and all, while they read.
            keep_mark(ReadingMark(person=by, story=self, read_at=until, left_at=left_at))

    def has_news(self):
        """Whether there is a reply that the reader of `with_mark_of` has not seen."""
        return bool(self.news_at and (not self.read_at or self.news_at > self.read_at))


class Reply(Shared):
    """An answer beneath a story. All stand on one level, in the order in which they came."""

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
    content_note = a_note("conversations.reply.content_note")
    # Another reply to the same story. Its words stand there alone, and are drawn from there.
    answers = models.ForeignKey("self", models.SET_NULL, null=True, related_name="answered_by")

    objects = ReplyQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["story", "shared_at", "id"], name="replies_to_a_story")]

    def is_answered(self):
        """Whether others have written after it what is still there, to it or to its story."""
        there = Reply.objects.filter(story=self.story_id).with_words()
        later = Q(answers=self.pk) | Q(shared_at__gte=self.shared_at)
        return there.filter(later).exclude(author=self.author_id).exists()

    def get_absolute_url(self):
        before_it = cursor("after", self.shared_at, self.pk - 1)
        return f"{url('story', self.story_id)}?page={before_it}#reply-{self.pk}"


from .explaining.cards import ExplainingCard  # noqa: E402,F401
from .explaining.lines import ExplainingLine  # noqa: E402,F401
from .explaining.sheets import SheetPart  # noqa: E402,F401
from .helping.helped import Helped  # noqa: E402,F401
from .holding.holds import Hold, HoldStep  # noqa: E402,F401
from .leading.moves import Move  # noqa: E402,F401
from .leading.steering import Steering  # noqa: E402,F401
from .reading.marks import ReadingMark, Start, as_read_by, keep_mark  # noqa: E402,F401
from .responses import Response  # noqa: E402,F401  Models of this app, in rooms of their own.
from .second_thoughts.edits import Edit  # noqa: E402,F401
