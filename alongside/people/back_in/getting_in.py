"""I cannot get in: by one of the recovery codes, by a letter, or with the help of people."""

import secrets
from contextlib import suppress

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
from alongside.vault.keyring import keyring

from ..arriving.views import onward
from ..coming_in.codes import TOO_MANY, code_field, plain_code
from ..coming_in.second_factor import APP, CODES, kinds_of
from ..coming_in.secrets import NOBODY, Secret
from ..coming_in.tries import Tries
from ..models import Person

# What makes somebody need a second step: see Person.must_use_second_factor.
LEADING = ("is_organiser", "leads")


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

    It is not for those who need a second step: to them a code is that step, and never both. A name
    that is nobody's, or has no codes, is as much work: the same look-ups, and ten codes to compare.
    """
    found = Person.objects.filter(sign_in_name=name).values_list("pk", *LEADING).first()
    pk, *leading = found or [NOBODY]
    look_up_key_of(pk)
    kinds = kinds_of(pk)
    codes = codes_of(pk)
    is_right = is_one_of(codes or nobodys_codes(), code) and codes is not None
    if not is_right or any(leading) or APP in kinds:
        return None
    # Only one of two who send it at the same moment uses it up.
    return Person.objects.get(pk=pk) if codes.validate_code(code) else None


def codes_of(pk):
    """The recovery codes of this person, or None.

    Where there are none, a row is read as well, of whoever comes next, and put aside: that there is
    something to read takes time, which would show.
    """
    kept = Authenticator.objects.filter(user_id__gte=pk, type=CODES).order_by("user_id")
    found = kept.values_list("user_id", "pk", "data").first()
    if found is None or found[0] != pk:
        return None
    return RecoveryCodes(Authenticator(user_id=pk, pk=found[1], type=CODES, data=found[2]))


def nobodys_codes():
    """Ten codes that are in nobody's hands."""
    return RecoveryCodes(
        Authenticator(
            user_id=NOBODY, pk=NOBODY, type=CODES, data={"seed": str(NOBODY), "used_mask": 0}
        )
    )


def look_up_key_of(pk):
    """Have their key in memory. It is one look-up for everybody, for those who are known as well.

    Nobody's key is never found, and so never remembered: it is always looked for anew.
    """
    with suppress(VaultError):  # A damaged one is no key: what it sealed does not open.
        keyring().load([("person", pk), ("person", NOBODY)])


def is_one_of(codes, code):
    """Whether it is one of these that was not used yet. All are compared, whichever it is."""
    try:
        unused = codes.get_unused_codes()
    except (VaultError, Secret.DoesNotExist):
        return False
    found = [secrets.compare_digest(code.encode(), one.encode()) for one in unused]
    return any(found)


@login_not_required
@require_safe
def sign_in_help(request):
    """The ways back in, each on a page of its own."""
    if request.user.is_authenticated:
        return redirect("home")
    said = {"letters": mail.is_offered(), "people": address_of("recovery_ask")}
    said["to"] = onward(request, "")
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
