"""What wraps the keys: the root key and the epoch secret together, and which of them it is now.

Both can be replaced while people write. The new secret is on disk before any key is wrapped with
it, all keys are wrapped in one transaction, and the keyring itself says by fingerprint which root
and which epoch that was. So whatever instant the power fails at, the pair that opens is there.
"""

import fcntl
import hashlib
import os
import secrets
from contextlib import contextmanager
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from . import root
from .errors import RootWrong, VaultError

PUT_BACK = "Put the keyring back from its newest copy: alongside restore --keyring COPY --replace"
WRONG_EPOCH = f"The epoch secret beside the keyring is not the right one. {PUT_BACK}"
TRIES = 20  # A rotation renames two files; whoever reads them meanwhile looks once more.


class Wrapping:
    """Wraps and unwraps keys under one root and one epoch."""

    def __init__(self, root_key, epoch):
        self.root_key, self.epoch = root_key, epoch
        self.root_id = fingerprint(root_key)
        self.epoch_id = fingerprint(epoch, person=b"alongside epoch")
        material = HKDF(SHA256(), 32, salt=None, info=b"alongside/wrap/1").derive(root_key + epoch)
        self._cipher = AESGCM(material)

    def wrap(self, key, name):
        nonce = secrets.token_bytes(12)
        return nonce + self._cipher.encrypt(nonce, key, name)

    def unwrap(self, blob, name):
        """The key. Raises InvalidTag."""
        return self._cipher.decrypt(blob[:12], blob[12:], name)


def fingerprint(secret, person=b"alongside root"):
    """What a secret is called in messages. Tells nothing about it."""
    return hashlib.blake2b(secret, digest_size=6, person=person).hexdigest()


def current(store):
    """The Wrapping that the keys in this store were wrapped with. Raises RootWrong, VaultError."""
    wanted_root = text(store.fact("root"))
    root_key = find_root(wanted_root)
    for _try in range(TRIES):
        wanted = text(store.fact("epoch"))
        for epoch in epochs(store.path.parent):
            found = Wrapping(root_key, epoch)
            if wanted in (None, found.epoch_id):  # Keyrings of version 0.1 did not say.
                return found
    if not any(True for _ in epochs(store.path.parent)):
        raise VaultError(f"The epoch secret is missing from {store.path.parent}. {PUT_BACK}")
    raise VaultError(WRONG_EPOCH)


def find_root(wanted):
    """The root key with the fingerprint `wanted`, among all that the source has."""
    source, got, missing = root.source(), None, None
    for generation in reversed(source.generations()):
        try:
            key = source.get(generation)
        except VaultError as problem:
            missing = missing or problem
            continue
        got = fingerprint(key)
        if wanted == got:
            return key
    if got is None:
        raise VaultError(f"{missing} This keyring wants the root key {wanted or 'of another'}.")
    mend = f"Put the right key {source.where}."
    if missing:
        mend = f"Another one could not be read, and may be the right one. {missing}"
    raise RootWrong(wanted or "of another keyring", got, mend)


def epochs(directory):
    """The epoch secrets that lie there: the one in use, and perhaps the next."""
    for name in ("epoch", "epoch.next"):
        try:
            yield (directory / name).read_bytes()
        except FileNotFoundError:
            continue


def text(value):
    return None if value is None else value.decode()


@contextmanager
def one_at_a_time(directory):
    """Whoever replaces root or epoch is alone in doing so, whatever process it is."""
    with open(os.open(Path(directory) / "lock", os.O_RDWR | os.O_CREAT, 0o600), "wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def rotate_epoch(ring):
    """A new epoch secret: from now on no older copy of a wrapped key opens with what is here."""
    directory = ring.store.path.parent
    with one_at_a_time(directory):
        settle(ring)
        root.write_secret(directory / "epoch.next", secrets.token_bytes(32), mode=0o600)
        epoch = (directory / "epoch.next").read_bytes()
        ring.rewrap(Wrapping(ring.wrapping().root_key, epoch))
        settle(ring)


def settle(ring):
    """Give the epoch in use its name, and leave no other. Called with the lock held."""
    directory = ring.store.path.parent
    coming = directory / "epoch.next"
    if not coming.exists():
        return
    used = text(ring.store.fact("epoch")) or ring.wrapping().epoch_id
    if fingerprint(coming.read_bytes(), person=b"alongside epoch") == used:
        root.replace(coming, directory / "epoch")
    else:
        coming.unlink()  # A rotation that wrapped nothing yet.


def rotate_root(ring):
    """Wrap every key with the newest root of the source, made here where that is a file.

    Returns the new fingerprint. The old root stays where it is: older copies of the keyring need
    it until they have expired.
    """
    source = root.source()
    with one_at_a_time(ring.store.path.parent):
        newest = source.generations()[-1]
        if fingerprint(source.get(newest)) == ring.wrapping().root_id:
            if not hasattr(source, "create_next"):
                raise VaultError(
                    "Put the new root key, 64 hexadecimal digits, into ALONGSIDE_ROOT_KEY_NEXT, "
                    "then run this again. Nothing has been changed."
                )
            newest = source.create_next()
        settle(ring)
        ring.rewrap(Wrapping(source.get(newest), ring.wrapping().epoch))
    return ring.wrapping().root_id
