"""An account that is closed for a while, for a reason its person can read and answer."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from alongside import live
from alongside.lib.whoever import whoever
from alongside.vault import access
from alongside.vault.endings import record
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

from ..being_told.news import News

LONGEST = 2_000


def organisers():
    """Those who can decide something: whoever is suspended themselves cannot."""
    return get_user_model().objects.filter(is_organiser=True, is_active=True, is_suspended=False)


def may_be_suspended_by(person, organiser):
    """Nobody closes their own account like this; nor one that is closed already."""
    return organiser.is_organiser and person.pk != organiser.pk and not person.is_suspended


class SuspensionQuerySet(SealedQuerySet):
    def current(self):
        return self.filter(lifted_at=None)

    def waiting(self):
        """Somebody asks to look again, and nobody has answered yet."""
        return self.current().filter(appealed_at__isnull=False, answered_at=None)

    def newest_first(self):
        return self.select_related("person", "by", "answered_by").order_by("-at", "-pk")

    def suspend(self, person, *, by, reason):
        """Close the account of `person`. Returns the suspension, or the one it is under already.

        Raises PermissionDenied where `by` may not, or may not any more.
        """
        with transaction.atomic():
            # One at a time, so that two organisers cannot close each other's account at once and
            # leave nobody who could open one.
            deciding = list(organisers().select_for_update().order_by("pk"))
            if by not in deciding or person == by:
                raise PermissionDenied
            if there := self.current().filter(person=person).first():
                return there
            suspension = self.create(person=person, by=by, reason=reason)
            suspension.close_the_account()
            News.tell(person, News.Kind.SUSPENDED)
            record("suspended", suspension=suspension.pk, person=person.pk, by=by.pk)
            access.write("account_suspended", by=by, suspension=suspension.pk, person=person.pk)
        return suspension


class Suspension(SealedModel):
    """A decision about somebody: by whom, when and why; what they say to it; who looked again."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="suspensions")
    by = whoever()
    at = models.DateTimeField(default=timezone.now, editable=False)
    # Never empty, but for a suspension put back from the ledger, which keeps no words.
    reason = SealedText(
        label="people.suspension.reason",
        owner="person",
        audience="house",
        max_length=LONGEST,
        null=True,
    )
    appeal = SealedText(
        label="people.suspension.appeal",
        owner="person",
        audience="house",
        max_length=LONGEST,
        null=True,
    )
    appealed_at = models.DateTimeField(null=True, editable=False)
    answer = SealedText(
        label="people.suspension.answer",
        owner="person",
        audience="house",
        max_length=LONGEST,
        null=True,
    )
    answered_by = whoever()
    answered_at = models.DateTimeField(null=True, editable=False)
    lifted_at = models.DateTimeField(null=True, editable=False)
    lifted_by = whoever()

    objects = SuspensionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(lifted_at=None), name="suspended_once_at_a_time"
            )
        ]

    @property
    def is_waiting(self):
        return bool(self.appealed_at and not self.answered_at and not self.lifted_at)

    # -- closing and opening ----------------------------------------------------------------------

    def close_the_account(self):
        """Their pages and open streams know it from the next look on, on every device."""
        self._keep_in_the_account(True)

    def _keep_in_the_account(self, is_suspended):
        get_user_model().objects.filter(pk=self.person_id).update(is_suspended=is_suspended)
        self.person.is_suspended = is_suspended
        transaction.on_commit(lambda: live.recheck(self.person_id))

    def lift(self, *, by, note=""):
        """Open the account again, with words for its person. False if it was open already."""
        with transaction.atomic():
            if not self._is_still(lifted_at=None):
                return False
            self.lifted_at, self.lifted_by = timezone.now(), by
            if note:
                said = [self.readable("answer"), note]
                self.answer = "\n\n".join(filter(None, said))
                self.answered_by, self.answered_at = by, self.lifted_at
            self.save()
            self._keep_in_the_account(False)
            News.tell(self.person, News.Kind.LIFTED)
            record("suspension_lifted", suspension=self.pk)
            access.write("suspension_lifted", by=by, suspension=self.pk, person=self.person_id)
        return True

    # -- asking again -----------------------------------------------------------------------------

    def can_be_appealed_by(self, person):
        return person.pk == self.person_id and not self.lifted_at and not self.appealed_at

    def ask_again(self, words):
        """Their person asks somebody to look again, once. False where they had asked already."""
        with transaction.atomic():
            if not self._is_still(lifted_at=None, appealed_at=None):
                return False
            self.appeal, self.appealed_at = words, timezone.now()
            self.save(update_fields=["appeal", "appealed_at"])
        return True

    def can_be_answered_by(self, organiser):
        """Somebody else than who decided, wherever there is somebody else."""
        if not (organiser.is_organiser and self.is_waiting):
            return False
        return organiser.pk != self.by_id or organiser in self.who_could_answer()

    def who_could_answer(self):
        """[Person] who could look at it again, asked or not."""
        return list(organisers().exclude(pk=self.by_id) or organisers())

    def keep(self, *, by, answer):
        """Looked at again, and it stays as it is. False if somebody was quicker."""
        with transaction.atomic():
            if not self._is_still(lifted_at=None, answered_at=None):
                return False
            self.answer, self.answered_by, self.answered_at = answer, by, timezone.now()
            self.save(update_fields=["answer", "answered_by", "answered_at"])
            access.write("suspension_kept", by=by, suspension=self.pk, person=self.person_id)
        return True

    def _is_still(self, **state):
        """Whether it is in this state, and nobody else can change that until the commit."""
        mine = type(self).objects.select_for_update().filter(pk=self.pk, **state)
        there = mine.first() is not None
        self.refresh_from_db()
        return there


# -- on data from an older copy --------------------------------------------------------------------


def suspend_again(*, suspension, person, by):
    """The account is closed, as it was; without the reason, as the ledger keeps no words."""
    people = get_user_model().objects
    someone = people.filter(pk=person).first()
    if someone is None or Suspension.objects.filter(pk=suspension).exists():
        return
    for other in Suspension.objects.current().filter(person=person):
        lift_again(suspension=other.pk)  # It had ended before this one began.
    by = people.filter(pk=by).first()
    Suspension.objects.create(pk=suspension, person=someone, by=by).close_the_account()


def lift_again(*, suspension):
    for one in Suspension.objects.current().filter(pk=suspension).select_related("person"):
        one.lifted_at = timezone.now()
        one.save(update_fields=["lifted_at"])
        one._keep_in_the_account(False)
