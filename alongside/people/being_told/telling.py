"""When something happens to an account, its person hears of it; and what they can answer."""

from datetime import timedelta

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.contrib import messages
from django.contrib.auth import signals as auth
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.lib.access import page_of
from alongside.lib.addresses import page_here
from alongside.vault.sessions import hashed

from ..being_here import devices
from ..models import News

# The first minutes of an account are its own: whatever happens then its person has just done.
ARRIVING = timedelta(minutes=10)


def listen():
    """Called once, when the house is put together."""
    auth.user_logged_in.connect(devices.write_down, dispatch_uid="people.device")
    account.user_logged_in.connect(signed_in, dispatch_uid="people.signed_in")
    for signal in (account.password_changed, account.password_set):
        signal.connect(password_changed, dispatch_uid="people.password")
    for signal in (mfa.authenticator_added, mfa.authenticator_reset):
        signal.connect(way_in_added, dispatch_uid="people.way_in_added")
    mfa.authenticator_removed.connect(way_in_removed, dispatch_uid="people.way_in_removed")


def has_just_arrived(person):
    return person.arrived_at > timezone.now() - ARRIVING


def tell(request, person, kind, **holds):
    """Everywhere but where it was done."""
    if not has_just_arrived(person):
        News.tell(person, kind, by=hashed(request.session.session_key or ""), **holds)


def signed_in(sender, request, response, user, **kwargs):
    known = devices.is_known(request, user)
    devices.remember(request, response, user)
    if not known and not getattr(request, "is_coming_back", False):
        tell(request, user, News.Kind.SIGNED_IN, device=devices.device_of(request))


def password_changed(sender, request, user, **kwargs):
    request.known_anew = user  # This device stays one they have signed in on.
    added = user.has_usable_password()
    kind = News.Kind.WAY_IN_ADDED if added else News.Kind.WAY_IN_REMOVED
    tell(request, user, kind, way="password")


def way_in_added(sender, request, user, authenticator, **kwargs):
    tell(request, user, News.Kind.WAY_IN_ADDED, way=str(authenticator.type))


def way_in_removed(sender, request, user, authenticator, **kwargs):
    tell(request, user, News.Kind.WAY_IN_REMOVED, way=str(authenticator.type))


# -- what one answers -----------------------------------------------------------------------------


@require_POST
def read(request):
    """I have read this: what was on the page, and nothing that has come since."""
    shown = [int(pk) for pk in request.POST.getlist("news") if pk.isdecimal() and len(pk) < 20]
    request.user.news.filter(pk__in=[pk for pk in shown if pk < 2**63]).settle()
    return redirect(page_here(page_of(request)))


@require_POST
def not_me(request):
    """Somebody else was in: every other device is signed out, and then the ways in are looked at.

    A request to be let in, if one goes on, stays on the pages until it is stopped or read.
    """
    devices.end_others(request)
    request.user.news.exclude(kind=News.Kind.RECOVERY_ASKED).settle()
    messages.success(
        request,
        _(
            "Every other device is signed out. Now look over how you sign in: take away what is "
            "not yours, and choose a new password if you have one."
        ),
    )
    return redirect("mfa_index")
