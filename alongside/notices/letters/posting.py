"""Handing a letter over to the mail server, and what its answer means."""

import logging
import smtplib
from contextlib import suppress

from django.core.mail import get_connection

from alongside.work import TryAgain

from ..choices import Choices
from ..words import language_of
from .building import build
from .refusals import Refusals, letterbox_of
from .service import as_a_server_says_it

log = logging.getLogger("alongside.notices")


def post(sending, family, when):
    """Hand the letter of this sending over. Raises TryAgain where it surely did not arrive.

    Where nobody knows, because the line broke in the middle, the error of the line comes through:
    whether it is handed over again is for `Sending.claim` to say.
    """
    address = letterbox_of(sending.person)
    if address is None or (email := address.readable("email")) is None:
        return
    zone = Choices.objects.of(sending.person).zone
    language = language_of(sending.person)
    letter = build(
        email, language=language, family=family, token=sending.token, when=when, zone=zone
    )
    line = get_connection()
    try:
        reach(sending, line)
        hand_over(sending, address, line, letter)
    finally:
        with suppress(OSError):  # It has the letter, or has not: how it says goodbye is its own.
            line.close()


def reach(sending, line):
    try:
        line.open()
    except OSError as problem:  # smtplib's errors are among them.
        not_reached(sending, problem)


def not_reached(sending, problem):
    sending.was_not_taken()
    # The kind alone: what a mail server answers can repeat an address.
    log.error("a mail server could not be reached: %s", type(problem).__name__)
    raise TryAgain from None


def hand_over(sending, address, line, letter):
    try:
        with as_a_server_says_it():
            line.send_messages([letter])
    except smtplib.SMTPConnectError as problem:  # A service is reached no sooner than now.
        not_reached(sending, problem)
    except smtplib.SMTPRecipientsRefused as refused:
        answered(sending, address, [code for code, _words in refused.recipients.values()])
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as refused:
        # About us, or about the letter: nothing that the letterbox of this person has to do with.
        sending.was_not_taken()
        log.error("a mail server refused a letter: %d", refused.smtp_code)
        raise TryAgain from None
    else:
        sending.was_taken()
        Refusals.objects.begin_anew(address)


def answered(sending, address, codes):
    """The letterbox said no: for good, which is counted, or for now."""
    if all(code >= 500 for code in codes):
        sending.was_taken()  # As far as it ever will be.
        Refusals.objects.count_one(address)
        return
    sending.was_not_taken()
    raise TryAgain
