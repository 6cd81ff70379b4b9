"""The key by which push services know that a push comes from here (VAPID, RFC 8292).

A file of its own beside the root key. It seals nothing: if it is lost, people give their devices
notices anew.
"""

import base64
import stat

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings

from alongside.vault.errors import VaultError
from alongside.vault.root import write_secret

POINT = (serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


def make_if_missing():
    """At set-up: a key, if there is none yet. Raises OSError where it cannot be kept."""
    if not settings.PUSH_KEY_FILE.exists():
        key = ec.generate_private_key(ec.SECP256R1())
        pem = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        write_secret(settings.PUSH_KEY_FILE, pem, mode=0o400)


def private_key():
    """The key, or None where there is none. Raises VaultError where others can read it."""
    file = settings.PUSH_KEY_FILE
    try:
        mode, pem = file.stat().st_mode, file.read_bytes()
    except FileNotFoundError:
        return None
    if stat.S_IMODE(mode) & 0o077:
        raise VaultError(f"Others can read {file}. Run: chmod 0400 {file}")
    try:
        return serialization.load_pem_private_key(pem, password=None)
    except ValueError:
        raise VaultError(
            f"{file} holds no key. Move it away: the next start makes one, and whoever had notices "
            "on a device gives it some anew, on the page where they choose how they are told."
        ) from None


def public_key():
    """What a browser is given when it subscribes, in base64url; "" where there is no good key."""
    try:
        key = private_key()
    except VaultError:  # `alongside doctor` says why; to whoever chooses it is all the same.
        key = None
    if key is None:
        return ""
    point = key.public_key().public_bytes(*POINT)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()
