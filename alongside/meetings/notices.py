"""What people are told of meetings, and who is: docs/notices.md has the whole table.

Everything is told in the transaction in which it happens: what did not happen is not told of.
"""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.groups.hearing import all_inside, may, pk_of, ref_of, still, who_lead
from alongside.groups.roles import Act
from alongside.notices import forget, tell
from alongside.notices.kinds import Kind, register

from . import engine, evening, models
from .schedule import changing

# Whoever has not said whether they come is told of a change of a meeting that is as near as this:
# they might be on their way to it. What is further off stands on the page of meetings.
NEAR = timedelta(days=7)
# How long before it begins a reminder can still say that it begins soon, or is coming up. Longer
# than the hour and the day, for a clock that changes between; then the meeting has been moved.
SOON, AHEAD = timedelta(minutes=75), timedelta(hours=27)
STILL_ON = timedelta(hours=6)  # After its time a meeting is nothing to be told of any more.


# -- what still holds -----------------------------------------------------------------------------


def there(person, pk, **more):
    """The meeting with this id, where this person may know of it and it is not long over."""
    since = timezone.now() - STILL_ON
    found = models.Meeting.objects.visible_to(person).before_the_end()
    return found.filter(pk=pk, starts_at__gt=since, closed_at=None, **more).first()


def takes_place(person, pk):
    return there(person, pk, cancelled_at=None) is not None


def is_at_another_time(person, pk):
    return there(person, pk, cancelled_at=None, moved_from__isnull=False) is not None


def is_back_at_its_time(person, pk):
    return there(person, pk, cancelled_at=None, moved_from=None) is not None


def is_cancelled(person, pk):
    return there(person, pk, cancelled_at__isnull=False) is not None


def begins_within(ahead):
    """Whether somebody who is expected need be reminded: it begins in less than this, and has not
    begun. A reminder that was late, or for another time than it is at now, says nothing.
    """

    def is_near(person, pk):
        meeting = there(person, pk, cancelled_at=None)
        if meeting is None or not timezone.now() < meeting.starts_at <= timezone.now() + ahead:
            return False
        return expected(meeting).filter(pk=person.pk).exists()

    return is_near


def has_a_place(person, pk):
    meeting = there(person, pk, cancelled_at=None)
    return meeting is not None and meeting.coming.filter(person=person, has_place=True).exists()


def can_lead(person, pk, **more):
    """The meeting, where it takes place and this person could lead it; or None."""
    meeting = there(person, pk, cancelled_at=None, **more)
    return meeting if meeting and may(person, Act.LEAD_MEETINGS, meeting.group_id) else None


def needs_cover(person, pk):
    meeting = can_lead(person, pk, cover_asked_at__isnull=False)
    return meeting is not None and meeting.led_by_id != person.pk


def is_covered(person, pk):
    return there(person, pk, cancelled_at=None, cover_asked_at=None, led_by__isnull=False)


def has_no_leader(person, pk):
    meeting = can_lead(person, pk)
    if meeting is None or not (meeting.opened_at is None or meeting.can_change):
        return False
    return not changing.has_a_leader(meeting)


def waits_for_a_leader(person, pk):
    meeting = can_lead(person, pk, opened_at__isnull=False)
    return meeting is not None and people_wait_in(meeting)


def series_there(person, pk):
    groups = models.Group.objects.joined_by(person)
    return models.Series.objects.filter(pk=pk, group__in=groups).exists()


# -- where it leads -------------------------------------------------------------------------------


def to_meeting(about):
    return "meeting", [pk_of(about)]


def to_series(about):
    return "series", [ref_of(group_of_series(about)), pk_of(about)]


def group_of(about):
    found = models.Meeting.objects.filter(pk=pk_of(about))
    return found.values_list("group", flat=True).first()


def group_of_series(about):
    return models.Series.objects.filter(pk=pk_of(about)).values_list("group", flat=True).first()


def when(about):
    found = models.Meeting.objects.filter(pk=pk_of(about))
    return found.values_list("starts_at", flat=True).first()


def kind(name, sentence, urgency, holds, **more):
    """A kind of notice about a meeting."""
    where = {"link": to_meeting, "group": group_of, "when": when} | more
    return register(Kind(name, sentence, urgency, is_still_so=still(holds), **where))


# Two kinds, as somebody may want the one and not the other.
COMING_UP = kind(
    "meeting_coming_up",
    _("A meeting of yours is coming up."),
    "reminder",
    begins_within(AHEAD),
    title=_("A meeting, a day before it"),
)
BEGINS_SOON = kind(
    "meeting_begins_soon",
    _("A meeting of yours begins soon."),
    "reminder",
    begins_within(SOON),
    title=_("A meeting, an hour before it"),
)
CANCELLED = kind(
    "meeting_cancelled", _("A meeting of yours does not take place."), "at_once", is_cancelled
)
TAKES_PLACE = kind(
    "meeting_takes_place", _("A meeting of yours takes place after all."), "at_once", takes_place
)
MOVED = kind(
    "meeting_moved", _("A meeting of yours is at another time."), "at_once", is_at_another_time
)
MOVED_BACK = kind(
    "meeting_moved_back",
    _("A meeting of yours is back at the time that it was moved from."),
    "at_once",
    is_back_at_its_time,
)
ELSEWHERE = kind(
    "meeting_elsewhere", _("It has changed where a meeting of yours is."), "at_once", takes_place
)
SERIES_CHANGED = kind(
    "series_changed",
    _("Regular meetings of yours have changed."),
    "at_once",
    series_there,
    link=to_series,
    group=group_of_series,
    when=lambda about: None,
)
COVER_ASKED = kind(
    "cover_asked", _("Somebody is needed to lead a meeting."), "at_once", needs_cover
)
COVER_FOUND = kind(
    "cover_found", _("Somebody else leads a meeting of yours."), "at_once", is_covered
)
SEAT_KEPT = kind("seat_kept", _("There is a place for you at a meeting."), "at_once", has_a_place)
NOBODY_LEADS = kind(
    "nobody_leads", _("Nobody is down to lead a meeting yet."), "digest", has_no_leader
)
NOBODY_CAME = kind(
    "nobody_came_to_lead",
    _("People are waiting in a meeting, and nobody leads it."),
    "on_call",
    waits_for_a_leader,
)


# -- who is told ----------------------------------------------------------------------------------


def expected(meeting):
    """The people who are counted on: they come, or might, and there is a place for them.

    Nobody has to say that they come, where there is room for all. Those who lead always have one.
    """
    said = meeting.coming.filter(person=OuterRef("pk"))
    people = all_inside(meeting.group).exclude(Exists(said.filter(says="no")))
    if meeting.capacity is None:
        return people
    leading = meeting.group.memberships.current().leading().values("person")
    return people.filter(Exists(said.filter(has_place=True)) | Q(pk__in=leading))


def concerned(meeting, *also_at):
    """Who is told of a change: whoever said that they come, or might, and whoever leads.

    Everybody who is expected, where it is near; and near is what it was `also_at`, too.
    """
    said = meeting.coming.exclude(says="no").values("person")
    leading = meeting.group.memberships.current().leading().values("person")
    people = Q(pk__in=said) | Q(pk__in=leading)
    if min([meeting.starts_at, *also_at]) < timezone.now() + NEAR:
        people |= Q(pk__in=expected(meeting).values("pk"))
    return all_inside(meeting.group).filter(people)


def about(meeting):
    return f"meeting:{meeting.pk}"


def once_for(kind, meeting):
    """This version of the meeting is told of once; what it becomes later is told again."""
    return f"{kind.name}:{meeting.pk}:{meeting.sequence}"


def tell_change(kind, meeting, by, *also_at):
    """Everybody concerned, but for whoever did it. Reminders of how it was are taken back."""
    forget_reminders(meeting)
    people = concerned(meeting, *also_at).exclude(pk=by.pk)
    tell(people, kind, about(meeting), key=once_for(kind, meeting))


def tell_elsewhere(meeting, by):
    """Everybody concerned, where not the time has changed, but the room, the link, the way there.

    What reminds them of it holds still.
    """
    people = concerned(meeting).exclude(pk=by.pk) if by else concerned(meeting)
    tell(people, ELSEWHERE, about(meeting), key=once_for(ELSEWHERE, meeting))


def forget_reminders(meeting):
    for reminder in (COMING_UP, BEGINS_SOON):
        forget(reminder, about(meeting))


def whom_it_concerns(meeting, *also_at):
    """{id of a person}: the same, where they are told of the whole series."""
    forget_reminders(meeting)
    return set(concerned(meeting, *also_at).values_list("pk", flat=True))


def tell_of_series(series, people, by):
    """Once for each of these, and of those who lead, however many of its meetings change."""
    leading = series.group.memberships.current().leading().values("person")
    people = all_inside(series.group, but=by).filter(Q(pk__in=people) | Q(pk__in=leading))
    now = int(timezone.now().timestamp())
    tell(people, SERIES_CHANGED, f"series:{series.pk}", key=f"series_changed:{series.pk}:{now}")


def tell_cover_asked(meeting):
    """Those who lead the group as well; whoever else comes need not know that somebody cannot."""
    people = who_lead(meeting.group, but=meeting.led_by)
    asked = int(meeting.cover_asked_at.timestamp())
    tell(people, COVER_ASKED, about(meeting), key=f"cover_asked:{meeting.pk}:{asked}")


def tell_cover_found(meeting, asked_at):
    """Whoever comes, or leads, as whoever asked for it does: each time that it is asked for."""
    people = concerned(meeting).exclude(pk=meeting.led_by_id)
    key = f"cover_found:{meeting.pk}:{meeting.led_by_id}:{int(asked_at.timestamp())}"
    tell(people, COVER_FOUND, about(meeting), key=key)


def tell_seats(meeting, places):
    """Those in line who have a place now: [Coming]. Each time, also who had given one back."""
    people = [place.person for place in places]
    tell(people, SEAT_KEPT, about(meeting))


def people_wait_in(meeting):
    """Whether people are there and nobody leads, nor did when it began.

    Whoever only tried the room out days before did not.
    """
    state = evening.state_of(meeting)
    if engine.is_led(state) or state.phase > 0:
        return False
    return any(seat.present for seat in state.seats.values())
