"""What stands in the environment, read: yes or no, numbers, addresses of what Alongside speaks to.

Whatever is not understood is refused before anything starts, by the name of its variable.
"""

import os
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo

from django.core.exceptions import ImproperlyConfigured

# The services that django-anymail knows, for whoever has no mail server of their own.
MAIL_SERVICES = ("brevo", "mailersend", "mailgun", "mailjet", "mailtrap", "postal", "postmark")
MAIL_SERVICES += ("resend", "sendgrid", "sparkpost")


def env(name, default=""):
    return os.environ.get(f"ALONGSIDE_{name}", default)


def env_flag(name, default="no"):
    value = env(name, default).lower()
    if value not in ("yes", "no"):
        raise ImproperlyConfigured(f"ALONGSIDE_{name} is yes or no, not {value!r}.")
    return value == "yes"


def env_number(name, default, least=0):
    """A whole number, not less than `least`."""
    text = env(name, default).strip()
    if not (text.isascii() and text.isdecimal()) or int(text) < least:
        raise ImproperlyConfigured(
            f"ALONGSIDE_{name} is a whole number, {least} or more, not {text!r}."
        )
    return int(text)


def site_address(address):
    """Where people reach this Alongside: a scheme and a host, and nothing behind them."""
    address = address.rstrip("/")
    parts = urlsplit(address)
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.path:
        raise ImproperlyConfigured(
            "ALONGSIDE_ADDRESS is an address such as https://alongside.example.org, with nothing "
            f"behind it, not {address!r}."
        )
    port_of(parts, "ADDRESS")
    return address


def language(code, known):
    if code not in known:
        raise ImproperlyConfigured(f"ALONGSIDE_LANGUAGE is {' or '.join(known)}, not {code!r}.")
    return code


def time_zone(name):
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ImproperlyConfigured(
            f"ALONGSIDE_TIME_ZONE is a time zone such as Europe/London, not {name!r}."
        ) from None
    return name


def secret_key(data_dir):
    """Django's signing key: from the environment, or from the file that `alongside` made."""
    if key := env("SECRET_KEY"):
        return key
    try:
        return Path(env("SECRET_KEY_FILE", str(data_dir / "keys" / "secret"))).read_text().strip()
    except FileNotFoundError:
        return ""  # Django refuses to sign anything with it; `alongside` makes the file at set-up.


def port_of(parts, name):
    """The port of an address that was taken apart; None where it has none."""
    try:
        return parts.port
    except ValueError:
        # The address itself is not repeated: it may hold a password.
        raise ImproperlyConfigured(
            f"ALONGSIDE_{name} has a port that is not a number up to 65535."
        ) from None


def worker(place):
    if place not in ("here", "separate"):
        raise ImproperlyConfigured(f"ALONGSIDE_WORKER is here or separate, not {place!r}.")
    return place


def database(address, data_dir):
    """DATABASES entry for `postgres://name:password@host:port/database`, or for SQLite if empty.

    That lies in `data_dir`.
    """
    if not address:
        return {
            "ENGINE": "alongside.lib.sqlite",
            "NAME": data_dir / "alongside.db",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                # Taking the write lock at BEGIN makes a busy writer wait instead of failing.
                "transaction_mode": "IMMEDIATE",
                "timeout": 10,
                # FULL waits for the disk: what somebody was told is saved survives a power cut.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
                "PRAGMA secure_delete=ON; PRAGMA cache_size=-16000;",
            },
        }
    parts = urlsplit(address)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured("ALONGSIDE_DATABASE_URL starts with postgres:// or is empty.")
    return {
        "ENGINE": "alongside.lib.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(port_of(parts, "DATABASE_URL") or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        # What a connection has asked five times is prepared, and PostgreSQL may then keep its plan:
        # to plan a page's large queries takes it longer than to answer them.
        "OPTIONS": {"server_side_binding": True, "prepare_threshold": 5},
    }


def letters(address, demo=False):
    """How Django sends letters, from `smtp://name:password@host:port?tls=start`.

    Or from `postmark://?server_token=…&webhook_secret=name:password`, or another service so.

    Without an address none are sent, but for a demo, which prints them where it was started.
    """
    if not address:
        nowhere = "django.core.mail.backends.dummy.EmailBackend"
        return {"BACKEND": "alongside.home.demo.outbox.Letters" if demo else nowhere}
    parts = urlsplit(address)
    if parts.scheme in MAIL_SERVICES:
        if find_spec("anymail") is None:
            raise ImproperlyConfigured(
                "ALONGSIDE_MAIL_URL needs one more package for a mail service: "
                '.venv/bin/python -m pip install "django-anymail>=13"'
            )
        backend = f"anymail.backends.{parts.scheme}.EmailBackend"
        return {"BACKEND": backend, "SERVICE": parts.scheme, "KEYS": dict(parse_qsl(parts.query))}
    tls = dict(parse_qsl(parts.query)).get("tls", "start")
    if parts.scheme != "smtp" or not parts.hostname or tls not in ("start", "yes", "no"):
        raise ImproperlyConfigured(
            "ALONGSIDE_MAIL_URL is smtp://name:password@host:port?tls=start (or yes, or no), "
            "or empty."
        )
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "HOST": parts.hostname,
        "PORT": port_of(parts, "MAIL_URL") or {"start": 587, "yes": 465, "no": 25}[tls],
        "HOST_USER": unquote(parts.username or ""),
        "HOST_PASSWORD": unquote(parts.password or ""),
        "USE_TLS": tls == "start",
        "USE_SSL": tls == "yes",
    }


def ordinary_page(address):
    """Where somebody is taken who leaves quickly: a page of another site that tells nothing."""
    parts = urlsplit(address)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise ImproperlyConfigured(
            f"ALONGSIDE_QUICK_EXIT is an address such as https://www.bbc.co.uk/weather, "
            f"not {address!r}."
        )
    return address


def between_processes(address):
    """The Redis over which several processes tell each other that there is something new."""
    if address and urlsplit(address).scheme not in ("redis", "rediss", "unix"):
        raise ImproperlyConfigured(
            "ALONGSIDE_REDIS is redis://host:port/0, or rediss:// or unix:///path, or empty."
        )
    if address and find_spec("redis") is None:
        raise ImproperlyConfigured(
            "ALONGSIDE_REDIS needs one more package: "
            '.venv/bin/python -m pip install "redis>=8.1,<9"'
        )
    return address
