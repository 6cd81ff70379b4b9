"""Somebody's own plan for a flare, written on a better day. Nobody else reads it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.vault.endings import record
from alongside.vault.fields import SealedJSON
from alongside.vault.models import SealedModel, SealedQuerySet

from ..removing import remove

# The parts of a plan, in their order: the names never change, since plans lie sealed for years.
PARTS = {
    "signs": _("My early signs"),
    "first_hour": _("The first hour"),
    "next_days": _("The next days"),
    "whom": _("Whom I tell"),
    "message": _("What I send them, in one line"),
    "clinician": _("When I call somebody who treats me, and how"),
    "back_up": _("How I step back up"),
}


class FlarePlanQuerySet(SealedQuerySet):
    def of(self, person):
        """The plan of this person, or None."""
        return self.filter(person=person).first()

    def keep(self, *, by, words):
        """{part: words} as the whole plan. One in which nothing is said is no plan any more."""
        said = {name: words[name] for name in PARTS if words.get(name)}
        if not said:
            remove(self.filter(person=by), lambda pk: record("flare_plan_removed", page=pk))
            return None
        return self.update_or_create(
            person=by, defaults={"words": said, "changed_at": timezone.now()}
        )[0]


class FlarePlan(SealedModel):
    """The whole plan in one row, so that nobody sees how much of it is filled in."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    words = SealedJSON(label="toolkit.flare_plan.words", owner="person", audience="only me")
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = FlarePlanQuerySet.as_manager()

    @property
    def parts(self):
        """[(what a part is called, its words)] of those parts in which there are some."""
        return [(label, self.words[name]) for name, label in PARTS.items() if name in self.words]
