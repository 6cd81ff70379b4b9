"""Passkeys: what a device keeps in somebody's stead, and opens with a finger, a face or a PIN.

A ceremony has two halves: `begin…` gives the page what its script asks the device for, and a form
takes in what the device answered. The challenge waits in the session in between.
"""

import json

from allauth.account.internal.flows.login import perform_login
from allauth.account.internal.flows.signup import complete_signup
from allauth.account.models import Login
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.webauthn.internal import auth
from django import forms
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError, transaction
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from alongside.vault.ids import new_id

from ..arriving.forms import SignInForm, SignUpForm
from ..arriving.views import onward
from ..being_here.carried import CARRIED_UNSEEN
from ..models import Person
from . import second_factor
from .tries import Tries

ARRIVING = "arriving"
DID_NOT_WORK = _("The passkey did not work this time. Please try once more.")
UNKNOWN = _("This passkey is not known here. Perhaps it is for another account or another site.")
# What a made-up or damaged answer of a device may be refused with, on whatever way inside.
BROKEN = (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError)


def begin_making(person):
    """What a page asks the device for, to make a passkey that finds its person by itself."""
    return as_text(auth.begin_registration(person, passwordless=True))


def begin_proving(person=None):
    """What a page asks the device for, to show that it is this person, or whose it is at all."""
    return as_text(auth.begin_authentication(person))


def as_text(options):
    return json.dumps(options, separators=(",", ":"))


class Answer(forms.Form):
    """What a device answered, as its script sent it."""

    credential = forms.CharField(
        max_length=50_000,
        widget=forms.HiddenInput,
        error_messages={"required": DID_NOT_WORK, "max_length": DID_NOT_WORK},
    )
    problem = DID_NOT_WORK

    def clean_credential(self):
        try:
            return self.take(json.loads(self.cleaned_data["credential"]))
        except (forms.ValidationError, *BROKEN):
            raise forms.ValidationError(self.problem) from None


class NewPasskey(Answer):
    """A passkey that has just been made."""

    def take(self, credential):
        auth.parse_registration_response(credential)
        if not auth.complete_registration(credential).is_user_verified():
            raise ValueError("whoever holds the device would be taken for its owner")
        return credential


class Proof(Answer):
    """A passkey of this person's; of anybody's, without one. `authenticator` is which it was."""

    problem = UNKNOWN

    def __init__(self, data=None, *, user=None, request=None):
        self.user = user
        super().__init__(data)

    def take(self, credential):
        auth.parse_authentication_response(credential)
        person = self.user or auth.extract_user_from_response(credential)
        self.authenticator = auth.complete_authentication(person, credential)
        return credential


def with_next(name, to):
    """The address of that name; from there one goes on to `to`, if anywhere."""
    return reverse(name) + (f"?{urlencode({'next': to})}" if to else "")


# -- one's own ------------------------------------------------------------------------------------


def keep(request, person, credential):
    """The new passkey becomes one of the person's."""
    wrapped = auth.WebAuthn.add(person, "", credential)
    second_factor.added(request, wrapped.instance)
    return wrapped.instance


# -- signing in -----------------------------------------------------------------------------------


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request):
    """The sign-in page's script asks for a challenge, and sends back what the device answered."""
    if request.user.is_authenticated:
        return redirect(onward(request, "home"))
    tries = Tries(request, "passkey")
    if request.method != "POST":
        if request.headers.get("Accept") != "application/json" or not tries.allowed:
            return redirect("account_login")
        return JsonResponse(json.loads(begin_proving()))
    form = Proof(request.POST)
    if not tries.allowed or not form.is_valid():
        said = {"form": SignInForm(request=request), "passkey": form, "unseen": CARRIED_UNSEEN}
        return render(request, "account/login.html", said)
    post_authentication(request, form.authenticator, passwordless=True)
    return perform_login(request, Login(user=form.authenticator.user))


# -- signing up -----------------------------------------------------------------------------------


class NameForm(SignUpForm):
    """The name alone: a passkey needs no password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["password1"]


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request):
    """First a name, then the passkey on a page of its own; only then is there an account."""
    if request.user.is_authenticated:
        return redirect(onward(request, "home"))
    if "username" in request.POST:
        return choose_name(request)
    if not (arriving := request.session.get(ARRIVING)):
        return redirect("account_signup")
    name = arriving["name"]
    person = Person(pk=arriving["id"], sign_in_name=name, display_name=name)
    form = NewPasskey(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return arrive(request, person, form.cleaned_data["credential"])
    said = {"form": form, "options": begin_making(person), "name": name}
    return render(request, "mfa/sign_up.html", {**said, "next": onward(request, "")})


def choose_name(request):
    if not Tries(request, "sign_up").allowed:
        return too_many(request)
    form = NameForm(request.POST)
    if not form.is_valid():
        return render(request, "account/signup.html", {"form": form})
    request.session[ARRIVING] = {"id": new_id(), "name": form.cleaned_data["username"]}
    return redirect(with_next("mfa_signup_webauthn", onward(request, "")))


def too_many(request):
    return render(request, "429.html", status=429)


def arrive(request, person, credential):
    """The account, its passkey and ten codes for the day that the device is lost."""
    try:
        with transaction.atomic():
            person.set_unusable_password()
            person.save()
            passkey = keep(request, person, credential)
            second_factor.new_codes(request, person)
    except IntegrityError:  # Somebody else took the name meanwhile.
        form = NameForm({"username": request.session.pop(ARRIVING)["name"]})
        form.is_valid()
        return render(request, "account/signup.html", {"form": form})
    del request.session[ARRIVING]
    post_authentication(request, passkey, passwordless=True)
    # Whoever has just arrived goes on from there, not to what they set up a moment ago.
    codes = with_next("mfa_view_recovery_codes", onward(request, reverse("home")))
    return complete_signup(request, user=person, redirect_url=codes)
