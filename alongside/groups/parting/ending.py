"""The planned end of a whole group: told early, changed or called off until then, and whole."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.lib.access import require
from alongside.lib.meanwhile import ChangedMeanwhile, version_of
from alongside.vault import access
from alongside.vault.erase import erase_group

from .. import notices
from ..access import in_group
from ..joining.askings import Asking
from ..joining.places import at_the_door, decline
from ..lasting import READABLE_FOR, day, last_readable_end
from ..memberships import goodbyes_since
from ..models import Group, Invitation, Membership
from ..roles import Act
from .decisions import Decision
from .forms import EndingForm, end_of


@require_http_methods(["GET", "HEAD", "POST"])
@in_group
def ending(request, membership):
    """When the group ends and why, for all in it; for who may, the form that says so."""
    group, may_end = membership.group, membership.may(Act.END_GROUP)
    if not may_end and group.ends_on is None:
        raise Http404
    if request.method == "POST":
        require(may_end)
    form = EndingForm(request.POST or None, group=group)
    if form.is_valid():
        wanted = {**form.cleaned_data}
        try:
            is_told = plan(group, by=request.user, made_from=wanted.pop("version"), **wanted)
        except ChangedMeanwhile as meanwhile:
            form.has_changed_meanwhile(meanwhile.now)
        else:
            if is_told:
                messages.success(request, _("Every page of the group says so from now on."))
            return redirect("ending", group.ref)
    context = {
        "group": group,
        "me": membership,
        "may_end": may_end,
        "version": version_of(end_of(group)),
        "form": form,
        "days": READABLE_FOR.days,
        "gone_on": group.ends_on and group.ends_on + READABLE_FOR,
    }
    return render(request, "groups/ending.html", context)


@require_POST
@in_group(to=Act.END_GROUP)
def call_off_ending(request, membership):
    group, made_from = membership.group, request.POST.get("version", "")
    try:
        if plan(group, by=request.user, ends_on=None, ending=None, made_from=made_from):
            messages.success(request, _("The group goes on."))
    except ChangedMeanwhile:
        told = _(
            "Somebody has changed something about the end of the group meanwhile, and it is not "
            "called off. This is what stands there now."
        )
        messages.warning(request, told)
        return redirect("ending", group.ref)
    return redirect("people", group.ref)


def plan(group, *, by, ends_on, ending, made_from=""):
    """The group ends on this day, or goes on where there is none. False where it is over.

    Raises ChangedMeanwhile where what is said of its end is not what the form was `made_from`, nor
    what it says itself: it may have been sent twice.
    """
    with at_the_door(group) as group:
        if group.is_over:
            return False
        there = end_of(group)
        if there == {"ends_on": ends_on, "ending": ending or ""}:
            return True
        if made_from not in ("", version_of(there)):
            raise ChangedMeanwhile(group)
        is_new, group.ends_on, group.ending = group.ends_on != ends_on, ends_on, ending
        group.save(update_fields=["ends_on", "ending"])
        if is_new:
            notices.tell_ending(group, by)
        access.write("ending_planned" if ends_on else "ending_called_off", by=by, group=group.pk)
    return True


# -- when the day has come, and thirty days after it -----------------------------------------------


def over():
    """Those whose last day is over by their own clock."""
    tomorrow = day() + timedelta(days=1)  # Somewhere it is the next day already.
    return [one for one in Group.objects.filter(ends_on__lt=tomorrow) if one.is_over]


def close_what_is_over():
    """For the housekeeping: no link leads into a group that is over, and who asked is told."""
    for group in over():
        Invitation.objects.filter(group=group).open().withdraw()
        for asking in Asking.objects.open().filter(group=group):
            decline(asking, by=None, words=_("This group has come to its end."))


def erase_what_is_gone():
    """For the housekeeping: what could be read for a while goes, with its key and for good."""
    gone = Group.objects.filter(ends_on__lt=last_readable_end())
    for pk in list(gone.values_list("pk", flat=True)):
        erase_group(pk)


def forget_goodbyes():
    """For the housekeeping: a goodbye is read for as long as it was said that it would be."""
    Membership.objects.with_goodbye().filter(ended_at__lt=goodbyes_since()).update(goodbye=None)


def lapse_decisions():
    """For the housekeeping: what nobody confirmed in time is over."""
    Decision.objects.lapse()
