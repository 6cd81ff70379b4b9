"""What `alongside doctor` says of notices: whether they can leave the house, and arrive."""

from email.utils import parseaddr

from django.conf import settings
from django.core.mail import get_connection

from alongside.lib import mail
from alongside.vault.checkup import fine, note, wrong

from .letters.refusals import Refusals
from .push import keys

SMTP = "django.core.mail.backends.smtp.EmailBackend"


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
        f"dig TXT {domain}; dig TXT _dmarc.{domain}; see docs/letters.md",
    )


def the_mail_server():
    """Whether it lets us in. A mail service has no line that could be tried without a letter."""
    if settings.EMAIL_BACKEND != SMTP:
        return
    server = get_connection()
    try:
        server.open()
        server.close()
    except OSError as problem:  # Its kind alone: what a mail server says can repeat the password.
        yield wrong(
            f"The mail server does not let us in ({type(problem).__name__}): no letter leaves.",
            "start it, or look whether ALONGSIDE_MAIL_URL has its host, port, tls, name and "
            "password",
        )
    else:
        yield fine("The mail server lets us in.")


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


CHECKS = (letters, the_mail_server, letterboxes, devices)
