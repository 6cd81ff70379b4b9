"""Who looks over what the library says: named by an organiser, for as long as that holds."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from alongside.lib.whoever import whoever
from alongside.vault import access
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

LONGEST_ROLE = 80


class ReviewerQuerySet(SealedQuerySet):
    def current(self):
        return self.filter(ended_at=None)

    def appoint(self, person, *, role, by):
        """This person reviews from now on, in this role; appointed anew, in the new one."""
        with transaction.atomic():
            row, made = self.update_or_create(
                person=person, ended_at=None, defaults={"role": role, "named_by": by}
            )
            if made:
                access.write("reviewer_named", by=by, person=person.pk)
        return row


class Reviewer(SealedModel):
    """Somebody's time as a reviewer: in which role, who named them, from when to when."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="reviewing", db_index=False
    )
    role = SealedText(
        label="library.reviewer.role", owner="person", audience="house", max_length=LONGEST_ROLE
    )
    named_by = whoever()
    since = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = ReviewerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at=None), name="a_reviewer_once"
            )
        ]

    def end(self, *, by):
        """They review no more; what they signed stays signed. A second time is nothing."""
        with transaction.atomic():
            mine = Reviewer.objects.filter(pk=self.pk, ended_at=None)
            if mine.update(ended_at=timezone.now()):
                access.write("reviewer_ended", by=by, person=self.person_id)


def reviewer(person):
    """The Reviewer that this person is now, or None."""
    return Reviewer.objects.current().filter(person=person).first()


def is_alone(person):
    """Whether nobody else who can come in reviews here, so that there is no second one to sign."""
    able = Reviewer.objects.current().filter(person__is_active=True, person__is_suspended=False)
    return not able.exclude(person=person).exists()
