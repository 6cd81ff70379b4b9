"""What a device keeps of words that the server does not have yet, and when it lets go of it."""

import base64
import re
import secrets

from django.conf import settings

from .places import PLACE

KEY = "on_this_device"  # Of what a sign-in remembers.
COOKIE = "__Host-heard" if settings.OVER_HTTPS else "heard"


def key_for_this_device(sender, request, user, **kwargs):
    """What the server does not have yet is sealed on the device with this.

    It ends with the sign-in. Pages bring it along; without it, nobody opens what lies there.
    """
    request.session[KEY] = new_key()


def new_key():
    """32 random bytes, in base64 as the page's script reads them."""
    return base64.b64encode(secrets.token_bytes(32)).decode()


def heard(get_response):
    """A page whose form was taken is told so, by the random number that it gave itself.

    Only then does it let go of what it keeps on the device for the place of that form: see
    ui/js/drafts.js. What it keeps for other forms is not safe by this.
    """

    def middleware(request):
        response = get_response(request)
        if request.method == "POST" and response.status_code == 302:
            sent, place = request.POST.get("sent", ""), request.POST.get("place", "")
            if re.fullmatch("[0-9a-f-]{36}", sent) and PLACE.fullmatch(place):
                lock = {"secure": settings.SESSION_COOKIE_SECURE, "samesite": "Lax"}
                response.set_cookie(COOKIE, f"{sent}.{place}", max_age=600, **lock)
        return response

    return middleware
