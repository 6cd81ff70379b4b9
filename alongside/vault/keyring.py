"""The keys: one for each person, group and house, random, and wrapped by the root and the epoch.

A random key can die. A key worked out from the root could always be worked out again, and an old
copy of a wrapped one dies with the epoch secret, which is renewed at each erasure.
"""

import hashlib
import secrets
import threading
from collections import OrderedDict
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from . import root
from .errors import KeyMissing, KeyringUnverified, RootWrong, SealBroken, VaultError
from .store import Store

KINDS = ("house", "person", "group", "case", "scope")
MOST_IN_MEMORY = 20_000
HOUSE = ("house", 1)


class Keyring:
    """Opens the keys that `store` holds with the root key and the epoch secret.

    `looked_up` counts the queries to the store, so that a test can bound them.
    """

    def __init__(self, store, root_key, epoch):
        self.store = store
        self.root_id = fingerprint(root_key)
        wrapping = HKDF(SHA256(), 32, salt=None, info=b"alongside/wrap/1").derive(root_key + epoch)
        self._wrap = AESGCM(wrapping)
        self._keys = OrderedDict()
        self._lock = threading.Lock()
        self._version = None
        self.looked_up = 0

    def check(self):
        """Raises RootWrong unless root and epoch are those this keyring was made with."""
        wanted = self.store.fact("root")
        if wanted is None or wanted.decode() != self.root_id:
            raise RootWrong(wanted.decode() if wanted else "of another keyring", self.root_id)
        try:
            self.key(*HOUSE)
        except SealBroken:
            raise VaultError("The epoch secret beside the keyring is not the right one.") from None

    def create(self, kind, id):
        """A new random key, on disk when this returns. Raises VaultError if there is one."""
        key = AESGCM.generate_key(256)
        nonce = secrets.token_bytes(12)
        blob = nonce + self._wrap.encrypt(nonce, key, named(kind, id))
        with self._lock:
            if not self.store.put(kind, id, blob):
                raise VaultError(f"There is a key for {kind} {id} already.")
            self._remember({(kind, id): key})

    def key(self, kind, id):
        """The 32 bytes of a key. Raises KeyMissing."""
        try:
            return self.load([(kind, id)])[kind, id]
        except KeyError:
            raise KeyMissing(kind, id) from None

    def load(self, names):
        """{(kind, id): key} of those that exist: one look-up for all that are not in memory."""
        self._forget_if_changed()
        keys = {name: self._keys.get(name) for name in names}
        if cold := sorted(name for name, key in keys.items() if key is None):
            keys |= self._fetch(cold)
        return {name: key for name, key in keys.items() if key is not None}

    def _fetch(self, names):
        # One at a time, and never beside `destroy`: what was read before a key's end must not be
        # remembered after it.
        with self._lock:
            self.looked_up += 1
            found = self.store.get_many(names)
            keys = {name: self._unwrap(*name, blob) for name, blob in found.items()}
            self._remember(keys)
        return keys

    def destroy(self, kind, id):
        """The end of a key, and with it of all it sealed. There is no way back."""
        with self._lock:
            self.store.delete(kind, id)
            self._keys.clear()

    def forget(self):
        """Empty the memory; the next keys are looked up again."""
        with self._lock:
            self._keys.clear()

    def _unwrap(self, kind, id, blob):
        try:
            return self._wrap.decrypt(blob[:12], blob[12:], named(kind, id))
        except InvalidTag:
            raise SealBroken("keyring", f"{kind} {id}") from None

    def _remember(self, keys):
        self._keys.update(keys)
        while len(self._keys) > MOST_IN_MEMORY:
            self._keys.popitem(last=False)

    def _forget_if_changed(self):
        """Somebody destroyed or made a key: what is in memory may no longer be true."""
        with self._lock:
            version = self.store.version()
            if version != self._version:
                self._keys.clear()
                self._version = version


def named(kind, id):
    if kind not in KINDS:
        raise VaultError(f"There is no kind of key called {kind}.")
    return f"alongside/key/1|{kind}|{id}".encode()


def fingerprint(key):
    """What a root key is called in messages. Tells nothing about the key."""
    return hashlib.blake2b(key, digest_size=6, person=b"alongside root").hexdigest()


_keyring = None
_lock = threading.Lock()


def keyring():
    """This process's keyring, from the settings. Raises VaultError if it cannot be opened."""
    global _keyring
    if _keyring is None:
        with _lock:
            if _keyring is None:
                _keyring = open_keyring()
    return _keyring


def open_keyring():
    directory = Path(settings.VAULT["KEYRING_DIR"])
    store = Store(directory)
    if not store.exists():
        raise KeyringUnverified(f"There is no keyring in {directory}.")
    try:
        epoch = (directory / "epoch").read_bytes()
    except FileNotFoundError:
        raise VaultError(f"The epoch secret is missing from {directory}.") from None
    try:
        root_key = root.source().get(1)
    except VaultError as missing:
        wanted = (store.fact("root") or b"of another keyring").decode()
        raise VaultError(f"{missing} This keyring wants the root key {wanted}.") from None
    return Keyring(store, root_key, epoch)


def is_initialised():
    """Whether there is a whole keyring: what is written last is there."""
    store = Store(settings.VAULT["KEYRING_DIR"])
    return store.exists() and store.fact("root") is not None


def initialise(*, sealed_rows_exist):
    """Make a keyring on the first day: the epoch secret, its store, the house's key.

    Never beside a database that holds sealed rows: its own keyring has been lost or mislaid, and
    a new one would hide that. Raises KeyringUnverified then. One that was begun and never finished
    seals nothing yet, and is begun anew.
    """
    directory = Path(settings.VAULT["KEYRING_DIR"])
    if sealed_rows_exist:
        raise KeyringUnverified(
            f"The database holds sealed rows, but there is no keyring in {directory}. "
            "Nothing has been changed. Restore the keyring from its backup."
        )
    if is_initialised():
        raise VaultError(f"There is a keyring in {directory} already; it stays as it is.")
    root_key = root.source().get(1)
    store = Store(directory)
    if store.exists() and store.count("person"):
        raise KeyringUnverified(f"The keyring in {directory} holds keys, but is damaged.")
    store.remove()
    store.create()
    epoch = secrets.token_bytes(32)
    root.write_secret(directory / "epoch", epoch, mode=0o600)
    Keyring(store, root_key, epoch).create(*HOUSE)
    store.set_fact("root", fingerprint(root_key).encode())


def must_belong_to_nobody():
    """Raises KeyringUnverified if this keyring holds people's keys: their database is missing."""
    if keyring().store.count("person"):
        raise KeyringUnverified(
            f"The keyring in {settings.VAULT['KEYRING_DIR']} holds people's keys, but the database "
            "is empty. Nothing has been changed. Restore the database from its backup, or choose "
            "another ALONGSIDE_DATA_DIR to begin anew."
        )
