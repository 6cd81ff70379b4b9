"""How I sign in: password, passkeys, an app, recovery codes; each added and taken away here."""

from functools import partial

from allauth.account.internal.flows.password_change import (
    finalize_password_change,
    finalize_password_set,
)
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django import forms
from django.contrib import messages
from django.contrib.auth import password_validation
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe
from markupsafe import Markup

from alongside.lib import mail

from ..arriving.views import onward
from ..being_here.devices import end_others
from ..models import Person
from . import passkeys
from .codes import TOO_MANY, code_field, plain_code
from .freshly import fresh
from .second_factor import APP, CODES, PASSKEY, add_app, kinds_of, new_codes, remove
from .secrets import MFAAdapter
from .tries import Tries

asks_or_sends = require_http_methods(["GET", "HEAD", "POST"])


def ways_into(person, without=None):
    """How many ways there are to come in by themselves, without the one that is to go."""
    password = without != "password" and person.has_usable_password()
    letters = 0 if without == "address" else by_letter(person)
    own = Authenticator.objects.filter(user=person, type=PASSKEY)
    others = own.exclude(pk=without.pk) if isinstance(without, Authenticator) else own
    return password + others.count() + letters


def by_letter(person):
    """How many addresses of theirs a link to sign in by can go to."""
    return person.addresses.confirmed().count() if mail.is_offered() else 0


def held(person):
    """The person as they are now, held until what is taken away from them is gone.

    Of two devices that take away the last two ways in at once, the later one sees it.
    """
    return Person.objects.select_for_update().get(pk=person.pk)


def why_it_stays(person, going):
    """Why this way in cannot be taken away just now; None if it can.

    Nobody locks themselves out; whoever must have a second factor keeps one.
    """
    if going == "address" and not by_letter(person):
        return None
    if not ways_into(person, without=going):
        return _("This is your only way in. Please add another one first.")
    if person.must_use_second_factor and isinstance(going, Authenticator):
        factors = Authenticator.objects.filter(user=person, type__in=(PASSKEY, APP))
        if going.type != CODES and not factors.exclude(pk=going.pk).exists():
            return _("Whoever leads or organises needs a second step. Please add another first.")
    return None


@require_safe
def ways_in(request):
    person = request.user
    own = Authenticator.objects.filter(user=person).order_by("created_at", "pk")
    said = {
        "has_password": person.has_usable_password(),
        "password_may_go": not why_it_stays(person, "password"),
        "passkeys": [one for one in own if one.type == PASSKEY],
        "app": next((one for one in own if one.type == APP), None),
        "codes": next((one for one in own if one.type == CODES), None),
        "must": person.must_use_second_factor,
    }
    return render(request, "mfa/index.html", said)


# -- passkeys -------------------------------------------------------------------------------------


@asks_or_sends
@fresh
def add_passkey(request):
    form = passkeys.NewPasskey(request.POST if request.method == "POST" else None)
    if form.is_valid():
        passkeys.keep(request, request.user, form.cleaned_data["credential"])
        messages.success(request, _("Your passkey is ready. You can sign in with it from now on."))
        return codes_or(request, onward(request, ""))
    said = {"form": form, "options": passkeys.begin_making(request.user)}
    return render(request, "mfa/passkey.html", {**said, "next": onward(request, "")})


def codes_or(request, to):
    """On to `to`; by way of the recovery codes for whoever has none yet."""
    if not Authenticator.objects.filter(user=request.user, type=CODES).exists():
        new_codes(request, request.user)
        return redirect(passkeys.with_next("mfa_view_recovery_codes", to))
    return redirect(to or "mfa_index")


@asks_or_sends
@fresh
def remove_passkey(request, pk):
    passkey = Authenticator.objects.filter(user=request.user, type=PASSKEY, pk=pk).first()
    if passkey is None:
        return redirect("mfa_index")
    return take_away(request, passkey, _("Your passkey is taken away."))


def take_away(request, authenticator, done):
    """Asks once more, and says why where it has to stay."""
    goes = partial(remove, request, authenticator)
    stays = unless_it_stays(request, authenticator, goes)
    if request.method == "POST" and not stays:
        messages.success(request, done)
        return redirect("mfa_index")
    return render(request, "mfa/take_away.html", {"authenticator": authenticator, "stays": stays})


def unless_it_stays(request, going, goes):
    """Why this way in stays, if it does; where it need not and a form asks for it, it goes."""
    if request.method != "POST":
        return why_it_stays(request.user, going)
    with transaction.atomic():
        stays = why_it_stays(held(request.user), going)
        if not stays:
            goes()
    return stays


# -- an app ---------------------------------------------------------------------------------------


class AppForm(forms.Form):
    code = code_field(gettext_lazy("The six digits that the app shows now"))

    def __init__(self, data=None, *, request):
        self.request = request
        super().__init__(data)

    def clean_code(self):
        tries = Tries(self.request, "code", str(self.request.user.pk))
        if not tries.allowed:
            raise forms.ValidationError(TOO_MANY)
        code = plain_code(self.cleaned_data["code"])
        if not totp.validate_totp_code(totp.get_totp_secret(), code):
            raise forms.ValidationError(
                _("These are not the digits of now. An app shows new ones every half minute.")
            )
        tries.succeeded()
        return code


@asks_or_sends
@fresh
def add_app_for_codes(request):
    if APP in kinds_of(request.user):
        return redirect("mfa_index")
    form = AppForm(request.POST if request.method == "POST" else None, request=request)
    secret = totp.get_totp_secret()
    if form.is_valid():
        add_app(request, secret)
        totp.clear_totp_secret(request)
        messages.success(request, _("Your app is ready for the second step."))
        return codes_or(request, onward(request, ""))
    address = MFAAdapter().build_totp_url(request.user, secret)
    said = {"form": form, "secret": in_fours(secret), "squares": drawn(address)}
    return render(request, "mfa/app.html", {**said, "next": onward(request, "")})


def in_fours(secret):
    """Easier to type, and apps do not mind the gaps."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def drawn(address):
    """The QR code, to stand in the page: no picture is fetched."""
    image = MFAAdapter().build_totp_svg(address)
    return Markup(image[image.index("<svg") :])


@asks_or_sends
@fresh
def remove_app(request):
    app = Authenticator.objects.filter(user=request.user, type=APP).first()
    if app is None:
        return redirect("mfa_index")
    return take_away(request, app, _("The app is taken away. Its codes do nothing here any more."))


# -- recovery codes -------------------------------------------------------------------------------


@asks_or_sends
@fresh
def make_codes(request):
    if request.method == "POST":
        new_codes(request, request.user)
        return redirect(passkeys.with_next("mfa_view_recovery_codes", onward(request, "")))
    older = Authenticator.objects.filter(user=request.user, type=CODES).exists()
    return render(request, "mfa/new_codes.html", {"older": older, "next": onward(request, "")})


@asks_or_sends
@fresh
def codes(request):
    """Ten codes, until somebody says that they have kept them; after that never again."""
    mine = Authenticator.objects.filter(user=request.user, type=CODES).first()
    if mine is None:
        return redirect("mfa_generate_recovery_codes")
    wrapped = mine.wrap()
    if request.method == "POST":
        wrapped.mark_as_viewed()
        return redirect(onward(request, "mfa_index"))
    left = wrapped.get_unused_codes()
    said = {"left": len(left), "codes": [] if wrapped.did_view else left}
    return render(request, "mfa/codes.html", {**said, "next": onward(request, "")})


# -- the password ---------------------------------------------------------------------------------


class NewPasswordForm(forms.Form):
    password1 = forms.CharField(
        label=gettext_lazy("A new password"),
        help_text=gettext_lazy("At least ten characters. Three or four words you like work well."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": gettext_lazy("Please choose a password.")},
    )

    def __init__(self, data=None, *, person):
        self.person = person
        super().__init__(data)

    def clean_password1(self):
        password_validation.validate_password(self.cleaned_data["password1"], self.person)
        return self.cleaned_data["password1"]


@sensitive_post_parameters()
@asks_or_sends
@fresh
def password(request):
    """A new one; the first one, for whoever had none. Every other device is signed out by it."""
    person, had = request.user, request.user.has_usable_password()
    form = NewPasswordForm(request.POST if request.method == "POST" else None, person=person)
    if not form.is_valid():
        return render(request, "account/password_change.html", {"form": form, "had": had})
    person.set_password(form.cleaned_data["password1"])
    person.save(update_fields=["password"])
    (finalize_password_change if had else finalize_password_set)(request, person)
    end_others(request)
    messages.success(request, _("Your new password is kept. Other devices have been signed out."))
    return redirect("mfa_index")


@asks_or_sends
@fresh
def remove_password(request):
    person = request.user
    if not person.has_usable_password():
        return redirect("mfa_index")

    def goes():
        person.set_unusable_password()
        person.save(update_fields=["password"])

    stays = unless_it_stays(request, "password", goes)
    if request.method == "POST" and not stays:
        finalize_password_change(request, person)
        end_others(request)
        messages.success(request, _("The password is taken away. Other devices are signed out."))
        return redirect("mfa_index")
    return render(request, "mfa/take_away.html", {"authenticator": None, "stays": stays})


# The names that start with allauth's own are those it finds its pages by.
urlpatterns = [
    path("", ways_in, name="mfa_index"),
    path("passkey/", add_passkey, name="mfa_add_webauthn"),
    path("passkey/<int:pk>/remove/", remove_passkey, name="mfa_remove_webauthn"),
    path("app/", add_app_for_codes, name="mfa_activate_totp"),
    path("app/remove/", remove_app, name="mfa_deactivate_totp"),
    path("codes/", codes, name="mfa_view_recovery_codes"),
    path("codes/new/", make_codes, name="mfa_generate_recovery_codes"),
    path("password/", password, name="account_change_password"),
    path("password/remove/", remove_password, name="remove_password"),
]
