"""Telling those who lead my group, with one tap, that it is a rough day. No answer is expected."""

from contextlib import suppress

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from alongside.groups.models import Membership, Thread
from alongside.groups.roles import SEATED, Act
from alongside.vault.once import OtherWords


def places_of(person):
    """Their places in groups in which telling is meant for them. Each knows whether it `is_led`, by
    somebody who can come in now and reads what is written there.
    """
    leading = Membership.objects.current().leading().agreed().able()
    places = Membership.objects.current().agreed().of(person).filter(role__in=SEATED)
    places = places.annotate(is_led=Exists(leading.filter(group=OuterRef("group"))))
    places = places.select_related("group").order_by("joined_at")
    return [p for p in places if not p.group.is_over and p.may(Act.WRITE_TO_LEADERS)]


def tell_rough_day(person, group, pk=None):
    """It stands in their thread with those who lead the group. The same `pk` tells it once."""
    words = _("It is a rough day. I wanted you to know; no answer is needed.")
    with suppress(OtherWords):  # They were told already, in another language.
        Thread.objects.between(person, group).write(by=person, body=words, pk=pk)
