"""Getting back in without an e-mail address: two people vouch, and every device is told."""

import hashlib
import re
import secrets
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import signing
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.lib.whoever import whoever
from alongside.vault import access
from alongside.vault.endings import record
from alongside.vault.fields import KeyedHash, SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

from .recovery_words import WORDS

LASTS = timedelta(days=14)
KNOWN = timedelta(days=30)  # For how long those have been there who came later and can vouch.
# A ticket lasts as long as any request can that was asked with it: see Recovery.is_over.
TICKET_LASTS = 2 * LASTS + timedelta(hours=settings.RECOVERY_HOURS)


class RecoveryQuerySet(SealedQuerySet):
    def going_on(self):
        """Those that may still let somebody in, or that people can still vouch for."""
        since = timezone.now() - LASTS
        opened = Q(opens_at__gt=since)
        return self.filter(opened | Q(opens_at=None, asked_at__gt=since), ended_at=None)

    def waiting(self):
        """Those for which fewer than two people have vouched yet."""
        return self.going_on().filter(opens_at=None)

    def for_help_of(self, person):
        """Those that this person could vouch for, if they know who it is. Never one's own.

        Nor where one of the two has blocked the other: nobody is let into an account by them. Who
        leads has been in the group since before that person came, or for long enough: or one who
        leads could let somebody of their own making lead beside them, and be both who vouch.
        """
        others = self.exclude(person=person).exclude(person__blocks__whom=person)
        others = others.exclude(person__in=person.blocks.values("whom"))
        if person.is_organiser:
            return others
        leading = person.memberships.current().agreed().leading()
        led = leading.filter(group=OuterRef("group"))
        since = Q(joined_at__lte=OuterRef("joined_at")) | Q(joined_at__lte=timezone.now() - KNOWN)
        places = leading.model.objects.current().filter(Exists(led.filter(since)))
        return others.filter(person__in=places.values("person"))

    def ask(self, person, token):
        """A new request, unless one goes on already. Returns it, or None.

        The first to ask is not disturbed by others: they know the name, and nothing more.
        """
        with transaction.atomic():
            get_user_model().objects.select_for_update().get(pk=person.pk)
            mine = self.filter(person=person, ended_at=None)
            if mine.going_on().exists():
                return None
            mine.update(ended=Recovery.End.EXPIRED, ended_at=timezone.now())
            return self.create(person=person, found_by=token, words=" ".join(words_of(token)))

    def held_by(self, token):
        return self.going_on().filter(found_by=token).select_related("person").first()


class Recovery(SealedModel):
    """Somebody asks to be let into an account again. Whoever asked holds the ticket."""

    class End(models.TextChoices):
        STOPPED = "stopped", _("stopped")
        USED = "used", _("used")
        EXPIRED = "expired", _("expired")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="recoveries")
    found_by = KeyedHash(label="people.recovery.found_by", unique=True)
    # What the one who asked says to those who vouch: three words, made up for this.
    words = SealedText(
        label="people.recovery.words", owner="person", audience="facilitators", max_length=60
    )
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    first_by = whoever()
    second_by = whoever()
    first_at = models.DateTimeField(null=True, editable=False)
    second_at = models.DateTimeField(null=True, editable=False)
    opens_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    ended = models.CharField(max_length=8, choices=End.choices, blank=True, editable=False)

    objects = RecoveryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at=None), name="one_recovery_at_a_time"
            )
        ]

    @property
    def is_waiting(self):
        """Whether it is among those of `waiting()`."""
        return type(self).objects.waiting().filter(pk=self.pk).exists()

    @property
    def is_open(self):
        """Two people have vouched, and the time to say no is over."""
        return self.opens_at is not None and self.opens_at <= timezone.now()

    def fits(self, typed):
        """Whether these are the three words, however they are spelt or set apart."""
        return re.findall(r"\w+", typed.casefold()) == self.words.split()

    def vouch(self, by):
        """`by` knows who asks. The second one sets the clock. False where it is not theirs to do.

        Two people, whatever happens at once: the row is asked for once more, and held.
        """
        with transaction.atomic():
            mine = Recovery.objects.select_for_update(of=("self",)).waiting()
            now = mine.for_help_of(by).filter(pk=self.pk).exclude(first_by=by).first()
            if now is None:
                return False
            if now.first_at is None or not now.could_be_vouched_for_by(now.first_by):
                now.first_by, now.first_at = by, timezone.now()
            else:
                now.second_by, now.second_at = by, timezone.now()
                now.opens_at = now.second_at + timedelta(hours=settings.RECOVERY_HOURS)
            now.save()
            access.write("recovery_vouched", by=by, recovery=self.pk)
        return True

    def could_be_vouched_for_by(self, person):
        """Whether they still could: who leads no more, or was set apart from them, counts no more.

        Who has gone counts: what they did stands.
        """
        if person is None:
            return True
        able = person.is_active and not person.is_suspended and person.must_use_second_factor
        return able and Recovery.objects.for_help_of(person).filter(pk=self.pk).exists()

    def end(self, how):
        """Over for good, on an older copy of the data too. False if something ended it before."""
        going_on = Recovery.objects.filter(pk=self.pk, ended_at=None)
        with transaction.atomic():
            if not going_on.update(ended=how, ended_at=timezone.now()):
                return False
            if how == self.End.USED:
                record("recovery_used", recovery=self.pk)
            else:
                record("recovery_stopped", recovery=self.pk)
        return True


# -- the ticket -----------------------------------------------------------------------------------


def new_ticket():
    """What the one who asks holds in their hands, whether or not there is anybody of that name."""
    return signer().sign(secrets.token_hex(16))


def token_of(ticket):
    """The secret in a ticket of ours; None where it is not one, or has run out."""
    try:
        return signer().unsign(ticket, max_age=TICKET_LASTS)
    except signing.BadSignature:
        return None


def signer():
    return signing.TimestampSigner(salt="people.recovery")


def words_of(token):
    """Three words that belong to this secret. They need no row, so they tell of none."""
    digest = hashlib.blake2b(token.encode(), key=settings.SECRET_KEY.encode()[:64]).digest()
    return [WORDS[int.from_bytes(digest[n : n + 8], "big") % len(WORDS)] for n in (0, 8, 16)]
