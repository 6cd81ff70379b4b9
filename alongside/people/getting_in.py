"""I cannot get in: by one of the recovery codes, by a letter, or with the help of people."""

import secrets

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from alongside.lib import mail
from alongside.vault.errors import VaultError
from alongside.vault.hashing import keyed_hash

from .codes import TOO_MANY, code_field, plain_code
from .models import Person
from .second_factor import APP, CODES, kinds_of
from .secrets import Secret
from .tries import Tries

# Somebody whom nobody is: what there is to do for a name that is not here takes as long as for one
# that is.
NOBODY = 0


class RecoveryForm(forms.Form):
    """A name and one of its recovery codes. `person` is whose they are; the code is used up."""

    login = forms.CharField(
        label=gettext_lazy("Your name here"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    code = code_field(gettext_lazy("One of your recovery codes"))

    def __init__(self, data=None, *, request):
        self.request = request
        super().__init__(data)

    def clean(self):
        said = super().clean()
        if self.errors:
            return said
        tries = Tries(self.request, "code", keyed_hash("people.tries", said["login"]))
        if not tries.allowed:
            raise forms.ValidationError(TOO_MANY)
        self.person = whose(said["login"], plain_code(said["code"]))
        if self.person is None:
            raise forms.ValidationError(
                _("That name and code do not belong together here, or the code has been used.")
            )
        tries.succeeded()
        return said


def whose(name, code):
    """The person of this name if the code is one of theirs, and enough to come in by.

    It is not for those who need a second step: to them a code is that step, and never both.
    """
    person = Person.objects.filter(sign_in_name=name).first()
    pk = person.pk if person else NOBODY
    kinds = kinds_of(pk)
    codes = Authenticator.objects.filter(user_id=pk, type=CODES).first()
    is_right = code_is_of(codes, code)
    if person is None or person.must_use_second_factor or APP in kinds or not is_right:
        return None
    # Only one of two who send it at the same moment uses it up.
    return person if codes.wrap().validate_code(code) else None


def code_is_of(codes, code):
    """Whether it is an unused one of these; as much work where there are none."""
    try:
        if codes is not None:
            unused = RecoveryCodes(codes).get_unused_codes()
        else:
            Secret.objects.filter(pk=NOBODY).first()
            unused = [f"{secrets.randbelow(10**10):010d}" for _time in range(10)]
    except (VaultError, Secret.DoesNotExist):
        return False
    found = [secrets.compare_digest(code.encode(), one.encode()) for one in unused]
    return codes is not None and any(found)


@login_not_required
@require_safe
def sign_in_help(request):
    """The ways back in, each on a page of its own."""
    if request.user.is_authenticated:
        return redirect("home")
    letters = address_of("sign_in_by_link") if mail.is_offered() else None
    said = {"letters": letters, "people": address_of("recovery_ask")}
    return render(request, "account/sign_in_help.html", said)


def address_of(name):
    """The address of that name, or None where there is no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_by_code(request):
    if request.user.is_authenticated:
        return redirect("home")
    form = RecoveryForm(request.POST if request.method == "POST" else None, request=request)
    if not form.is_valid():
        return render(request, "account/sign_in_by_code.html", {"form": form})
    record_authentication(request, form.person, method="recovery_code")
    answer = perform_login(request, Login(user=form.person, redirect_url=reverse("mfa_index")))
    if request.user.is_authenticated:
        messages.success(
            request,
            _(
                "You are in, and this code is used up. Please choose a new password or make a "
                "passkey now, so that you can come in next time."
            ),
        )
    return answer
