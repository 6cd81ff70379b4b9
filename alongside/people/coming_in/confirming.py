"""Is it you? The page on which somebody confirms it, by whichever of their ways in they like."""

from allauth.account.internal.flows.reauthentication import resume_request
from allauth.mfa.models import Authenticator
from django import forms
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ..arriving.views import onward
from . import passkeys
from .codes import TOO_MANY, CodeForm
from .freshly import confirmed, waits_for
from .second_factor import PASSKEY
from .tries import Tries


class PasswordForm(forms.Form):
    password = forms.CharField(
        label=_("My password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Please type your password.")},
    )

    def __init__(self, data=None, *, user, request):
        self.user, self.request = user, request
        super().__init__(data)

    def clean_password(self):
        tries = Tries(self.request, "password", str(self.user.pk))
        if not tries.allowed:
            raise forms.ValidationError(TOO_MANY)
        if not self.user.check_password(self.cleaned_data["password"]):
            raise forms.ValidationError(_("This is not your password."))
        tries.succeeded()
        return self.cleaned_data["password"]


FORMS = {"credential": passkeys.Proof, "password": PasswordForm, "code": CodeForm}


def ways_to_confirm(person):
    """The fields by which somebody can show that it is them. None for whoever comes by a link."""
    kinds = set(Authenticator.objects.filter(user=person).values_list("type", flat=True))
    ways = {"password"} if person.has_usable_password() else set()
    if PASSKEY in kinds:
        ways.add("credential")
    if kinds - {PASSKEY}:
        ways.add("code")
    return ways


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request):
    person = request.user
    ways = [way for way in FORMS if way in ways_to_confirm(person)]
    sent = next((way for way in ways if way in request.POST), None)
    filled_in = {
        way: FORMS[way](request.POST if way == sent else None, user=person, request=request)
        for way in ways
    }
    if sent and filled_in[sent].is_valid():
        confirmed(request)
        to = onward(request, "account")
        # One of another page goes on waiting: that is still open in another tab.
        answer = resume_request(request) if waits_for(request, to) else None
        return answer or redirect(to)
    said = {"forms": filled_in, "tried": filled_in.get(sent), "next": onward(request, "")}
    if "credential" in ways:
        said["options"] = passkeys.begin_proving(person)
    return render(request, "account/reauthenticate.html", said)
