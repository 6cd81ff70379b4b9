"""A pause instead of an end: nothing is lost, nothing is asked, and nothing waits on the way back.

Others see "is having a break" in the profile. For oneself it stands in the account, where pages
find it without looking for it: since when, and afterwards when somebody came back. What was shared
before they came back is not shown to them as new, so there is nothing to catch up with.
"""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ..models import Person, Profile


def begin(person):
    """From now on they have a break. A second time changes nothing."""
    with transaction.atomic():
        someone = Person.objects.select_for_update().get(pk=person.pk)
        if not someone.paused_since:
            since = timezone.now().isoformat()
            keep(someone, mine={"since": since}, others={"since": since})
    person.refresh_from_db(fields=["paused"])


def come_back(person):
    """The break is over. False where they had none."""
    with transaction.atomic():
        someone = Person.objects.select_for_update().get(pk=person.pk)
        was_away = bool(someone.paused_since)
        if was_away:
            keep(someone, mine={"back": timezone.now().isoformat()}, others={})
    person.refresh_from_db(fields=["paused"])
    return was_away


def awake(people):
    """Those who have no break."""
    return [one for one in people if one.paused_since is None]


def keep(person, *, mine, others):
    """Never nothing in its place: that there was a break must not show where it is stored."""
    person.paused = mine
    person.save(update_fields=["paused"])
    Profile.objects.update_or_create(person=person, defaults={"pause": others})


@require_http_methods(["GET", "HEAD", "POST"])
def pause(request):
    """What it does and what it does not; a POST begins it."""
    if request.method == "POST":
        begin(request.user)
        messages.success(request, _("Your break has begun. Everything waits as it is."))
        return redirect("pause")
    return render(request, "people/pause.html")


@require_POST
def back(request):
    """One tap, and nothing to explain."""
    if come_back(request.user):
        messages.success(request, _("You are back. There is nothing you have to catch up with."))
    return redirect("home")
