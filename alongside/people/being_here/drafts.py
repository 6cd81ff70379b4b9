"""What someone has begun to write, anywhere: kept for them alone, never read by anybody."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet

LONGEST = 100_000
PLACE = re.compile(r"(story|reply|turn|note|thread):[0-9]{1,19}")


class DraftQuerySet(SealedQuerySet):
    def keep(self, person, place, body):
        """Keep `body` as the person's draft at `place`; an empty one is dropped."""
        body = body.replace("\x00", "").replace("\r\n", "\n")
        if not PLACE.fullmatch(place) or len(body) > LONGEST:
            raise ValidationError(_("This draft is too long to keep."))
        if not body.strip():
            self.drop(person, place)
            return
        self.update_or_create(
            person=person, place=place, defaults={"body": body, "saved_at": timezone.now()}
        )

    def drop(self, person, *places):
        self.filter(person=person, place__in=places).delete()

    def of(self, person):
        return self.filter(person=person)

    def about(self, kind):
        """The ids of the stories, meetings or groups that drafts of this kind are for."""
        places = self.filter(place__startswith=f"{kind}:").values_list("place", flat=True)
        ids = (int(place.partition(":")[2]) for place in places)
        return [id for id in ids if id < 2**63]

    def words(self, person, place):
        """What the person has begun to write at `place`, or an empty string."""
        found = self.filter(person=person, place=place).first()
        return (found.readable("body") or "") if found else ""


class Draft(SealedModel):
    """Words not shared yet.

    `place` says by id what they are for: `story:<group>`, `reply:<story>`, `turn:<meeting>`,
    `thread:<thread>`.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts", db_index=False
    )
    place = models.CharField(max_length=32)
    body = SealedText(
        label="people.draft.body", owner="person", audience="only me", max_length=LONGEST
    )
    saved_at = models.DateTimeField(default=timezone.now)

    LONGEST = LONGEST

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "place"], name="one_draft_a_place")
        ]


@require_POST
def save(request):
    """Keep a draft, from the page it is written on. Answers 204; 422 where it cannot be kept."""
    place, body = request.POST.get("place", ""), request.POST.get("body", "")
    try:
        Draft.objects.keep(request.user, place, body)
    except ValidationError:
        return HttpResponse(status=422)
    return HttpResponse(status=204)


def keep_after_signing_in(sender, request, user, **kwargs):
    """Words that were being sent when the sign-in had run out come back as a draft.

    The page that asks to sign in again carries them along (`kept_place`, `kept_body`).
    """
    keep_words(user, request.POST.get("kept_place", ""), request.POST.get("kept_body", ""))


def keep_words(person, place, body):
    """The same for words that have come by another way; whether there were any, for a place."""
    if not body.strip() or not PLACE.fullmatch(place):
        return False
    Draft.objects.keep(person, place, body[:LONGEST])
    return True
