"""A letter, from next to nothing: what is not given to it, it cannot tell."""

from email.utils import format_datetime

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone, translation

from alongside.lib.mail import senders_domain
from alongside.vault.hashing import keyed_hash

from ..sendings import TOKEN, address_of
from ..words import say


def build(to, *, language, family, token, when=None, zone=None):
    """The letter with this token to this address. Made twice, it is the same letter twice.

    `family` is one of the four of words.py; `when` a moment, for whoever asked to be told it.
    """
    if not TOKEN.fullmatch(token):
        raise ValueError("A letter leads to a token, and nowhere else.")
    address = address_of(token)
    stop = f"{address}stop/"
    with translation.override(language):
        said = say(family, when=when, zone=zone)
        parts = {"said": said, "address": address, "stop": stop}
        text = render_to_string("notices/letter_as_text.html", parts)
        letter = EmailMultiAlternatives(said.subject, text, to=[to])
        letter.attach_alternative(render_to_string("notices/letter.html", parts), "text/html")
    letter.extra_headers = {
        "Message-ID": message_id(token),
        "Date": format_datetime(timezone.now()),
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        # Holiday replies and the like would only come back to whoever runs this.
        "Auto-Submitted": "auto-generated",
    }
    return letter


def message_id(token):
    """The same for the same letter, so that a mail program shows once what comes twice.

    It stands in many a log on the way, where a token that opens something has no place.
    """
    return f"<{keyed_hash('notices.message_id', token)[:40]}@{senders_domain()}>"
