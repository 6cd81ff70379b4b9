"""Coming in by an invitation link."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from alongside.people.arriving import names

from ..load import leads_enough
from ..parting.decisions import is_kept_out
from ..roles import Role
from . import places
from .askings import Asking
from .invitations import FACILITATOR, Invitation


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request, token):
    """What an invitation link opens. The group is named only to somebody who is signed in."""
    somebody = request.user.is_authenticated
    invitation = Invitation.objects.find(token)
    if invitation is None and request.method == "POST" and somebody:
        return redirect(where_it_led(token, request.user))
    if invitation is None or invitation.group.is_over:
        raise Http404
    if somebody and is_kept_out(invitation.group, request.user):
        raise Http404  # Whoever was asked to leave is not let in again by a link.
    for_them = not somebody or invitation.can_be_taken_by(request.user)
    taken = somebody and for_them and is_taken(invitation.group, request.user)
    if request.method == "POST" and somebody and for_them and not taken:
        came = places.come_by_link(invitation, request.user)
        if came is None:
            raise Http404  # Somebody was a moment quicker, and it was for no more people.
        if isinstance(came, Asking):
            return redirect(came)
        return redirect("agreement", invitation.group.ref)
    context = {
        "invitation": invitation,
        "for_them": for_them,
        "taken": taken,
        "leads_enough": somebody and invitation.is_to_lead and leads_enough(request.user),
        "waits": somebody and not invitation.is_to_lead and would_wait(invitation, request.user),
    }
    return render(request, "groups/join.html", context)


def where_it_led(token, person):
    """The group, for whoever a link has let in and used itself up for: their second tap."""
    followed = Invitation.objects.filter(found_by=token).select_related("group")
    here = Q(group__memberships__person=person, group__memberships__ended_at=None)
    waits = Q(group__askings__person=person, group__askings__state=Asking.State.WAITING)
    leads = here & Q(group__memberships__role=Role.FACILITATOR)
    to_lead = Q(role=FACILITATOR, withdrawn_at__isnull=False)
    link = followed.filter(Q(uses_left=0) & (here | waits) | to_lead & leads).first()
    if link is None:
        raise Http404
    waiting = link.group.askings.waiting().filter(person=person).first()
    return waiting or reverse("agreement", args=[link.group.ref])


def is_taken(group, person):
    """Whether somebody new to the group would be taken there for somebody else, by their name."""
    is_new = not group.memberships.current().filter(person=person).exists()
    return is_new and names.is_taken_in(group, person)


def would_wait(invitation, person):
    group = invitation.group
    is_in = group.memberships.current().filter(person=person).exists()
    return not is_in and not places.has_room_now(group)
