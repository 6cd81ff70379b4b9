"""Resources as things that can be spoken of elsewhere: what ships, and what was taken in here."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from alongside.lib.things import Kind, Thing

from .drawing import CONTENT_LANGUAGE
from .labels import KINDS
from .models import Resource
from .resources import IN_GROUPS, State
from .shipped import all_shipped

NO_ID = 2**63  # Beyond every id there is.


def every():
    """All that stands in the library, by title; without one where it cannot be opened any more."""
    suggested = Resource.objects.filter(state=State.SHOWN).opened()
    there = [*map(thing, all_shipped().values()), *map(of_row, suggested)]
    return sorted(there, key=lambda one: one.title.casefold())


def called(keys):
    """{key: Thing} of what stands in the library or did; never of what waits, or was declined."""
    found = {key: thing(one) for key, one in all_shipped().items() if key in keys}
    numbers = [key for key in keys if key.isascii() and key.isdigit() and len(key) < 20]
    ids = [int(key) for key in numbers if int(key) < NO_ID]
    if ids:
        known = Resource.objects.filter(pk__in=ids, state__in=IN_GROUPS)
        found |= {str(row.pk): of_row(row) for row in known.opened()}
    return found


def thing(described, address=None):
    if address is None:
        address = reverse("library_resource", args=[described.key])
    minutes = ngettext("about %(num)s minute", "about %(num)s minutes", described.minutes)
    about = f"{KINDS[described.kind]} · {minutes % {'num': described.minutes}}"
    name = f"resource:{described.key}"
    language = CONTENT_LANGUAGE if described.is_ours else ""
    return Thing(name, described.title, about, address, language)


def of_row(row):
    gone = row.state == State.RETIRED
    if row.readable("says") is None:
        address = "" if gone else reverse("library_resource", args=[row.pk])
        return Thing(f"resource:{row.pk}", "", "", address)
    return thing(row.description, "" if gone else None)


RESOURCES = Kind(label=_("From the library"), at="/library/resources/", every=every, called=called)
