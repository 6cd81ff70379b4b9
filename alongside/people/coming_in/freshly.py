"""Before something grave: is it still the same person at this device?

    @fresh
    def erase(request): ...

Whoever signed in or confirmed it within the last five minutes is not asked. Others confirm on a
page of its own, and then go on with what they were about to do, a form that was sent too.
"""

import json
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
        # A form that was left here is not carried out by coming to its page later on.
        if waits_for(request, request.path):
            del request.session[STATE_SESSION_KEY]
        if is_fresh(request):
            return view(request, *args, **kwargs)
        # What a form said waits in the sign-in, sealed, until they have confirmed.
        return suspend_request(request, reverse("account_reauthenticate"))

    return asking_first


def waits_for(request, path):
    """Whether a form of the page at `path` waits until it is confirmed who sent it."""
    waiting = request.session.get(STATE_SESSION_KEY, {}).get("request")
    return waiting is not None and json.loads(waiting)["path"] == path


def after_signing_in(sender, request, user, **kwargs):
    confirmed(request)
