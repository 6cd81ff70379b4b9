"""Handing a push over to the service of somebody's browser, and what its answer means."""

import json
import logging
import socket
from datetime import timedelta
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone, translation
from django.utils.module_loading import import_string
from py_vapid import Vapid02

from alongside.work import TryAgain

from ..choices import Choices
from ..models import Subscription
from ..words import language_of, say
from . import keys
from .destinations import NotAllowed

log = logging.getLogger("alongside.notices")

HOUR = 60 * 60
# Seconds for which a push service keeps it for a device that is off.
KEPT = {"reminder": HOUR, "on_call": HOUR, "at_once": 24 * HOUR, "digest": 24 * HOUR}
GONE = (404, 410)
LONGEST_WAIT = timedelta(hours=6)


def push(sending, family, when):
    """Hand a sending over to its device. Raises TryAgain where it surely did not arrive."""
    says = sending.subscription.readable("says")
    key = keys.private_key()  # A bad one is an error, for the operator to see.
    if says is None or key is None:
        return
    try:
        body = sealed_for(says, payload(sending, family, when))
    except ValueError:
        # Keys that are none: no browser says such a thing.
        Subscription.objects.filter(pk=sending.subscription_id).end()
        return
    headers = {
        **signature(key, says["endpoint"]),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(KEPT[family]),
        "Urgency": "high" if family == "on_call" else "normal",
    }
    hand_over(sending, says["endpoint"], body, headers)


def hand_over(sending, endpoint, body, headers):
    try:
        status, wait = import_string(settings.PUSH_BACKEND)(endpoint, body, headers)
    except NotAllowed:  # It leads into the house, not out of it.
        Subscription.objects.filter(pk=sending.subscription_id).end()
    except (ConnectionRefusedError, socket.gaierror):
        sending.was_not_taken()
        raise TryAgain from None
    else:
        heard(sending, status, wait)


def payload(sending, family, when):
    """All that a push says: a sentence, and the token under which it is found."""
    with translation.override(language_of(sending.person)):
        said = say(family, when=when, zone=Choices.objects.of(sending.person).zone)
    body = f"{said.sentence} {said.time}".strip()
    return json.dumps({"title": said.subject, "body": body, "token": sending.token})


def sealed_for(says, text):
    """Encrypted so that only the device can read it (RFC 8291). Raises ValueError for no keys."""
    # It brings two HTTP clients along, for which every start would wait, and keep them in memory.
    from pywebpush import WebPusher, WebPushException

    try:
        return bytes(WebPusher(says).encode(text.encode())["body"])
    except WebPushException as problem:
        raise ValueError("These are no keys of a device.") from problem


def signature(key, endpoint):
    """Who sends it, signed: for this push service alone, and for half a day."""
    parts = urlsplit(endpoint)
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int((timezone.now() + timedelta(hours=12)).timestamp()),
        "sub": f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}",
    }
    # Not strict: it knows no address of a machine without a dot in its name.
    return Vapid02(key, conf={"no-strict": True}).sign(claims)


def heard(sending, status, wait):
    if 200 <= status < 300:
        sending.was_taken()
    elif status in GONE:
        Subscription.objects.filter(pk=sending.subscription_id).end()
    elif status == 429 or status >= 500:
        sending.was_not_taken()
        raise TryAgain(seconds_in(wait))
    else:
        sending.was_taken()  # It will never be: there is nothing to try again.
        log.error("a push service refused a push: %d", status)


def seconds_in(wait):
    """How long to wait, of a Retry-After in seconds; None where it does not say, or says a day."""
    if not wait.isdecimal() or len(wait) > 6:
        return None
    return min(timedelta(seconds=int(wait)), LONGEST_WAIT)
