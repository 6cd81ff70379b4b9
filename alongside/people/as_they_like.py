"""Pages as their reader likes them: times by their clock, words in their language."""

from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation


class AsTheyLike:
    """Before a form does anything, it speaks as its sender likes. Drawing a page begins with it too
    (see context.display): by then its account is open, with all else that the page shows.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        try:
            return self.get_response(request)
        finally:
            timezone.deactivate()

    def process_view(self, request, view, args, kwargs):
        # The language needs no such end: each page begins with what its browser asks for.
        if request.method not in ("GET", "HEAD") and request.user.is_authenticated:
            as_they_like(request.user)


def as_they_like(person):
    """From now on, tell the time and speak as this person has chosen."""
    if zone := zone_of(person):
        timezone.activate(zone)
    else:
        timezone.deactivate()
    translation.activate(language_of(person))


def zone_of(person):
    """The zone they chose; None where they chose none, or one that is not there any more."""
    try:
        return ZoneInfo(person.display_profile["zone"])
    except (KeyError, TypeError, ValueError, OSError):
        return None


def language_of(person):
    chosen = person.display_profile["language"]
    return chosen if chosen in dict(settings.LANGUAGES) else translation.get_language()


def first_to_display(person, onward):
    """Where to go after the first yes to the limits: by way of the display page, once in a life.

    To be asked before the yes is kept. `onward` is where they were going: an address, or a name.
    """
    if person.has_accepted_limits() or person.display_profile.get("asked"):
        return onward
    person.display = {**(person.readable("display") or {}), "asked": True}
    person.save(update_fields=["display"])
    to = onward if onward.startswith("/") else reverse(onward)
    return f"{reverse('display')}?{urlencode({'next': to})}"
