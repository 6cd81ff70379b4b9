"""A group that somebody looked for and did not find: organisers are told what is missing.

Nothing of a search comes here by itself: whoever looked sends these words on purpose.
"""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.utils import timezone

from alongside.vault.endings import record
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet
from alongside.vault.once import once

LONGEST = 600
AT_ONCE = 3  # So many groups one person waits for: more than that, nobody could read.


class WantedQuerySet(SealedQuerySet):
    def open(self):
        return self.filter(ended_at=None)

    def waiting(self):
        """Those who have been told of no group yet, or of one that cannot be found any more."""
        groups = self.model._meta.get_field("answer").related_model.objects
        told = models.Q(answer__in=groups.to_be_found().values("pk"))
        return self.open().filter(models.Q(answer=None) | ~told)

    def of(self, person):
        return self.filter(person=person)

    def told_of(self, groups):
        """Those who were told of one of these groups."""
        return self.open().filter(answer__in=groups)

    def send(self, person, words, id=None):
        """`person` waits for a group of these words. Sent twice is once.

        None where they wait for as many as one can already.
        """
        with transaction.atomic():
            # One at a time for each person, so that there are never more than there may be.
            get_user_model().objects.select_for_update().get(pk=person.pk)
            mine = self.of(person).open()
            if mine.exclude(pk=id).count() >= AT_ONCE:
                return None
            return once(self.model(person=person, words=words), id, same=("person_id",))


class Wanted(SealedModel):
    """What somebody looked for, in their own words, sent on purpose; organisers read no name."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="wanted")
    words = SealedText(
        label="groups.wanted.words", owner="person", audience="house", max_length=LONGEST
    )
    wanted_at = models.DateTimeField(default=timezone.now, editable=False)
    # The group that was begun since, and of which they were told; they may have seen it.
    answer = models.ForeignKey("groups.Group", models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, editable=False)
    # Somebody who organises could not offer such a group. Taken back, the row is gone.
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = WantedQuerySet.as_manager()

    def tell_of(self, group):
        """Tell whoever waits of a group that may fit. False where they were told of another."""
        mine = Wanted.objects.filter(pk=self.pk)
        if mine.waiting().update(answer=group, answered_at=timezone.now()):
            return True
        return mine.open().filter(answer=group).exists()

    def go_on_waiting(self):
        """The group they were told of does not fit."""
        Wanted.objects.open().filter(pk=self.pk).update(answer=None, answered_at=None)

    def take_back(self):
        """Its words are gone for good, on an older copy of the data too."""
        with transaction.atomic():
            if Wanted.objects.filter(pk=self.pk).delete()[0]:
                record("wanted_taken_back", wanted=self.pk)

    def put_aside(self):
        """No such group can be offered for now. Whoever waits is told that.

        False where they were told of one before, which they have to say something to first.
        """
        with transaction.atomic():
            if Wanted.objects.waiting().filter(pk=self.pk).update(ended_at=timezone.now()):
                record("wanted_put_aside", wanted=self.pk)
        return Wanted.objects.filter(pk=self.pk, ended_at__isnull=False).exists()


def take_back_again(wanted):
    """Carry it out once more, on an older copy of the data."""
    Wanted.objects.filter(pk=wanted).delete()


def put_aside_again(wanted):
    Wanted.objects.open().filter(pk=wanted).update(ended_at=timezone.now())
