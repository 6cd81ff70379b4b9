"""Who may come in: people who are signed in and have agreed to the limits of confidentiality."""

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from alongside.lib.access import page_of

from .forms import SignInForm
from .models import Consent

BEFORE_THE_LIMITS = {"help", "limits", "account_logout", "display", "privacy"}
# Pages that visitors may see, but which show something of a group to somebody who is signed in.
FOR_VISITORS_TOO = {"home", "join"}


class SignInFirst(LoginRequiredMiddleware):
    """Every page asks for a sign-in unless it says otherwise. Words on their way are kept."""

    def handle_no_permission(self, request, view_func):
        body = request.POST.get("body", "") if request.method == "POST" else ""
        if not body:
            return redirect_to_login(page_of(request))
        context = {
            "form": SignInForm(request=request),
            "kept_place": request.POST.get("place", ""),
            "kept_body": body,
            "next": request.POST.get("page", ""),
        }
        return render(request, "account/login.html", context, status=401)


class LimitsFirst:
    """Sends a signed-in person to the limits page until they agreed to its present version."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.user.is_authenticated or not comes_after_the_limits(request, view):
            return None
        # Once agreed, the session remembers, so that no page pays a query for it.
        if request.session.get("limits") == Consent.LIMITS_VERSION:
            return None
        if request.user.has_accepted_limits():
            request.session["limits"] = Consent.LIMITS_VERSION
            return None
        return redirect(f"{reverse('limits')}?{urlencode({'next': page_of(request)})}")


def comes_after_the_limits(request, view):
    name = request.resolver_match.view_name
    if name in FOR_VISITORS_TOO:
        return True
    return getattr(view, "login_required", True) and name not in BEFORE_THE_LIMITS
