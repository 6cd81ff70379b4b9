"""The door of a group: found for its members only, and open once they accepted the agreement."""

from functools import partial, wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from alongside.lib.access import page_of
from alongside.people.being_here.drafts import keep_form
from alongside.vault.models import open_many

from .models import Membership
from .roles import MAY, Act


class NotForNow(PermissionDenied):
    """What their role lets them do in a group, but not now: its end has come, or they are silenced.

    The refusal says which, until when, and what is open to them all the same.
    """

    def __init__(self, group, silenced_until=None):
        super().__init__()
        self.group, self.silenced_until = group, silenced_until


def require_may(membership, act):
    """Refuse (403) whoever may not do this in their group now."""
    if membership.may(act):
        return
    if act in MAY[membership.role]:
        raise NotForNow(membership.group, membership.is_silenced and membership.silenced_until)
    raise PermissionDenied


def membership_of(person, ref):
    """The person's current place in the group that an address calls `ref`, or a 404."""
    places = Membership.objects.current().of(person).at(ref).with_agreed().with_versions()
    place = places.select_related("group").first()
    if place is None or place.group.is_gone:
        raise Http404
    place.person = person
    return place


def places_inside(person):
    """Where this person reads, with the names of the groups opened, the oldest place first.

    For pages that belong to no group and lead into some: a visitor has no place anywhere.
    """
    if not person.is_authenticated:
        return []
    places = Membership.objects.current().inside().agreed().of(person).select_related("group")
    places = [place for place in places.order_by("joined_at") if not place.group.is_gone]
    open_many([person, *places])
    return places


def in_group(view=None, *, to=Act.READ):
    """Give the view the reader's `membership` instead of `ref`; the agreement comes first.

    Words from an older page, of before they left and came back, are kept. Refused (403) to whoever
    may not do what the page is there `to` do.
    """
    if view is None:
        return partial(in_group, to=to)

    @wraps(view)
    def allowed(request, ref, **kwargs):
        membership = membership_of(request.user, ref)
        if not membership.has_agreed:
            if request.method == "POST" and keep_form(request.user, request.POST):
                messages.info(request, _("Your words are kept where you were writing."))
            address = reverse("agreement", args=[membership.group.ref])
            return redirect(f"{address}?{urlencode({'next': page_of(request)})}")
        require_may(membership, to)
        if membership.may(Act.READ):
            request.inside = membership.group  # For what every page of the group says.
        return view(request, membership, **kwargs)

    return allowed
