"""What is told of threads and of concerns."""

from datetime import timedelta
from functools import partial

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.notices import tell
from alongside.notices.kinds import Kind, register

from .. import models
from ..hearing import about_row, group_of, may, of, pk_of, ref_of, still, who_may
from ..roles import Act

HOUR = timedelta(hours=1)

# -- threads --------------------------------------------------------------------------------------


def new_for_person(person, pk):
    mine = models.Thread.objects.there().filter(pk=pk, person=person).select_related("group")
    mine = mine.new_for_person().first()
    return mine is not None and not mine.group.is_gone


def new_for_leaders(person, pk):
    thread = models.Thread.objects.there().new_for_leaders().filter(pk=pk).first()
    return thread is not None and may(person, Act.READ_THREADS, thread.group_id)


def to_own(about):
    return "thread", [ref_of(group_of("Thread", about))]


def to_theirs(about):
    whose = models.Thread.objects.filter(pk=pk_of(about)).values_list("person", flat=True)
    return "thread_with", [ref_of(group_of("Thread", about)), whose.get()]


THREAD_ANSWERED = about_row(
    "thread_answered",
    _("Those who lead a group of yours have written to you."),
    "at_once",
    new_for_person,
    row="Thread",
    link=to_own,
)
THREAD_WRITTEN = about_row(
    "thread_written",
    _("Somebody has written to those who lead."),
    "at_once",
    new_for_leaders,
    row="Thread",
    link=to_theirs,
)


def tell_thread(thread, side):
    """The other side, once until it has looked again: of ten messages in a row, of the first."""
    row = models.Thread.objects.select_related("person", "group").get(pk=thread.pk)
    if side == "leaders":
        people, kind, read = [row.person], THREAD_ANSWERED, row.person_read_at
    else:
        people, kind = who_may(Act.READ_THREADS, row.group), THREAD_WRITTEN
        read = row.leaders_read_at
    key = f"{kind.name}:{row.pk}:{read.timestamp() if read else ''}"
    tell(people, kind, of(row), key=key)


# -- first talks ----------------------------------------------------------------------------------


def talk_there(pk, now):
    """The time with this id, where it was agreed and is still to come; or None."""
    talks = models.ProposedTime.objects.taken().filter(pk=pk, starts_at__gt=now)
    return talks.select_related("thread").first()


def talks_soon(person, pk):
    """For whoever asked to come in, as long as they do or are in; and for those who lead."""
    talk = talk_there(pk, timezone.now())
    if talk is None or not models.Thread.objects.for_a_talk().filter(pk=talk.thread_id).exists():
        return False
    is_theirs = talk.thread.person_id == person.pk
    return is_theirs or may(person, Act.READ_THREADS, talk.group_id)


def talk_begins(about):
    found = models.ProposedTime.objects.filter(pk=pk_of(about))
    return found.values_list("starts_at", flat=True).first()


TALK_SOON = register(
    Kind(
        "talk_soon",
        _("A first talk of yours begins soon."),
        "reminder",
        # To one's own thread; those who lead come to all of theirs.
        link=lambda about: ("thread", [ref_of(group_of("ProposedTime", about))]),
        group=partial(group_of, "ProposedTime"),
        when=talk_begins,
        title=_("A first talk, an hour before it"),
        is_still_so=still(talks_soon),
    )
)


def remind_of_talks(now):
    """Both sides, an hour before; not where it was agreed later than that."""
    soon = models.ProposedTime.objects.taken().filter(
        starts_at__gt=now, starts_at__lte=now + HOUR, taken_at__lt=F("starts_at") - HOUR
    )
    for talk in soon.select_related("thread__person", "group"):
        people = [talk.thread.person, *who_may(Act.READ_THREADS, talk.group)]
        tell(people, TALK_SOON, of(talk), key=of(talk))


# -- concerns -------------------------------------------------------------------------------------


def waits_for_somebody(person, about):
    """In a break too: it may be that nobody else is there."""
    theirs = models.Concern.objects.readable_by(person)
    return theirs.waiting().filter(pk=pk_of(about)).exists()


def is_answered_anew(person, pk):
    return models.Concern.objects.answered_anew(person).filter(pk=pk).exists()


CONCERN_RAISED = register(
    Kind(
        "concern_raised",
        _("Somebody has raised a concern."),
        "at_once",
        link=lambda about: ("a_concern", [pk_of(about)]),
        is_still_so=waits_for_somebody,
    )
)
CONCERN_ANSWERED = register(
    Kind(
        "concern_answered",
        _("What you raised has an answer."),
        "at_once",
        link=lambda about: ("my_concerns", []),
        is_still_so=still(is_answered_anew),
    )
)


def tell_concern(concern, readers):
    tell(readers, CONCERN_RAISED, of(concern), key=of(concern))


def tell_concern_answered(concern):
    key = f"{of(concern)}:{concern.answered_at.timestamp()}"
    tell([concern.raised_by], CONCERN_ANSWERED, of(concern), key=key)
