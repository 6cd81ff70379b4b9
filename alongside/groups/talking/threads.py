"""A thread between one person and those who lead a group. Members never write to each other."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from alongside.lib.whoever import whoever
from alongside.vault.endings import record
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet
from alongside.vault.once import once

from ..joining.askings import Asking
from ..memberships import Membership
from ..roles import SEATED
from . import notices

# For how long a thread can be read by both sides after its person left, or was not let in.
LATELY = timedelta(days=30)
LONGEST = 5_000


class ThreadQuerySet(SealedQuerySet):
    def between(self, person, group):
        """The one thread of this person with those who lead the group; begun where there is none.

        Two at once begin one.
        """
        return self.get_or_create(person=person, group=group)[0]

    def begun(self):
        """Those in which there is something: a page that was only looked at begins none."""
        return self.exclude(person_wrote_at=None, leaders_wrote_at=None)

    def there(self):
        """Those whose person is in the group or asks to be, or has gone from it only lately.

        Not those of somebody who leads it now, or looks after those who lead. Each knows as
        `is_inside` and `asks` how its person stands.
        """
        places = Membership.objects.filter(group=OuterRef("group"), person=OuterRef("person"))
        askings = Asking.objects.filter(group=OuterRef("group"), person=OuterRef("person"))
        marked = self.annotate(
            is_inside=Exists(places.current().seated()),
            asks=Exists(askings.filter(state__in=Asking.OPEN)),
        )
        went = Exists(places.filter(ended_at__gte=lately()))
        present = Q(is_inside=True) | Q(asks=True) | went | Exists(turned_away(askings))
        return marked.filter(present).exclude(Exists(places.current().exclude(role__in=SEATED)))

    def for_a_talk(self):
        """Those in which a time that was agreed still holds: its person is in, or asks to be."""
        return self.there().filter(Q(is_inside=True) | Q(asks=True))

    def over(self):
        """Those whose person went so long ago that nobody reads them any more."""
        places = Membership.objects.filter(group=OuterRef("group"), person=OuterRef("person"))
        askings = Asking.objects.filter(group=OuterRef("group"), person=OuterRef("person"))
        here = Exists(places.current()) | Exists(askings.filter(state__in=Asking.OPEN))
        lately_here = Exists(places.filter(ended_at__gte=lately())) | Exists(turned_away(askings))
        return self.exclude(here | lately_here)

    def new_for_person(self):
        """In which those who lead wrote what the person has not seen."""
        unseen = Q(person_read_at=None) | Q(person_read_at__lt=F("leaders_wrote_at"))
        return self.filter(unseen, leaders_wrote_at__isnull=False)

    def new_for_leaders(self):
        unseen = Q(leaders_read_at=None) | Q(leaders_read_at__lt=F("person_wrote_at"))
        return self.filter(unseen, person_wrote_at__isnull=False)

    def with_last(self):
        """Each knows as `last_at` when somebody wrote there last."""
        person = Coalesce("person_wrote_at", "begun_at")
        return self.annotate(last_at=Greatest(person, Coalesce("leaders_wrote_at", "begun_at")))

    def end(self):
        """These go, words and all; on an older copy of the data too. How many there were."""
        ended = 0
        for pk in list(self.values_list("pk", flat=True)):
            with transaction.atomic():
                if self.model.objects.filter(pk=pk).delete()[0]:
                    record("thread_ended", thread=pk)
                    ended += 1
        return ended


def lately():
    """Whoever went after this moment went lately."""
    return timezone.now() - LATELY


def turned_away(askings):
    """Of these those that came to nothing lately."""
    over = (Asking.State.DECLINED, Asking.State.TAKEN_BACK)
    return askings.filter(state__in=over).filter(
        Q(answered_at__gte=lately()) | Q(answered_at=None, asked_at__gte=lately())
    )


class Thread(SealedModel):
    """One for each person and group: before they come in, while they are in, and after."""

    group = models.ForeignKey(
        "groups.Group", models.CASCADE, related_name="threads", db_index=False
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="threads")
    begun_at = models.DateTimeField(default=timezone.now, editable=False)
    # When somebody of either side wrote last, and up to when each side has read.
    person_wrote_at = models.DateTimeField(null=True, editable=False)
    leaders_wrote_at = models.DateTimeField(null=True, editable=False)
    person_read_at = models.DateTimeField(null=True, editable=False)
    leaders_read_at = models.DateTimeField(null=True, editable=False)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "person"], name="one_thread_each")]

    @property
    def draft_place(self):
        return f"thread:{self.pk}"

    def side_of(self, person):
        return "person" if person.pk == self.person_id else "leaders"

    def write(self, *, by, body, about="", pk=None, greets=True):
        """A message. The same `pk` again, from a form sent twice, gives the one it made.

        One of those who lead `greets` with it somebody whom nobody has greeted yet.
        """
        with transaction.atomic():
            more = {"body": body, "about": about}
            message = Message(thread=self, group_id=self.group_id, author=by, **more)
            made = once(message, pk, same=("thread_id", "author_id"))
            side = self.side_of(by)
            if self.move(side, made.written_at) and side == "leaders" and greets:
                self._greet(made.written_at)
        return made

    def move(self, side, at):
        """Something of this side is new for the other one, since `at`. False where it was not."""
        is_new = self._forward(f"{side}_wrote_at", at)
        if is_new:
            notices.tell_thread(self, side)
        return is_new

    def _greet(self, at):
        """Whoever is written to by those who lead is no arrival any more, and what they answered
        when they asked is not kept.
        """
        both = {"group": self.group_id, "person": self.person_id}
        place = Membership.objects.current().filter(**both, greeted_at=None)
        if place.update(greeted_at=at):
            Asking.objects.filter(**both).exclude(state__in=Asking.OPEN).update(answers=None)

    def mark_read(self, side, until):
        """This side has read up to `until`; all who lead have one mark together."""
        self._forward(f"{side}_read_at", until)

    def _forward(self, column, at):
        """Never back: a form that is sent again gives an old message. Whether it was news."""
        earlier = Q(**{column: None}) | Q(**{f"{column}__lt": at})
        return bool(Thread.objects.filter(earlier, pk=self.pk).update(**{column: at}))

    # -- a time for a first talk ------------------------------------------------------------------

    def agreed_talk(self):
        """The time that was taken and is still to come, or None."""
        return self.times.taken().to_come().order_by("starts_at", "pk").first()

    def propose(self, moments, *, by, place, zone):
        """These times instead of any proposed before. False where one has been taken already."""
        with transaction.atomic():
            if not self.hold() or self.agreed_talk():
                return False
            now = timezone.now()
            self.times.open().update(withdrawn_at=now)
            more = {"thread": self, "group_id": self.group_id, "proposed_by": by, "zone": zone}
            ProposedTime.objects.bulk_create(
                ProposedTime(starts_at=at, place=place, **more) for at in moments
            )
            self.move("leaders", now)
        return True

    def take(self, pk):
        """The person takes this time. Whether it is theirs now; a second tap is no other answer."""
        with transaction.atomic():
            self.hold()
            if talk := self.agreed_talk():
                return talk.pk == pk
            now = timezone.now()
            taken = self.times.open().filter(pk=pk).update(taken_at=now)
            if taken:
                self.move("person", now)
        return bool(taken)

    def take_back_time(self, pk, *, only_open=False):
        """One who leads takes back a time that was proposed, or calls the talk off.

        False where it was to be taken back `only_open`, and the person has taken it meanwhile.
        """
        with transaction.atomic():
            self.hold()
            if only_open and self.times.taken().filter(pk=pk).exists():
                return False
            now = timezone.now()
            if self.times.standing().filter(pk=pk).update(withdrawn_at=now):
                self.move("leaders", now)
        return True

    def no_time_fits(self, *, by, body, pk=None):
        """The person says so, in words; no time stands any more, the one they had taken neither.

        Those that were proposed since stay: a form that is sent again knew nothing of them.
        """
        with transaction.atomic():
            self.hold()
            made = self.write(by=by, body=body, pk=pk)
            before = self.times.standing().filter(proposed_at__lte=made.written_at)
            before.update(withdrawn_at=timezone.now())
        return made

    def hold(self):
        """Until the transaction ends nobody else proposes or takes a time here."""
        return Thread.objects.select_for_update().filter(pk=self.pk).first()


class Message(SealedModel):
    """Words in a thread, for its person and for those who lead."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="messages", db_index=False)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    author = whoever()
    body = SealedText(
        label="groups.message.body",
        owner="author",
        group="group",
        audience="facilitators",
        max_length=LONGEST,
        null=True,
    )
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    # What it is about, such as "story:1"; "" where it is about nothing that was shared. Its words
    # stand there alone.
    about = models.CharField(max_length=28, default="", editable=False)

    class Meta:
        indexes = [models.Index(fields=["thread", "written_at", "id"], name="messages_of_a_thread")]


class ProposedTimeQuerySet(SealedQuerySet):
    def standing(self):
        """Proposed, and not taken back by either side."""
        return self.filter(withdrawn_at=None)

    def to_come(self):
        return self.filter(starts_at__gt=timezone.now())

    def taken(self):
        return self.standing().filter(taken_at__isnull=False)

    def open(self):
        """Those of which the person can take one."""
        return self.standing().to_come().filter(taken_at=None)


class ProposedTime(SealedModel):
    """A time for a first talk, proposed by one who leads; the person takes one of them."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="times")
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    proposed_by = whoever()
    proposed_at = models.DateTimeField(default=timezone.now, editable=False)
    starts_at = models.DateTimeField()
    zone = models.CharField(max_length=64)
    # How they talk: a number to ring, a link, a room.
    place = SealedText(
        label="groups.proposed_time.place",
        owner="proposed_by",
        group="group",
        audience="facilitators",
        max_length=300,
        null=True,
        blank=True,
    )
    taken_at = models.DateTimeField(null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)

    objects = ProposedTimeQuerySet.as_manager()
