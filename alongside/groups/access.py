"""The door of a group: found for its members only, and open once they accepted the agreement."""

from functools import wraps

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from alongside.lib.access import page_of

from .models import Membership


def membership_of(person, ref):
    """The person's current place in the group that an address calls `ref`, or a 404."""
    places = Membership.objects.current().of(person).at(ref).with_agreed()
    place = places.select_related("group").first()
    if place is None:
        raise Http404
    place.person = person
    return place


def in_group(view):
    """Give the view the reader's `membership` instead of `ref`; the agreement comes first."""

    @wraps(view)
    def allowed(request, ref, **kwargs):
        membership = membership_of(request.user, ref)
        if not membership.has_agreed:
            address = reverse("agreement", args=[membership.group.ref])
            return redirect(f"{address}?{urlencode({'next': page_of(request)})}")
        return view(request, membership, **kwargs)

    return allowed
