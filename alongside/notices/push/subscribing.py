"""Notices on this device: a browser says where they go, and somebody takes a device away again."""

import base64
import binascii

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.people.being_here.devices import KEY as DEVICE
from alongside.people.being_here.devices import number_of
from alongside.vault.sessions import forget, sign_ins_of

from ..models import Subscription
from . import destinations

LONGEST = 1000
KEY = "push"  # Of what a sign-in remembers: the subscription of its device.


@require_POST
def subscribe(request):
    """What a script of ours sends: the three parts of a subscription, as the browser gave them."""
    endpoint, p256dh, auth = (
        request.POST.get(name, "")[: LONGEST + 1] for name in ("endpoint", "p256dh", "auth")
    )
    if not is_subscription(endpoint, p256dh, auth):
        return HttpResponseBadRequest(_("Your browser gave an address that we cannot use."))
    made = Subscription.objects.keep(
        request.user, endpoint=endpoint, p256dh=p256dh, auth=auth, device=number_of(request)
    )
    request.session[KEY] = made.pk
    return HttpResponse(status=204)


def known_again(sender, request, user, **kwargs):
    """Signed in again where their notices come, they end these by signing out, as before.

    An earlier sign-in on this device ends them no more, and so need not stay once it has run out.
    """
    number = number_of(request)
    found = Subscription.objects.on_device(user, number) if number else []
    if found:
        forget(user.pk, KEY, found[-1])
        request.session[KEY] = found[-1]


def devices_of(request):
    """[(one of theirs that takes pushes, what it says of itself or "", whether it is this one)]."""
    sign_ins = [
        remembered for _key, remembered in sign_ins_of(request.user.pk) if KEY in remembered
    ]
    names = {one[KEY]: (one.get(DEVICE) or {}).get("is", "") for one in sign_ins}
    theirs = Subscription.objects.that_take_pushes(request.user)
    return [(one, names.get(one.pk, ""), one.pk == request.session.get(KEY)) for one in theirs]


def end_with(sender, remembered, **kwargs):
    """A device on which somebody was signed out, there or from elsewhere, gets no more notices."""
    if KEY in remembered:
        Subscription.objects.filter(pk=remembered[KEY]).end()


def goes_on(sender, remembered, **kwargs):
    """Whether a device gets notices, be its sign-in over or not."""
    return KEY in remembered and Subscription.objects.filter(pk=remembered[KEY]).exists()


def is_subscription(endpoint, p256dh, auth):
    try:
        destinations.parts_of(endpoint)
    except destinations.NotAllowed:
        return False
    return len(endpoint) <= LONGEST and bytes_in(p256dh) == 65 and bytes_in(auth) == 16


def bytes_in(text):
    """How many bytes a text in base64url stands for; None if it is none."""
    try:
        return len(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError):
        return None


@require_POST
def unsubscribe(request, pk):
    """Said as it is also where that device has gone already, or is none of theirs."""
    Subscription.objects.filter(person=request.user, pk=pk).end()
    messages.success(request, _("That device gets no more notices of yours."))
    return redirect("choices")
