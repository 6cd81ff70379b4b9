"""Erasing one's own account: what happens to what, said first and in numbers; then one press.

Whoever presses twice, or presses again because no answer came, is not sent to the sign-in: the
form carries a note of whose it was, and where that person is gone the answer is the same goodbye.
"""

import logging
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.signing import BadSignature, TimestampSigner
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.vault.erase import erase_person, has_begun_to_erase

from ..coming_in import second_factor
from ..coming_in.freshly import fresh
from ..models import Person
from .exporting import counted

log = logging.getLogger("alongside.disk")

A_DAY = 60 * 60 * 24
# Sections of the export whose words were shared with a group: what becomes of them is a choice.
SHARED = ("stories", "replies", "entries")
# And of these, each in the `privacy.py` of its app. Whoever has none of either is asked nothing.
CHOSEN = {*SHARED, "slow_turns", "helped", "explaining_cards", "explaining_lines", "proposals"}
CHOSEN |= {"remarks", "recommendations", "impressions", "shared_plans"}
# And those that stand with the house's own words, once they are taken in.
IN_LIBRARY = {"suggested_resources", "decided_resources"}
notes = TimestampSigner(salt="people.erasing")


class EraseForm(forms.Form):
    """What becomes of their words; or where there are none, whether they mean it. One press alone
    erases nobody.
    """

    words = forms.ChoiceField(
        label=_("What you shared with your groups"),
        widget=forms.RadioSelect,
        choices=[
            ("take", _("It goes with me: my words are gone from every page")),
            ("leave", _("It stays with the group, without my name")),
        ],
        error_messages={
            "required": _("Please choose what becomes of the words you shared."),
            "invalid_choice": _("Please choose what becomes of the words you shared."),
        },
    )
    is_meant = forms.BooleanField(
        label=_("Yes, erase my account and all that is mine here"),
        error_messages={"required": _("Please tick this if you mean it.")},
    )


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request):
    """What would happen; a POST, freshly confirmed, does it. Open to whoever just did, as well.

    So this page asks for the sign-in itself, and for the second step of those who must take it.
    """
    if request.user.is_authenticated:
        if request.user.must_use_second_factor and not second_factor.has_passed(request):
            return redirect(f"{reverse('mfa_authenticate')}?{urlencode({'next': request.path})}")
        return erase_mine(request)
    if request.method == "POST" and is_of_somebody_gone(request.POST.get("whose", "")):
        return goodbye(redirect("erased"))
    return redirect_to_login(request.path)


def erase_mine(request):
    form = EraseForm(request.POST if request.method == "POST" else None)
    happens = what_happens(request.user)
    del form.fields["is_meant" if happens["is_asked"] else "words"]
    if request.method == "POST" and form.is_valid():
        return erase_now(request)
    return render(request, "people/erase.html", happens | {"form": form})


@fresh
def erase_now(request):
    """The words, the name and the key; every device; then nothing is left to sign out of."""
    person = request.user.pk
    try:
        erase_person(person, keep=request.POST.get("words") == "leave")
    except Exception:  # Such as a full disk: what was begun goes on without them, and is no secret.
        if not has_begun_to_erase(person):
            raise
        log.exception("an erasure was begun and not finished; within the hour it is tried again")
        return not_finished(request)
    request.session.flush()
    request.user = AnonymousUser()
    return goodbye(redirect("erased"))


def goodbye(answer):
    # Whatever the browser kept of pages and half-written words goes as well.
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def not_finished(request):
    """They are signed out here, if only by the cookie: nobody thinks that nothing has happened."""
    try:
        request.session.flush()
    except Exception:
        request.session = type(request.session)()
    request.user = AnonymousUser()
    return goodbye(render(request, "people/erasing.html"))


@login_not_required
@require_safe
def erased(request):
    """The goodbye. Whoever is signed in has an account, and is not told otherwise."""
    if request.user.is_authenticated:
        return redirect("home")
    return render(request, "people/erased.html", {"days": settings.BACKUP})


def note_of(person):
    return notes.sign(str(person.pk))


def is_of_somebody_gone(note):
    """Whether a form that said this was made today for a person who is not here any more."""
    try:
        whose = int(notes.unsign(note, max_age=A_DAY))
    except (BadSignature, ValueError):
        return False
    return not Person.objects.filter(pk=whose).exists()


# -- what would happen -----------------------------------------------------------------------------


@dataclass(frozen=True)
class LeftAlone:
    """A group that this person is the last to lead, and whether anybody else is in it."""

    group: object
    has_others: bool


def what_happens(person):
    """The numbers behind the page, and the groups that would have nobody left to lead them."""
    found = counted(person)
    return {
        "shared": [(one, number) for one, number in found if one.name in SHARED],
        "others": [(one, number) for one, number in found if one.name not in SHARED],
        "is_asked": any(one.name in CHOSEN for one, _number in found),
        "in_library": any(one.name in IN_LIBRARY for one, _number in found),
        "left_alone": left_alone(person),
        "whose": note_of(person),
        "days": settings.BACKUP,
    }


def left_alone(person):
    """Named, with a way to hand over; never a lock. Groups lie above: they are asked, not known.

    A group that has ended is led no more, by nobody; and who has died or cannot come in leads none.
    """
    places = person.memberships.current()
    leading = places.leading().select_related("group").opened()
    leading = [place for place in leading if not place.group.is_over]
    here = places.model.objects.current().inside().exclude(person=person)
    here = here.filter(group__in=[place.group_id for place in leading], person__is_active=True)
    led = set(here.leading().agreed().able().values_list("group", flat=True))
    peopled = set(here.values_list("group", flat=True))
    return [
        LeftAlone(place.group, place.group_id in peopled)
        for place in leading
        if place.group_id not in led
    ]
