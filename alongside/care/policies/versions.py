"""What an organiser has made of a policy, version by version: who, when, and why.

Version 0 is the text that comes with Alongside; it has no row. A version is never changed.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from alongside.lib.whoever import whoever
from alongside.vault import access
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet, open_many

from .shipped import HOLDS_FOR, TITLES, Shipped, all_shipped

LONGEST, LONGEST_REASON = 8_000, 500
# For how long Today says that a policy has changed. Nobody is asked whether they have read it.
TOLD_FOR = timedelta(days=14)


class PolicyVersionQuerySet(SealedQuerySet):
    def newest(self):
        """Of each policy the version that holds."""
        later = models.OuterRef("key"), models.OuterRef("number")
        newer = PolicyVersion.objects.filter(key=later[0], number__gt=later[1])
        return self.filter(~models.Exists(newer))

    def changed_lately(self, now):
        """Those that say something else than before, since not long ago."""
        return self.filter(changes=True, written_at__gt=now - TOLD_FOR)


class PolicyVersion(SealedModel):
    """One version of one policy, as somebody who organises wrote it."""

    key = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField()
    body = SealedText(label="care.policy.body", owner="house", audience="house", max_length=LONGEST)
    reason = SealedText(
        label="care.policy.reason", owner="house", audience="house", max_length=LONGEST_REASON
    )
    # Whether it says something else than before, or was only looked over.
    changes = models.BooleanField(default=True)
    written_by = whoever()
    written_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PolicyVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "number"], name="one_policy_a_version")
        ]


@dataclass(frozen=True)
class Policy:
    """A policy as it holds: the text that comes with Alongside, or the newest version of it."""

    key: str
    shipped: Shipped
    version: PolicyVersion | None = None

    @property
    def title(self):
        return TITLES[self.key]

    @property
    def number(self):
        return self.version.number if self.version else 0

    @property
    def body(self):
        """What it says; None where that cannot be opened any more."""
        return self.version.readable("body") if self.version else self.shipped.body

    @property
    def is_shipped(self):
        return self.body == self.shipped.body

    @property
    def language(self):
        """Of its words, where we know it: organisers write in their own."""
        return self.shipped.language if self.is_shipped else ""

    @property
    def reviewed(self) -> date:
        return (
            timezone.localdate(self.version.written_at) if self.version else self.shipped.reviewed
        )

    @property
    def review_by(self) -> date:
        return self.reviewed + HOLDS_FOR if self.version else self.shipped.review_by

    @property
    def is_past_review(self):
        return timezone.localdate() > self.review_by

    @property
    def shipped_is_newer(self):
        """Whether the text that comes with Alongside was looked over after this was written."""
        return not self.is_shipped and self.shipped.reviewed > self.reviewed


def all_policies():
    """[Policy] that hold, in the order in which they are read."""
    newest = {one.key: one for one in PolicyVersion.objects.newest().select_related("written_by")}
    open_many(newest.values())
    return [Policy(key, text, newest.get(key)) for key, text in all_shipped().items()]


def write(key, *, by, body, reason, after):
    """The version after number `after`. None where somebody else wrote that one meanwhile."""
    before = next(one for one in all_policies() if one.key == key)
    if before.number == after:
        made = PolicyVersion(key=key, number=after + 1, body=body, reason=reason, written_by=by)
        made.changes = body != before.body
        try:
            with transaction.atomic():
                made.save(force_insert=True)
                access.write("policy_written", by=by, version=made.pk)
            return made
        except IntegrityError:
            pass
    # A form that is sent twice has made it already.
    for there in PolicyVersion.objects.filter(key=key, number=after + 1, written_by=by):
        if (there.readable("body"), there.readable("reason")) == (body, reason):
            return there
    return None
