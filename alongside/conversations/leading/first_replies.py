"""How long stories wait for a first reply: for those who lead, and never for members.

In wide words, since a figure to the minute would be somebody's.
"""

from datetime import timedelta
from statistics import median

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Reply, Story

AFTER = timedelta(hours=24)
LOOK_BACK = timedelta(days=30)
AT_MOST = 10  # On the desk; whoever has answered these finds the next ones.


def with_first_reply(stories):
    """Each knows as `first_reply_at` when somebody else first answered what is still there."""
    others = Q(author=None) | Q(story__author=None) | ~Q(author=OuterRef("author"))
    replies = Reply.objects.with_words().filter(others, story=OuterRef("pk"), held_at=None)
    first = replies.order_by("shared_at").values("shared_at")[:1]
    return stories.annotate(first_reply_at=Subquery(first))


def told_lately(group):
    """The stories of the last thirty days, as far as their words are there for everybody.

    One look-up, whatever is asked about them.
    """
    since = timezone.now() - LOOK_BACK
    there = group.stories.with_words().filter(shared_at__gt=since, held_at=None)
    return with_first_reply(there).only("shared_at")


def unanswered(membership):
    """What nobody has answered for a day, the longest wait first, as this reader may see it."""
    reader = membership.person
    there = Story.objects.in_places([membership]).listed_for(reader).exclude(author=reader)
    there = there.filter(group=membership.group, shared_at__gt=timezone.now() - LOOK_BACK)
    waits = Q(first_reply_at=None, shared_at__lte=timezone.now() - AFTER, paused_at=None)
    waits &= Q(held_at=None)
    waiting = with_first_reply(there).filter(waits).select_related("author")
    return list(waiting.order_by("shared_at", "pk")[:AT_MOST])


def usually(stories):
    """How soon the first reply usually comes, in words; "" where there is none yet."""
    waits = [one.first_reply_at - one.shared_at for one in stories if one.first_reply_at]
    return in_words(median(waits)) if waits else ""


def in_words(wait):
    if wait <= timedelta(hours=1):
        return _("within an hour")
    if wait <= timedelta(hours=6):
        return _("within a few hours")
    if wait <= timedelta(days=1):
        return _("within a day")
    if wait <= timedelta(days=3):
        return _("within a few days")
    if wait <= timedelta(days=7):
        return _("within a week")
    return _("after more than a week")


def without_one(stories):
    """How many stories that are a day old had none, in words; "" where none is as old."""
    before = timezone.now() - AFTER
    had = [one.first_reply_at for one in stories if one.shared_at <= before]
    if not had:
        return ""
    number = had.count(None)
    if number == 0:
        return _("none of them")
    if number <= 2:
        return _("one or two of them")
    share = number / len(had)
    if share < 0.25:
        return _("a few of them")
    if share < 0.5:
        return _("fewer than half of them")
    return _("half of them or more")
