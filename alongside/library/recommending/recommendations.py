"""That somebody who leads thinks a thing worth a look, why, and until when.

Nobody is told who looked at it: it is not known. It ends by itself.
"""

from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from alongside.groups.models import Group, Membership
from alongside.lib.whoever import whoever
from alongside.people.safety.blocks import Block
from alongside.people.safety.mutes import Mute
from alongside.vault.endings import record
from alongside.vault.fields import SealedText
from alongside.vault.models import SealedModel, SealedQuerySet
from alongside.vault.once import once

LONGEST_WHY = 300


class RecommendationQuerySet(SealedQuerySet):
    def current(self):
        return self.filter(until__gte=timezone.localdate())

    def over(self):
        return self.filter(until__lt=timezone.localdate())

    def to_group(self, group):
        """Those for the whole group, and for none of its meetings."""
        return self.filter(group=group, meeting=None)

    def there_for(self, person):
        """As with stories, past blocks; newest first. Each knows as `is_folded` whether it comes
        folded."""
        places = Membership.objects.reading(OuterRef("recommended_at")).of(person)
        there = self.current().filter(Exists(places.filter(group=OuterRef("group"))))
        there = there.exclude(by__in=Block.objects.between(person))
        mutes = Mute.objects.filter(by=person, whom=OuterRef("by"))
        there = there.annotate(is_folded=Exists(mutes)).select_related("by")
        return there.order_by("-recommended_at", "-pk")

    def recommend(self, *, by, group, what, why, until, meeting=None, pk=None):
        """A new one. The same `pk` again, from a form sent twice, gives the one it made."""
        said = {"what": what, "why": why, "until": until, "meeting": meeting}
        row, beside = self.model(by=by, group=group, **said), ("until", "meeting")
        return once(row, pk, same=("by_id", "group_id"), beside=beside)

    def take_away(self, pk):
        """It ends before its day. A second time is nothing."""
        with transaction.atomic():
            if self.filter(pk=pk).delete()[0]:
                record("recommendation_ended", recommendation=pk)


class Recommendation(SealedModel):
    """`what` names a Thing, sealed, since what a group is given to read tells of its people."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="+", db_index=False)
    by = whoever()
    what = SealedText(
        label="library.recommendation.what",
        owner="by",
        group="group",
        audience="members",
        max_length=100,
    )
    why = SealedText(
        label="library.recommendation.why",
        owner="by",
        group="group",
        audience="members",
        max_length=LONGEST_WHY,
    )
    # The id of one meeting of the group; the library knows no more of meetings than that.
    meeting = models.BigIntegerField(null=True, editable=False)
    until = models.DateField()  # The last day on which it stands.
    recommended_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["group", "until"], name="recommended_in_a_group")]
