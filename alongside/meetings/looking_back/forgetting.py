"""What goes by itself after a meeting: its words, who was there, and what they had that day.

Who was there is kept for as long as there are words to read, which are for those people alone;
where nothing is left to read it goes after five weeks. The events stay, and point at nobody.
"""

from datetime import timedelta

from django.db.models import Exists, OuterRef

from ..ahead import forget_ahead
from ..models import Entry, Fading, Meeting, Seat, Today
from .fading import NOTICE
from .parked import forget_parked
from .reviews import forget_reviews

ATTENDANCE_KEPT_FOR = timedelta(days=35)


def forget(now):
    """Everything that has to go by now. Done again, it finds nothing more."""
    fade_words(now)
    forget_who_was_there(now)
    forget_ahead(now)
    forget_reviews()
    forget_parked()


def fade_words(now):
    for rule in Fading.objects.filter(days__isnull=False, set_at__lte=now - NOTICE):
        over = Meeting.objects.filter(group=rule.group_id)
        over = over.filter(starts_at__lte=now - timedelta(days=rule.days))
        Entry.objects.filter(meeting__in=over, body__isnull=False).update(body=None, author=None)


def forget_who_was_there(now):
    over = Meeting.objects.filter(starts_at__lte=now - ATTENDANCE_KEPT_FOR)
    Today.objects.filter(seat__meeting__in=over).delete()
    to_read = Entry.objects.filter(meeting=OuterRef("meeting"), body__isnull=False)
    there = Seat.objects.filter(meeting__in=over, person__isnull=False)
    there.exclude(Exists(to_read)).update(person=None)


def attendance_is_kept(meeting, now):
    """Whether those who lead are still told who came."""
    return meeting.starts_at > now - ATTENDANCE_KEPT_FOR
