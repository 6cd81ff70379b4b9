"""Who says that they come, and where there are only so many seats, who is next in line.

All of it happens under a lock of the meeting: no seat is given twice, and nobody in line is passed
over. Nobody has to say anything in order to come where there is room for all.
"""

from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.vault.models import SealedModel, SealedQuerySet

# So long after it began a place is kept for somebody who has not come.
PLACE_KEPT_FOR = timedelta(minutes=10)
# So long after a meeting it is known who said that they would come: who waited in vain is before
# others at the next one of its series, and that may be a month later.
KEPT_FOR = timedelta(days=35)


class ComingQuerySet(SealedQuerySet):
    def yes(self):
        return self.filter(says=Coming.Says.YES)

    def in_line(self):
        """Those who would come and have no place yet, first those who waited in vain before."""
        return self.yes().filter(has_place=False).order_by("-waited_before", "number")

    def of_members(self, group):
        """Without those who lead: for them there is always room, and they take nobody's place."""
        leading = group.memberships.current().leading().values("person")
        return self.exclude(person__in=leading)


class Coming(SealedModel):
    """What somebody said about coming to a meeting, with one of three buttons; never why."""

    class Says(models.TextChoices):
        YES = "yes", _("I’ll come")
        NO = "no", _("I can’t")
        UNSURE = "unsure", _("Not sure")

    meeting = models.ForeignKey(
        "meetings.Meeting", models.CASCADE, related_name="coming", db_index=False
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    says = models.CharField(max_length=6, choices=Says.choices)
    # The place in line, from one on, in the order in which they said that they would come.
    number = models.PositiveIntegerField(null=True)
    has_place = models.BooleanField(default=False)
    # Whether they were in line for the meeting of the group before this one with few seats, and did
    # not get in. It is looked at whenever there is a place to give.
    waited_before = models.BooleanField(default=False)
    # The time for which they said it: if the meeting moves, they are asked anew.
    said_for = models.DateTimeField()
    said_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ComingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="says_once_whether_coming")
        ]

    @property
    def waits(self):
        return self.says == self.Says.YES and not self.has_place


@contextmanager
def at_the_list(meeting):
    """The meeting as it is now; until the block ends, nobody else takes or gives back a place."""
    with transaction.atomic():
        yield type(meeting).objects.select_for_update().get(pk=meeting.pk)


def can_be_answered(meeting):
    """Until it is over: somebody may give a place back while the others are meeting already."""
    if meeting.is_cancelled or meeting.is_after_the_end:
        return False
    return meeting.closed_at is None and meeting.starts_at > timezone.now() - timedelta(hours=1)


def answer(meeting, person, says):
    """Somebody says whether they come. Returns their Coming; None where it is not asked any more.

    Said twice is said once: the first "I'll come" keeps its place in the line. Who has come in has
    their place whatever an old page of theirs says: nobody else is given the seat they sit on.
    """
    with at_the_list(meeting) as meeting:
        return _answer(meeting, person, says) if can_be_answered(meeting) else None


def _answer(meeting, person, says):
    """The same, `at_the_list` and however late it is."""
    mine = meeting.coming.filter(person=person).first()
    mine = mine or Coming(meeting=meeting, person=person, says="")
    if says != Coming.Says.YES:
        mine.number, mine.waited_before = None, False
    elif mine.says != Coming.Says.YES:
        mine.number = (meeting.coming.aggregate(last=Max("number"))["last"] or 0) + 1
    frees = mine.has_place and says != Coming.Says.YES and not is_here(meeting, person)
    mine.says, mine.has_place = says, mine.has_place and not frees
    mine.said_for, mine.said_at = meeting.starts_at, timezone.now()
    mine.save()
    if mine.waits or frees:
        _fill(meeting, asking=person)
        mine.refresh_from_db(fields=["has_place"])
    return mine


def is_here(meeting, person):
    """Whether they have come in, and have not left the group since."""
    from ..evening import state_of  # Here, since Django reads this file among the models.

    seat = meeting.seats.filter(person=person).first()
    place = seat and state_of(meeting).seats.get(seat.pk)
    return bool(seat) and not (place and place.withdrawn)


def give_back(meeting, person):
    """They said in another way that they are not coming: their place is for somebody else."""
    if meeting.coming.yes().filter(person=person).exists():
        answer(meeting, person, Coming.Says.NO)


def ask_again(meeting, person):
    """They said in that way that they are coming after all. Their Coming; None where they had
    given back nothing.
    """
    if meeting.coming.filter(person=person, says=Coming.Says.NO).exists():
        return answer(meeting, person, Coming.Says.YES)
    return None


def waited_in_vain(meeting):
    """{id of a person} who was still in line when the meeting before this one with few seats began.

    They come first at this one.
    """
    before = type(meeting).objects.filter(
        group=meeting.group_id,
        capacity__isnull=False,
        cancelled_at=None,
        starts_at__lt=min(meeting.starts_at, timezone.now()),
    )
    last = before.order_by("-starts_at", "-pk").exclude(pk=meeting.pk).first()
    return set(last.coming.in_line().values_list("person", flat=True)) if last else set()


def note_who_waited(meeting):
    """Also of those who had said long before that they would come to this one as well."""
    waiting = meeting.coming.yes().filter(has_place=False)
    first = waiting.filter(person__in=waited_in_vain(meeting))
    waiting.exclude(pk__in=first.values("pk")).update(waited_before=False)
    first.update(waited_before=True)


def fill(meeting):
    """Give the seats that are free to those in line, in order. After anything that may free one."""
    with at_the_list(meeting) as meeting:
        _fill(meeting)


def _fill(meeting, asking=None):
    """Places are never taken away, not even where there are fewer seats than before.

    Who waited and has one now is told, but for `asking`, who sees it on the page.
    """
    if meeting.capacity is not None:
        note_who_waited(meeting)
    given = list(_next_in_line(meeting).select_related("person"))
    meeting.coming.filter(pk__in=[one.pk for one in given]).update(has_place=True)
    from .. import notices  # Here, since Django reads this file among the models.

    notices.tell_seats(meeting, [one for one in given if one.person != asking])


def _next_in_line(meeting):
    """Those in line for whom there is room now."""
    waiting = meeting.coming.in_line()
    if meeting.capacity is None:
        return waiting
    members = waiting.of_members(meeting.group)
    able = members.filter(person__is_active=True, person__is_suspended=False)
    free = max(0, meeting.capacity - taken(meeting))
    given = list(able.values_list("pk", flat=True)[:free])
    return waiting.exclude(pk__in=members.exclude(pk__in=given).values("pk"))


def taken(meeting):
    """How many of the seats have somebody's name on them."""
    return meeting.coming.filter(has_place=True).of_members(meeting.group).count()


def may_come_in(meeting, person, leads):
    """Whether there is a place for this person who stands at the open door. They take it.

    Call it `at_the_list`. Some minutes after the beginning, a place of somebody who has not come
    goes to who has; until then it is theirs, however late they are. The door itself says when a
    meeting is over.
    """
    if meeting.capacity is None or leads or is_here(meeting, person):
        return True
    if meeting.closed_at is not None:
        return True
    mine = _answer(meeting, person, Coming.Says.YES)
    if mine.has_place:
        return True
    if timezone.now() < meeting.starts_at + PLACE_KEPT_FOR:
        return False
    here = meeting.seats.filter(person__isnull=False).values("person")
    places = meeting.coming.filter(has_place=True).of_members(meeting.group)
    absent = places.exclude(person__in=here).order_by("-number").first()
    if absent is None or taken(meeting) > meeting.capacity:
        return False
    meeting.coming.filter(pk=absent.pk).update(has_place=False)
    meeting.coming.filter(pk=mine.pk).update(has_place=True)
    return True


def asked_anew(mine, meeting):
    """Whether they said that they would come, or might, when it was at another time."""
    return bool(mine and mine.says != Coming.Says.NO and mine.said_for != meeting.starts_at)


def who_comes(meeting):
    """For those who lead: {"yes": [Coming], "waiting": […], "anew": […], "unsure": […], "no": […]}.

    Whoever is asked anew has said nothing yet of the time that it is at now.
    """
    rows = meeting.coming.select_related("person").order_by("number", "said_at")
    kinds = {"yes": [], "waiting": [], "anew": [], "unsure": [], "no": []}
    for row in rows.opened():
        asked = "anew" if asked_anew(row, meeting) else row.says
        kinds["waiting" if row.waits else asked].append(row)
    kinds["waiting"] = as_they_are_next(meeting, kinds["waiting"])
    return kinds


def as_they_are_next(meeting, waiting):
    """Those in line in the order in which a place would be theirs, as things stand now."""
    first = waited_in_vain(meeting) if waiting else ()
    return sorted(waiting, key=lambda one: (one.person_id not in first, one.number))


def place_in_line(mine):
    """1 for who is next. None where they do not wait."""
    if mine is None or not mine.waits:
        return None
    waiting = as_they_are_next(mine.meeting, mine.meeting.coming.in_line())
    return waiting.index(mine) + 1 if mine in waiting else None


def leaves(person, group):
    """Somebody is not of this group any more: what they said goes, and their places are given."""
    mine = Coming.objects.filter(person=person, meeting__group=group)
    freed = list(with_few_seats(mine, group))
    mine.delete()
    for meeting in freed:
        fill(meeting)


def takes_no_seat(person, group):
    """Somebody leads the group now: there is room for them in any case, and for one more."""
    mine = Coming.objects.yes().filter(person=person, meeting__group=group)
    for meeting in with_few_seats(mine, group):
        fill(meeting)


def with_few_seats(mine, group):
    """The meetings of these answers in which a seat may be somebody else's."""
    soon = Q(starts_at__gt=timezone.now() - timedelta(hours=6))
    few = group.meetings.filter(soon, capacity__isnull=False, pk__in=mine.values("meeting"))
    return few.order_by("pk")


def forget_who_came():
    """For the housekeeping: who said that they would come to a meeting that has been."""
    Coming.objects.filter(meeting__starts_at__lt=timezone.now() - KEPT_FOR).delete()
