"""A concern that somebody raises, for organisers; never for whom it is about."""

from functools import reduce
from operator import or_

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from alongside.lib.whoever import whoever
from alongside.people.safety.blocks import Block, between_two, set_apart
from alongside.vault import access
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet
from alongside.vault.once import once

from ..memberships import Membership
from . import notices

LONGEST = 2_000


def said_of_a_concern(name):
    return SealedText(
        label=f"groups.concern.{name}",
        owner="raised_by",
        audience="house",
        max_length=LONGEST,
        null=True,
    )


# -- who reads it ----------------------------------------------------------------------------------


def organisers():
    people = get_user_model().objects
    return people.filter(is_organiser=True, is_active=True, is_suspended=False)


def able_to_look_after():
    """Whoever could have taken one: organisers, and those who lead, as in the care team."""
    people = get_user_model().objects.filter(is_active=True, is_suspended=False)
    return people.filter(Q(is_organiser=True) | Q(leads=True))


def leading_in(group):
    return Membership.objects.current().leading().filter(group=group)


def leads_of(person, concern, group):
    """Whether this person leads the group of this concern or, where it is gone, led it last."""
    led = Concern.led_by.through.objects.filter(concern=concern, person=person)
    return Exists(leading_in(group).filter(person=person)) | Exists(led)


def readers(group, *, raised_by, about):
    """The organisers who read such a concern.

    Never whoever it is about, nor whoever raised it. Where it is about somebody who leads the
    group, or about how things go there, no organiser who leads it too, as long as there is another.
    Of those who are left none with a block between them and either, as long as there is another;
    or else none with a block between them and whoever raised it.
    """
    concerned = [one.pk for one in (raised_by, about) if one is not None]
    found = organisers().exclude(pk__in=concerned)
    if about is None or leading_in(group).filter(person=about).exists():
        beside = found.exclude(Exists(leading_in(group).filter(person=OuterRef("pk"))))
        found = beside if beside.exists() else found
    for one_of_them in (concerned, [raised_by.pk]):
        free = found.exclude(blocked(OuterRef("pk"), *one_of_them))
        if free.exists():
            return free
    return found


def blocked(organiser, *concerned):
    """Whether there is a block between an organiser and whoever raises it, or whom it is about."""
    of_each = [between_two(organiser, one) for one in concerned]
    return Exists(Block.objects.filter(reduce(or_, of_each)))


class ConcernQuerySet(SealedQuerySet):
    def readable_by(self, organiser):
        """Those that this organiser reads: `readers`, asked from the other side."""
        if not organiser.is_organiser:
            return self.none()
        of_it = OuterRef("pk"), OuterRef("group")
        is_how_they_lead = Q(about=None) | leads_of(OuterRef("about"), *of_it)
        leads_there = leads_of(organiser.pk, *of_it)
        leads_there_too = leads_of(OuterRef("pk"), *map(OuterRef, of_it))
        another = (
            organisers()
            .exclude(pk=OuterRef("raised_by"))
            .exclude(pk=Coalesce(OuterRef("about"), Value(0)))
        )
        beside = another.exclude(leads_there_too)
        theirs = self.exclude(about=organiser, about__isnull=False).exclude(raised_by=organiser)
        theirs = theirs.exclude(is_how_they_lead & leads_there & Exists(beside))
        for concerned in (("raised_by", "about"), ("raised_by",)):
            is_apart = blocked(OuterRef("pk"), *(OuterRef(OuterRef(name)) for name in concerned))
            somebody_else = Exists(beside.exclude(is_apart))
            # Where this one leads there and reads it all the same, so do all the others.
            somebody_else |= (~is_how_they_lead | leads_there) & Exists(another.exclude(is_apart))
            is_blocked = blocked(organiser.pk, *map(OuterRef, concerned))
            theirs = theirs.exclude(is_blocked & somebody_else)
        return theirs

    def for_reading(self):
        return self.select_related("group", "raised_by", "about", "taken_by", "answered_by")

    def open(self):
        return self.filter(closed_at=None)

    def waiting(self):
        """Those that nobody looks after who still can."""
        return self.open().exclude(taken_by__in=able_to_look_after(), taken_by__isnull=False)

    def answered_anew(self, person):
        """Those of theirs with an answer that they have not read."""
        unread = Q(answer_read_at=None) | Q(answer_read_at__lt=F("answered_at"))
        return self.filter(unread, raised_by=person, answered_at__isnull=False)

    def raise_one(self, *, by, group, about, words, pk=None):
        """A new concern. The same `pk` again, from a form sent twice, gives the one it made.

        With other words it is one more.
        """
        concern = self.model(group=group, raised_by=by, about=about, words=words)
        with transaction.atomic():
            who = ("raised_by_id", "group_id", "about_id")
            # Nobody waits for help over a form.
            made = once(concern, pk, same=who, anew="raised_at")
            if made is concern:
                made.write_down("concern_raised", by=by)
                notices.tell_concern(made, readers(group, raised_by=by, about=about))
                if about is not None:
                    set_apart.send(type(made), by=by, whom=about)
        return made


class Concern(SealedModel):
    """What worries somebody about a thread or a person, and what an organiser did about it."""

    # It outlives its group: whoever raised it waits for an answer all the same.
    group = models.ForeignKey("groups.Group", models.SET_NULL, null=True, related_name="concerns")
    # Who led the group when it went: after that nothing else says so.
    led_by = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="concerns")
    about = whoever()
    words = said_of_a_concern("words")
    raised_at = models.DateTimeField(default=timezone.now, editable=False)
    taken_by = whoever()
    taken_at = models.DateTimeField(null=True, editable=False)
    answer = said_of_a_concern("answer")
    answered_by = whoever()
    answered_at = models.DateTimeField(null=True, editable=False)
    # Up to when whoever raised it has read the answer.
    answer_read_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    objects = ConcernQuerySet.as_manager()

    @property
    def is_how_they_lead(self):
        """Whether it is about somebody who leads that group, or led it when it went."""
        if self.about_id is None:
            return False
        lead = leads_of(self.about_id, self.pk, self.group_id)
        return Concern.objects.filter(lead, pk=self.pk).exists()

    @property
    def is_looked_after(self):
        """Whether somebody has taken it who still can look after it."""
        one = self.taken_by
        may = one and (one.is_organiser or one.leads)
        return bool(may and one.is_active and not one.is_suspended)

    def take(self, by):
        """This person looks after it. False where another does already."""
        free = Concern.objects.waiting() | Concern.objects.open().filter(taken_by=by)
        now = timezone.now()
        return self._change(free.filter(pk=self.pk), "concern_taken", by, taken_by=by, taken_at=now)

    def hand_on(self, to, by):
        """To another who may read it, or to nobody: None. False where it is not theirs."""
        mine = Concern.objects.open().filter(pk=self.pk, taken_by=by)
        now = timezone.now() if to else None
        return self._change(mine, "concern_handed_on", by, taken_by=to, taken_at=now)

    def put_back(self, whose):
        """It is not for whoever took it any more, and waits for another."""
        theirs = Concern.objects.open().filter(pk=self.pk, taken_by=whose)
        return self._change(theirs, "concern_put_back", None, taken_by=None, taken_at=None)

    def give_answer(self, words, by):
        """What whoever raised it reads; whoever took it writes, anew too, until it is closed."""
        with transaction.atomic():
            mine = Concern.objects.select_for_update().open().filter(pk=self.pk, taken_by=by)
            held = mine.first()
            if held is None:
                return False
            held.answer, held.answered_by, held.answered_at = words, by, timezone.now()
            held.save(update_fields=["answer", "answered_by", "answered_at"])
            self.write_down("concern_answered", by=by)
            notices.tell_concern_answered(held)
        return True

    def close(self, by):
        """Once it was answered: nobody who raised one goes without. False where it was not."""
        mine = Concern.objects.open().filter(pk=self.pk, taken_by=by)
        answered = mine.filter(answered_at__isnull=False)
        return self._change(answered, "concern_closed", by, closed_at=timezone.now())

    def _change(self, these, what, by, **values):
        with transaction.atomic():
            if not these.update(**values):
                return False
            self.write_down(what, by=by)
        return True

    def write_down(self, what, by):
        """A line in the access log. Whom it is about does not stand there."""
        access.write(what, by=by, concern=self.pk, group=self.group_id)
