"""What a mail service says afterwards: letters that came back, and people who want no more of them.

Only where letters leave by such a service (django-anymail). A mail server of one's own says it at
once, and posting.py hears it.
"""

from alongside.people.models import Address

from ..choices import Choices
from .refusals import Refusals

CAME_BACK = ("bounced", "rejected")
UNWANTED = ("complained", "unsubscribed")


def listen():
    """Called once, when the house is put together."""
    from anymail.signals import tracking  # An extra, which need not be installed.

    tracking.connect(heard, dispatch_uid="notices.tracking")


def heard(sender, event, esp_name, **kwargs):
    """Send no more to a letterbox that is not there, nor to whoever calls our letters unwanted."""
    address = Address.objects.known(event.recipient or "")
    if address is None:
        return
    if event.event_type in CAME_BACK:
        Refusals.objects.stop(address)
    if event.event_type in UNWANTED:
        Choices.objects.stop_letters(address.person)
