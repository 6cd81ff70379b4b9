"""Changing a plan, of a meeting or of a group's own: nobody writes over what another one did."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.lib.meanwhile import ChangedMeanwhile

from .. import plan
from ..models import Meeting
from .kept import MOST_OWN, OwnPlan, packed


class Begun(Exception):
    """The doors have been opened, or it is over: it goes on as it was planned."""


class Gone(Exception):
    """The group does not keep this plan any more."""


class TooMany(Exception):
    """The group keeps as many plans as it can."""


def changed(now, steps, version):
    """Whether the steps that are there `now` become others. Raises ChangedMeanwhile."""
    if plan.version_of(now) == plan.version_of(steps):  # Also a form that was sent twice.
        return False
    if plan.version_of(now) != version:
        raise ChangedMeanwhile(now)
    return True


def may_change(meeting):
    """What has begun is replayed from its plan, which must not change under it."""
    return not (meeting.opened_at or meeting.closed_at or meeting.cancelled_at)


class OfMeeting:
    """The plan of one meeting."""

    def __init__(self, meeting):
        self.meeting, self.group = meeting, meeting.group
        self.steps, self.place = meeting.plan, meeting.place
        self.address = reverse("edit_plan", args=[meeting.pk])
        self.back = meeting.get_absolute_url()

    @property
    def title(self):
        return self.meeting.title

    @property
    def called(self):
        """Its title, or another word where that cannot be opened."""
        return self.meeting.readable("title") or _("A meeting")

    @property
    def is_lost(self):
        return self.meeting.readable("steps") is None

    @property
    def can_change(self):
        return may_change(self.meeting)

    def change(self, steps, *, version, keep_theirs_as=""):
        """Give the meeting these steps. Returns whether that changed anything.

        `version` is that of the steps the form was made from; those that are there until now can be
        kept among the group's own under a title. Raises ChangedMeanwhile, Begun and TooMany.
        """
        with transaction.atomic():
            # The same lock as a command has: nobody opens the doors between looking and saving.
            held = Meeting.objects.select_for_update().get(pk=self.meeting.pk)
            if not may_change(held) or held.happenings.exists():
                raise Begun
            now = held.plan
            if not changed(now, steps, version):
                return False
            if keep_theirs_as:
                keep(held.group_id, keep_theirs_as, now)
            before, held.steps = held.minutes, plan.dump(steps)
            if held.minutes == before:
                held.save(update_fields=["steps"])
            else:  # In a calendar it ends at another time.
                held.changed("steps")
        return True


class OfOwn:
    """A plan that a group keeps."""

    can_change, is_lost = True, False

    def __init__(self, row, group):
        self.row, self.group, self.title = row, group, row.title
        self.called = row.title
        self.steps, self.place = list(row.steps), "writing"
        self.address = reverse("own_plan", args=[group.ref, row.pk])
        self.back = reverse("plan", args=[group.ref, f"own-{row.pk}"])

    def change(self, steps, *, version, keep_theirs_as=""):
        """The same as for a meeting. Raises ChangedMeanwhile, Gone and TooMany."""
        with transaction.atomic():
            held = OwnPlan.objects.select_for_update().filter(pk=self.row.pk).first()
            if held is None:
                raise Gone
            now = list(held.steps)
            if not changed(now, steps, version):
                return False
            if keep_theirs_as:
                keep(held.group_id, keep_theirs_as, now)
            held.plan = packed(held.title, held.what, steps)
            held.save(update_fields=["plan"])
        return True


def keep(group_id, title, steps, what=""):
    """Keep these steps among the group's own plans, once. Raises TooMany."""
    mine = OwnPlan.objects.filter(group_id=group_id).opened()
    wanted = packed(title, what, steps)
    for row in mine:
        if row.readable("plan") == wanted:
            return row
    if len(mine) >= MOST_OWN:
        raise TooMany
    return OwnPlan.objects.create(group_id=group_id, plan=wanted)
