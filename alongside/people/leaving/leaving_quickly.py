"""Leaving quickly: signed out here, and on an ordinary page of another site, with one button."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ..being_here.drafts import keep_form


# A page that was open before the last sign-in has another token than this one, and still has to be
# left. What another site sends brings no sign-in along (SameSite), so that it ends none.
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def leave_quickly(request):
    """What it does and what it cannot do; a POST does it, for whoever it may be by now.

    The answer goes on by itself: a form of ours may not be sent on to another site, and a page that
    goes on leaves its place in the browser's list to the next one.
    """
    if request.method != "POST":
        return render(request, "people/leave_quickly.html")
    person = request.user
    if person.is_authenticated:
        get_adapter().logout(request)
        keep_form(person, request.POST)  # What they were writing, where a script brings it along.
    gone = render(request, "people/gone.html")
    gone.headers["Refresh"] = f"0; url={settings.QUICK_EXIT}"
    gone.headers["Clear-Site-Data"] = '"cache"'
    return gone
