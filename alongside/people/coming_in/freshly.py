"""Before something grave: is it still the same person at this device?

    @fresh
    def erase(request): ...

Whoever signed in or confirmed it within the last five minutes is not asked. Others confirm on a
page of its own, and then go on with what they were about to do, a form that was sent too.
"""

import time
from functools import wraps

from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY, suspend_request
from django.urls import reverse

LASTS = 5 * 60  # Seconds.
MARK = "confirmed_at"


def confirmed(request):
    """The person at this device has just shown that it is them: by signing in, or once more."""
    request.session[MARK] = int(time.time())


def is_fresh(request):
    """Whether they have within the last five minutes."""
    return abs(time.time() - request.session.get(MARK, 0)) < LASTS


def fresh(view):
    """The view, for somebody who has just confirmed that it is them; others are asked to first."""

    @wraps(view)
    def asking_first(request, *args, **kwargs):
        if is_fresh(request):
            return view(request, *args, **kwargs)
        # A form that was left there is not carried out by opening a page later on.
        request.session.pop(STATE_SESSION_KEY, None)
        # What a form said waits in the sign-in, sealed, until they have confirmed.
        return suspend_request(request, reverse("account_reauthenticate"))

    return asking_first


def after_signing_in(sender, request, user, **kwargs):
    confirmed(request)
