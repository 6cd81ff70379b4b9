"""How people sign in: by a name that is stored only as a keyed hash, and a password."""

from threading import BoundedSemaphore

from allauth.account import views as allauth_views
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import IntegrityError, transaction
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from alongside import live
from alongside.lib.prepared import Prepared
from alongside.vault.hashing import keyed_hash

from .being_here.carried import CARRIED_UNSEEN
from .being_here.drafts import keep_form
from .models import Person


class Argon2(Argon2PasswordHasher):
    """Argon2id with 46 MiB, one lane: the OWASP minimum, so ten sign-ins at once stay modest."""

    memory_cost = 47_104
    time_cost = 1
    parallelism = 1
    # More at once would not be quicker on a small machine, and would take its memory.
    at_once = BoundedSemaphore(2)

    def encode(self, password, salt):
        with self.at_once:
            return super().encode(password, salt)

    def verify(self, password, encoded):
        with self.at_once:
            return super().verify(password, encoded)


class Backend(AuthenticationBackend):
    """allauth compares names as text; ours are hashes, so the look-up itself is the comparison."""

    def _authenticate_by_username(self, username, password):
        return self._check_password(Person.objects.filter(sign_in_name=username).first(), password)

    def get_user(self, user_id):
        """Whose page it is, for every page anew."""
        found = people_by(pk=int(user_id))
        return found[0] if found and self.user_can_authenticate(found[0]) else None


@Prepared
def people_by(pk):
    return Person.objects.filter(pk=pk)


class Adapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_taken": _("That name is taken here. A small change to it is enough."),
        "username_password_mismatch": _("That name and password do not belong together here."),
        "too_many_login_attempts": _(
            "There have been several tries just now. Please wait a minute, then try again."
        ),
    }

    def get_login_stages(self):
        """What may come between showing who one is and coming in."""
        return ["alongside.people.coming_in.second_factor.SecondStep"]

    def clean_username(self, username, shallow=False):
        if not shallow and Person.objects.filter(sign_in_name=username).exists():
            raise self.validation_error("username_taken")
        return username

    def save_user(self, request, user, form, commit=True):
        user.sign_in_name = user.display_name = form.cleaned_data["username"]
        user.set_password(form.cleaned_data["password1"])
        try:
            with transaction.atomic():
                user.save()
        except IntegrityError:  # Two chose the same name at the same moment.
            form.add_error("username", self.error_messages["username_taken"])
            page = render(request, "account/signup.html", {"form": form})
            raise ImmediateHttpResponse(page) from None
        return user

    def logout(self, request):
        """Sign out, and end what is still open in other tabs: they look again and find nothing."""
        person = request.user.pk
        super().logout(request)
        # Only now that the sign-in is gone, or a quick look would still find it.
        live.recheck(person)

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Tries are counted by name, however it is spelt, and by where they come from.

        By the name alone, anybody could lock out whom they like.
        """
        name = keyed_hash("people.tries", credentials.get("username", ""))
        return f"{name}:{ratelimit.get_ip(request)}"

    def add_message(self, *args, **kwargs):
        """allauth's messages carry the sign-in name; our pages say enough by themselves."""


def display_name(person):
    """What allauth calls somebody, in the rare places where it does."""
    return person.called


sign_in_page = allauth_views.LoginView.as_view(extra_context={"unseen": CARRIED_UNSEEN})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request):
    """The sign-in page. Whoever has come in meanwhile, in another tab, keeps what they bring."""
    is_in = request.method == "POST" and request.user.is_authenticated
    if is_in and keep_form(request.user, request.POST, prefix="kept_"):
        messages.info(request, _("Your words are kept where you were writing."))
    return sign_in_page(request)
