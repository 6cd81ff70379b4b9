"""Looking whether the pages of the library are still there, once a week, unless told not to.

And forgetting what is recommended no more.
"""

from django.conf import settings

from alongside.work import every, job, later

from .addresses import AddressRefused
from .looking import look
from .models import Look, Recommendation, Resource
from .resources import State
from .shipped import all_shipped


@every(days=7)
def look_over(now):
    """Ask for a look at each page, by itself, so that a slow one keeps no other waiting."""
    if not settings.LINK_CHECKS:
        return
    for key in addresses():
        later(look_at, key, key=f"library:{key}:{now:%Y%m%d}")


@job("library.look_at", tries=2)
def look_at(key):
    """One page. An address that leads inside is as good as gone: nobody should follow it.

    Where it leads on by a way that is not followed here, a browser may arrive: nobody can tell.
    """
    address = addresses().get(key)
    if not address:
        return
    try:
        found = look(address).is_there
    except AddressRefused as refused:
        found = None if refused.why in ("scheme", "not_open") else False
    Look.objects.note(key, found)


@every(days=1)
def forget_recommendations(now):
    """Those whose day is past. They have stood nowhere since."""
    Recommendation.objects.over().delete()


def addresses():
    """{key: address} of all that stands in the library: never one out of anybody's words."""
    shown = Resource.objects.filter(state=State.SHOWN).described()
    every_one = [*all_shipped().values(), *filter(None, shown)]
    return {one.key: one.address for one in every_one if one.address}
