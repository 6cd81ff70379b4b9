"""What people here suggest for the library: looked at by a reviewer before anybody else sees it."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.lib.whoever import whoever
from alongside.vault.fields import SealedJSON
from alongside.vault.models import SealedModel, SealedQuerySet

from .describing import FIELDS, Description


class State(models.TextChoices):
    WAITING = "waiting", _("A reviewer has not looked at it yet")
    SHOWN = "shown", _("In the library")
    DECLINED = "declined", _("Not taken into the library")
    RETIRED = "retired", _("Taken out of the library")


# What a reviewer can make of it, from each state. Shown once more is looked over once more.
CAN_BECOME = {
    State.WAITING: (State.SHOWN, State.DECLINED),
    State.SHOWN: (State.SHOWN, State.RETIRED),
    State.DECLINED: (),
    State.RETIRED: (State.SHOWN,),
}
# What groups can speak of: what stands in the library, or did.
IN_GROUPS = (State.SHOWN, State.RETIRED)


class Decided(Exception):
    """Somebody else has decided meanwhile, and it cannot become that any more."""


class ResourceQuerySet(SealedQuerySet):
    def visible_to(self, person):
        """What is in the library, for everybody; all of it, for whoever reviews."""
        if person.is_authenticated and person.reviewing.current().exists():
            return self.all()
        return self.filter(state=State.SHOWN)

    def suggested_by(self, person):
        return self.filter(suggested_by=person).order_by("-suggested_at", "-pk")

    def described(self):
        """[Description] of these rows; None for one that cannot be opened any more."""
        rows = self.order_by("decided_at", "pk").opened()
        return [None if row.readable("says") is None else row.description for row in rows]

    def due(self):
        """What waits for a reviewer: suggestions, and what is past its date."""
        past = models.Q(state=State.SHOWN, review_by__lte=timezone.localdate())
        return self.filter(models.Q(state=State.WAITING) | past).order_by("suggested_at", "pk")


class Resource(SealedModel):
    """Something that somebody suggested, and what a reviewer made of it."""

    suggested_by = whoever()
    suggested_at = models.DateTimeField(default=timezone.now, editable=False)
    # What describing.FIELDS names. What somebody looks for tells of them: so it lies sealed.
    says = SealedJSON(label="library.resource.says", owner="house", audience="house")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    decided_by = whoever()
    decided_at = models.DateTimeField(null=True, editable=False)
    # How they signed it, what stands in between for them, and why: `signed_by`, `conflict`, `why`.
    decision = SealedJSON(
        label="library.resource.decision", owner="house", audience="house", null=True
    )
    review_by = models.DateField(null=True)

    objects = ResourceQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "suggested_at"], name="resources_by_state")]

    @property
    def decided(self):
        """{what: said} of the decision; nothing before there is one, or where it does not open."""
        return self.readable("decision") or {}

    @property
    def description(self):
        says = {name: self.says[name] for name in FIELDS}
        return Description(
            key=str(self.pk),
            **says | {"topics": tuple(says["topics"])},
            review_by=self.review_by or timezone.localdate(),
            conflict=self.decided.get("conflict", ""),
            signed_by=self.decided.get("signed_by", ""),
            is_ours=False,
        )

    def decide(self, to, *, by, said, review_by=None, evidence=None):
        """Take it in, decline it, retire it: once. Raises Decided where that cannot be any more."""
        with transaction.atomic():
            row = Resource.objects.select_for_update().get(pk=self.pk)
            if to not in CAN_BECOME[row.state] or row.decided_at != self.decided_at:
                raise Decided
            row.state, row.decided_by, row.decided_at = to, by, timezone.now()
            row.decision, row.review_by = said, review_by
            if evidence:
                row.says = row.says | {"evidence": evidence}
            row.save()
        return row
