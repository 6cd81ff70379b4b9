"""Emergency readings: asking for one, answering, reading, and what the group sees of it all."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.groups.access import in_group
from alongside.groups.emergency import organisers_beside, shut_out_by
from alongside.groups.models import EmergencyReading, Group
from alongside.lib.access import require
from alongside.lib.keyset import page
from alongside.lib.words import Words
from alongside.ui import times
from alongside.vault.ids import new_id
from alongside.vault.models import open_many
from alongside.vault.once import OnceForm

A_PAGE = 25


class AskForm(OnceForm):
    reason = Words(
        label=gettext_lazy("Your reason, in words the group will read"),
        max_length=500,
        help_text=gettext_lazy("At most 500 characters."),
        error_messages={
            "required": gettext_lazy("Please say why. The group has a right to know your reason.")
        },
        rows=4,
    )


def clock(moment):
    return times.clock(timezone.localtime(moment))


def hours(reading):
    """ "24 November 2026 from 14:30 to 15:30"."""
    # Translators: as in "24 November 2026 from 14:30 to 15:30".
    return _("%(day)s from %(begins)s to %(ends)s") % {
        "day": times.long_date(timezone.localtime(reading.begins_at)),
        "begins": clock(reading.begins_at),
        "ends": clock(reading.ends_at),
    }


TIMES = {"clock": clock, "hours": hours}


# -- asking and answering --------------------------------------------------------------------------


@require_safe
def overview(request):
    """What is asked for or open, and every group there is."""
    require(request.user.is_organiser)
    readings = EmergencyReading.objects.open() | EmergencyReading.objects.waiting()
    readings = list(readings.newest_first().select_related("group", "asked_by", "allowed_by"))
    groups = list(Group.objects.all())
    open_many([request.user, *readings, *groups])
    context = {
        "readings": readings,
        "groups": sorted(groups, key=lambda one: (one.readable("name") or "").casefold()),
        "joined": set(request.user.memberships.current().values_list("group_id", flat=True)),
        **TIMES,
    }
    return render(request, "home/emergency.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request, pk):
    """What will happen, and the reason; a POST asks. Members of the group have no need of it."""
    require(request.user.is_organiser)
    group = get_object_or_404(Group, pk=pk)
    joined = group.memberships.current().of(request.user).exists()
    form, before = AskForm(request.POST or None), None
    if not joined and form.is_valid():
        words = form.cleaned_data
        reading = EmergencyReading.objects.ask(
            by=request.user, group=group, reason=words["reason"], id=words["id"]
        )
        if reading.readable("reason") == words["reason"]:
            return asked(request, reading)
        # It was asked before, for another reason; the one that was written now is nowhere yet.
        before = reading
        form.carry(id=new_id())
        form.add_error("reason", _("This has not been sent: you have asked already, see above."))
    others = organisers_beside(request.user).exists()
    shut_out = not others and shut_out_by(request.user).exists()
    context = {
        "group": group,
        "joined": joined,
        "form": form,
        "shut_out": shut_out,
        "alone": not (others or shut_out),
        "before": before,
    }
    return render(request, "home/emergency_ask.html", context)


def asked(request, reading):
    """On to reading it, where it is open; an old form, sent again, asks for nothing."""
    if reading.state == "open":
        return redirect("emergency_stories", reading.pk)
    if reading.state == "asked":
        messages.success(request, _("You have asked. The group can see that from now on."))
    else:
        messages.warning(request, _("This was answered or taken back already."))
    return redirect("emergency")


def to_answer(request, pk):
    require(request.user.is_organiser)
    reading = get_object_or_404(EmergencyReading, pk=pk)
    require(reading.can_be_answered_by(request.user))
    return reading


def answered(request, was_first, told):
    if was_first:
        messages.success(request, told)
    else:
        messages.warning(request, _("This was answered or taken back already."))
    return redirect("emergency")


@require_POST
def allow(request, pk):
    was_first = to_answer(request, pk).allow(by=request.user)
    return answered(request, was_first, _("You have allowed it. It ends in an hour."))


@require_POST
def decline(request, pk):
    was_first = to_answer(request, pk).decline(by=request.user)
    return answered(request, was_first, _("You have declined. Nothing was read."))


@require_POST
def stop(request, pk):
    """Whoever asked stops reading, or takes back what nobody has answered yet."""
    require(request.user.is_organiser)
    reading = get_object_or_404(EmergencyReading.objects.of(request.user), pk=pk)
    if reading.stop(by=request.user):
        messages.success(request, _("That has ended now. The group can see that it has."))
    return redirect("emergency")


# -- reading ---------------------------------------------------------------------------------------


def open_reading(request, pk):
    """The reading that this organiser has open, or a 404."""
    require(request.user.is_organiser)
    readings = EmergencyReading.objects.open().of(request.user).select_related("group")
    return get_object_or_404(readings, pk=pk)


@require_safe
def stories(request, pk):
    """The group's stories, newest first, and its agreement."""
    reading = open_reading(request, pk)
    group = reading.group
    shared = group.stories.select_related("author")
    shown = page(shared, by="shared_at", size=A_PAGE, at=request.GET.get("page", ""))
    reading.write_down("emergency_read", by=request.user, page="stories")
    agreement = group.current_agreement()
    open_many([request.user, group, agreement, *shown.rows])
    context = {
        "reading": reading,
        "group": group,
        "stories": shown,
        "agreement": agreement,
        **TIMES,
    }
    return render(request, "home/emergency_stories.html", context)


@require_safe
def story(request, pk, story):
    """One story with its replies. Leaves no mark of having been read with anybody."""
    reading = open_reading(request, pk)
    story = get_object_or_404(reading.group.stories.select_related("author"), pk=story)
    replies, at = story.replies.select_related("author"), request.GET.get("page", "")
    shown = page(replies, by="shared_at", size=A_PAGE, at=at, newest_first=False)
    reading.write_down("emergency_read", by=request.user, page="story", story=story.pk)
    open_many([request.user, reading.group, story, *shown.rows])
    context = {
        "reading": reading,
        "group": reading.group,
        "story": story,
        "replies": shown,
        **TIMES,
    }
    return render(request, "home/emergency_story.html", context)


# -- what the group sees ---------------------------------------------------------------------------


@require_safe
@in_group
def of_a_group(request, membership):
    """Every emergency reading there ever was of this group, for each of its members.

    Who came later reads that there was one, and not the reason: it may say what somebody wrote.
    """
    group = membership.group
    readings = group.emergency_readings.select_related("asked_by", "allowed_by")
    shown = page(readings, by="asked_at", size=A_PAGE, at=request.GET.get("page", ""))
    open_many([request.user, group, *shown.rows])
    context = {"group": group, "me": membership, "readings": shown, **TIMES}
    return render(request, "home/emergency_readings.html", context)
