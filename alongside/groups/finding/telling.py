"""Those who wait for a group are told of one that may fit, once it can be found."""

from django.db import transaction

from alongside.lib.meanwhile import ChangedMeanwhile, version_of

from ..joining.places import at_the_door, fill_if_there_is_room
from ..models import Group, Wanted
from .forms import settings_of
from .looking import few_that_fit


def change(group, wanted, made_from=""):
    """Give the group these values, {name: value}; what follows from them happens at once.

    Nobody is put out by it. Whoever waits for a place comes in where there is room now. Raises
    ChangedMeanwhile where the settings are not those any more that the form was `made_from`, nor
    those that are wanted: it may have been sent twice.
    """
    with at_the_door(group) as now:
        there = settings_of(now)
        if made_from not in ("", version_of(there)) and wanted != there:
            raise ChangedMeanwhile(now)
        could_be_found = now.can_be_found
        for name, value in wanted.items():
            setattr(now, name, value)
        now.save(update_fields=list(wanted))
        if now.can_be_found and not could_be_found:
            tell_those_who_wait(now)
    fill_if_there_is_room(now)
    return now


def tell_those_who_wait(group):
    """After the commit: whoever waits for a group like this one reads on Today that there is one.

    Only then is looked at what they wrote; whether they may be shown the group, when they look.
    """
    transaction.on_commit(lambda: tell(group), robust=True)


def tell(group):
    groups = Group.objects.to_be_found().opened()
    for wanted in Wanted.objects.waiting().order_by("wanted_at").opened():
        words = wanted.readable("words")
        # As if they looked once more: only where it would be among the few they are shown.
        _by, few = few_that_fit(words, groups) if words else ("", [])
        if any(match.id == group.pk for match in few):
            wanted.tell_of(group)
