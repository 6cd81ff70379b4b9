"""Somebody who leads has heard that a person here has died: an organiser is asked, and confirms.

How it goes: told (`told_by`, with how they heard it, sealed to the person it is about), then
confirmed by an organiser, and from that moment the account rests: nobody signs in with it, by no
way, every device is signed out, and nothing is sent to it. Or an organiser sets it aside. It ends
when an organiser opens the account again, if it was a mistake; until then nothing here ends.

No word of the person is opened, moved or erased by any of it, and nothing that was theirs alone:
not their drafts, nor whom to ring for them. Groups lie above: what they are told, and what becomes
of places in meetings, is home's (alongside/home/death/). After a restore the ledger closes the
account again. Erasing the account takes the row along.
"""

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
from alongside.vault.sessions import sign_out_everywhere

from ..back_in.recovery import Recovery
from ..safety.suspensions import organisers

LONGEST = 1_000


class DeathQuerySet(SealedQuerySet):
    def current(self):
        return self.filter(ended_at=None)

    def waiting(self):
        """Told of, and no organiser has answered yet."""
        return self.current().filter(confirmed_at=None)

    def confirmed(self):
        return self.current().filter(confirmed_at__isnull=False)

    def newest_first(self):
        return self.select_related("person", "told_by", "confirmed_by").order_by("-told_at", "-pk")

    def tell(self, person, *, by, how):
        """Ask the organisers. Returns the row, or the one that is there already: one at a time."""
        said = {"told_by": by, "how": how}
        death, _made = self.get_or_create(person=person, ended_at=None, defaults=said)
        return death


class Death(SealedModel):
    """That a person is said to have died: by whom, who confirmed it, and whether it was so."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="deaths")
    told_by = whoever()
    told_at = models.DateTimeField(default=timezone.now, editable=False)
    # Never empty, but for one put back from the ledger, which keeps no words.
    how = SealedText(
        label="people.death.how", owner="person", audience="house", max_length=LONGEST, null=True
    )
    confirmed_by = whoever()
    confirmed_at = models.DateTimeField(null=True, editable=False)
    ended_by = whoever()
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = DeathQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at=None), name="told_of_one_death_at_a_time"
            )
        ]

    @property
    def is_waiting(self):
        return self.confirmed_at is None and self.ended_at is None

    @property
    def was_a_mistake(self):
        """The account rested, and an organiser opened it again."""
        return self.confirmed_at is not None and self.ended_at is not None

    def can_be_decided_by(self, organiser):
        """By an organiser who did not tell of it, wherever there is another; never about oneself.

        Opening the account again waits for nobody: see can_be_ended_by.
        """
        if not self.can_be_ended_by(organiser):
            return False
        others = organisers().exclude(pk__in=[self.told_by_id, self.person_id])
        return organiser.pk != self.told_by_id or not others.exists()

    def who_could_decide(self):
        """[Person] who could confirm it. Nobody, where the only organiser is who it is about."""
        return [one for one in organisers() if self.can_be_decided_by(one)]

    def can_be_ended_by(self, organiser):
        return organiser.is_organiser and organiser.pk != self.person_id and not self.ended_at

    def confirm(self, *, by):
        """From now on the account rests. False where somebody was quicker.

        Raises PermissionDenied where `by` may not, or may not any more.
        """
        with transaction.atomic():
            # Organisers one at a time, so that two of them cannot close each other's account.
            deciding = list(organisers().select_for_update().order_by("pk"))
            if by not in deciding or not self.can_be_decided_by(by):
                raise PermissionDenied
            if not self._become(by=by, confirmed_at=timezone.now()):
                return False
            self.let_the_account_rest()
            record("died", death=self.pk, person=self.person_id)
            access.write("death_confirmed", by=by, death=self.pk, person=self.person_id)
        return True

    def _become(self, *, by, confirmed_at):
        mine = type(self).objects.waiting().filter(pk=self.pk)
        was_first = mine.update(confirmed_by=by, confirmed_at=confirmed_at)
        self.refresh_from_db()
        return bool(was_first)

    def let_the_account_rest(self):
        """No way in is left, nor one that somebody has asked for; open pages look, and close."""
        self._keep_in_the_account(is_active=False)
        sign_out_everywhere(self.person_id)
        self.person.links.all().delete()
        for asked in self.person.recoveries.filter(ended_at=None):
            asked.end(Recovery.End.STOPPED)

    def _keep_in_the_account(self, *, is_active):
        get_user_model().objects.filter(pk=self.person_id).update(is_active=is_active)
        self.person.is_active = is_active
        transaction.on_commit(lambda: live.recheck(self.person_id))

    def end(self, *, by):
        """It is not so: set aside before it was confirmed, or the account is opened again.

        False where somebody was quicker.
        """
        with transaction.atomic():
            mine = type(self).objects.current().filter(pk=self.pk)
            if not mine.update(ended_by=by, ended_at=timezone.now()):
                self.refresh_from_db()
                return False
            self.refresh_from_db()
            if self.was_a_mistake:
                self._keep_in_the_account(is_active=True)
                record("death_was_a_mistake", death=self.pk)
            access.write("death_ended", by=by, death=self.pk, person=self.person_id)
        return True


# -- on data from an older copy --------------------------------------------------------------------


def rest_again(*, death, person):
    """The account rests, as it did; who told of it and how is known if the copy knows it."""
    someone = get_user_model().objects.filter(pk=person).first()
    if someone is None:
        return
    there = Death.objects.filter(pk=death).first()
    if there and not there.is_waiting:
        return
    if there is None:
        # Another one had ended before this one began.
        Death.objects.current().filter(person=someone).update(ended_at=timezone.now())
        there = Death.objects.create(pk=death, person=someone)
    there._become(by=None, confirmed_at=timezone.now())
    there.let_the_account_rest()


def open_again(*, death):
    for one in Death.objects.current().filter(pk=death).select_related("person"):
        one.ended_at = timezone.now()
        one.save(update_fields=["ended_at"])
        one._keep_in_the_account(is_active=True)
