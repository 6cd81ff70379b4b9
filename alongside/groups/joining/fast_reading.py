"""An account that pages through a group's past in minutes: those who lead are told, once.

Counted are older pages, each once, for a few minutes and in memory alone: how many, never which.
"""

from datetime import timedelta

from django.core.cache import cache
from django.db import models, transaction
from django.utils import timezone

from alongside.lib.whoever import whoever
from alongside.vault.hashing import keyed_hash
from alongside.vault.models import SealedModel, SealedQuerySet

# What is younger than this is nobody's past: whoever was away for a week reads on where they were.
OLDER_THAN = timedelta(days=14)
# And what came while they were here and they never opened is new to them for longer: people come
# back after two bad months, and read what they missed.
UNREAD_OLDER_THAN = timedelta(weeks=8)
# A page is 25 beginnings of stories, or a story with its replies. Twenty in ten minutes is one in
# half a minute, ten minutes long: too quick to read them, and whoever looks for one story has the
# search. Somebody who reads, even fast, is a page every minute or two.
PAGES, WITHIN = 20, timedelta(minutes=10)
AGAIN_AFTER = timedelta(days=1)


class FastReadingQuerySet(SealedQuerySet):
    def unseen_in(self, group):
        """Those that nobody who leads has seen, of people who are still here."""
        here = self.filter(membership__group=group, membership__ended_at=None, seen_at=None)
        return here.select_related("membership__person").order_by("noticed_at")

    def note(self, membership, pages):
        """Once a day at most. Returns the row, or None."""
        with transaction.atomic():
            type(membership).objects.select_for_update().get(pk=membership.pk)
            lately = timezone.now() - AGAIN_AFTER
            if self.filter(membership=membership, noticed_at__gt=lately).exists():
                return None
            return self.create(membership=membership, pages=pages)


class FastReading(SealedModel):
    """Somebody opened so many older pages in a short while. No sign of anything by itself."""

    membership = models.ForeignKey(
        "groups.Membership", models.CASCADE, related_name="fast_readings"
    )
    pages = models.PositiveIntegerField()
    noticed_at = models.DateTimeField(default=timezone.now, editable=False)
    seen_by = whoever()
    seen_at = models.DateTimeField(null=True, editable=False)

    objects = FastReadingQuerySet.as_manager()


def opened_a_page(membership, page, *, newest, unread=False):
    """Somebody has opened this page of their group (any text that tells it from others).

    `newest` is when the newest thing on it was shared: only what is old counts, and only once.
    `unread` says that they had not opened it before.
    """
    is_new = unread and newest >= membership.joined_at
    if newest > timezone.now() - (UNREAD_OLDER_THAN if is_new else OLDER_THAN):
        return
    seconds = WITHIN.total_seconds()
    which = keyed_hash("groups.fast_reading.page", page)[:16]
    if not cache.add(f"older-page:{membership.pk}:{which}", 1, seconds):
        return  # The same page again is no other page.
    counter = f"older-pages:{membership.pk}"
    cache.add(counter, 0, seconds)
    try:
        pages = cache.incr(counter)
    except ValueError:
        return  # The ten minutes ended between the two.
    if pages == PAGES:  # One of those that count at once: incr gives each number once.
        FastReading.objects.note(membership, pages)
