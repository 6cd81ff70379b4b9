"""What `alongside doctor` says of notices: whether they can leave the house, and arrive."""

from email.utils import parseaddr

from django.conf import settings

from alongside.lib import mail
from alongside.vault.checkup import fine, note

from .letters.refusals import Refusals
from .push import keys


def letters():
    """From whom they come. Whether they arrive is decided by records that we cannot look up."""
    if settings.DEMO or not mail.is_offered():
        yield fine("No letters leave from here: people are told on the pages alone.")
        return
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    domain = sender.rpartition("@")[2]
    yield fine(f"Letters leave from {sender}.")
    yield note(
        f"Whether they arrive depends on three records of {domain}: SPF, DKIM and DMARC.",
        f"dig TXT {domain}; dig TXT _dmarc.{domain}; see docs/self-hosting.md",
    )


def letterboxes():
    if stopped := Refusals.objects.stopped().count():
        yield note(
            f"Letterboxes that refuse our letters for good, and get no more: {stopped}.",
            "nothing, as each person sees it on their page; if they are many, look at the records",
        )


def devices():
    if keys.private_key():
        yield fine("Notices on devices are signed with a key that is here.")
    else:
        yield note(
            f"There is no key at {settings.PUSH_KEY_FILE}: devices get no notices.",
            "start Alongside once: it makes one",
        )


CHECKS = (letters, letterboxes, devices)
