"""The keys: one for each person, group and house, random, and wrapped by the root and the epoch.

A random key can die. A key worked out from the root could always be worked out again, and an old
copy of a wrapped one dies with the epoch secret, which is renewed at each erasure.
"""

import sqlite3
import threading
from collections import OrderedDict
from datetime import UTC, datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from . import root, wrapping
from .errors import KeyMissing, KeyringUnverified, SealBroken, VaultError
from .store import Store, number, set_fact

KINDS = ("house", "person", "group", "case", "scope", "audit")
MOST_IN_MEMORY = 20_000
HOUSE = ("house", 1)
# What was hashed or chained with these cannot be done anew, so their first generation stays.
OLDER = "FROM keys WHERE generation < ? AND kind NOT IN ('house', 'audit')"
# When the data still held something that older keys had sealed; "" while nobody knows.
OLDER_NEEDED = "older_keys_needed_at"

# Called whenever the memory is emptied: what was made of the keys must go as well.
also_forget = []


class Keyring:
    """Opens the keys that `store` holds with the root key and the epoch secret.

    Two numbers go up in the store. Its *generation*, whenever a key dies or all are wrapped anew:
    every process then empties its memory. The *data generation*, when all owners get new keys:
    what is sealed from then on is sealed with those, and the older ones stay to open the rest.
    `looked_up` counts the queries to the store, so that a test can bound them.
    """

    def __init__(self, store):
        self.store = store
        self._wrapping = wrapping.current(store)
        self._keys = OrderedDict()
        self.lock = threading.RLock()
        self._version = self._generation = None
        self._data_generation = 1
        self.looked_up = 0

    def check(self):
        """Raises RootWrong unless root and epoch are those this keyring was made with."""
        wrapping.current(self.store)
        try:
            self.key(*HOUSE)
        except (SealBroken, KeyMissing) as closed:
            # A keyring of version 0.1 does not say which epoch is its own: any was taken for it.
            if isinstance(closed, SealBroken) and self.store.fact("epoch") is None:
                raise VaultError(wrapping.WRONG_EPOCH) from None
            raise VaultError(
                "Root and epoch are those of this keyring, but in it the key of the house is "
                "damaged or missing. Nothing has been changed. Put the keyring back from its "
                "newest copy: alongside restore --keyring COPY --replace"
            ) from None

    @property
    def root_id(self):
        return self.wrapping().root_id

    def wrapping(self):
        """The root and epoch that the keys are wrapped with just now."""
        with self.lock:
            self.forget_if_changed()
            return self._wrapping

    def data_generation(self):
        """The generation of keys that new words are sealed with."""
        with self.lock:
            self.forget_if_changed()
            return self._data_generation

    # -- making, finding, ending ------------------------------------------------------------------

    def create(self, kind, id):
        """A new random key, on disk when this returns. Raises VaultError if there is one."""
        named(kind, id)
        with self.lock, self.store.writing() as connection:
            # Nobody can wrap the keys anew from here on; what they were wrapped with is known.
            self._learn(connection)
            generation = number(connection, "data_generation")
            if connection.execute(
                "SELECT 1 FROM keys WHERE kind = ? AND id = ?", [kind, id]
            ).fetchone():
                raise VaultError(f"There is a key for {kind} {id} already.")
            self._put_new(connection, kind, id, generation)
            if kind != "scope":  # Nothing is lost with one of these: see the search's index.
                set_fact(connection, "newest_key_at", datetime.now(UTC).isoformat())

    def _put_new(self, connection, kind, id, generation):
        key = AESGCM.generate_key(256)
        blob = self._wrapping.wrap(key, named(kind, id, generation))
        put(connection, kind, id, generation, blob)

    def key(self, kind, id, generation=None):
        """The 32 bytes of an owner's key, of the newest generation if not told. Raises KeyMissing.

        Raises SealBroken where the keyring's own row was changed.
        """
        keys = self.load([(kind, id)])
        try:
            return keys[kind, id][generation or self._data_generation]
        except KeyError:
            raise KeyMissing(kind, id) from None

    def has(self, kind, id):
        """Whether this owner has a key of any generation."""
        return bool(self.load([(kind, id)]))

    def load(self, names):
        """{(kind, id): {data generation: key}} of those that exist, in one look-up for all.

        What is in memory already is not looked up again.
        """
        with self.lock:
            self.forget_if_changed()
            return self.load_more(names)

    def load_more(self, names):
        """The same for who holds the lock and knows that nothing has changed since.

        What was read before a key's end must not be remembered after it.
        """
        known, cold = {}, set()
        for name in names:
            if name in self._keys:
                known[name] = self._keys[name]
                self._keys.move_to_end(name)
            else:
                cold.add(name)
        return known | self._fetch(cold) if cold else known

    def _fetch(self, names):
        self.looked_up += 1
        generation, rows = self.store.get_many(names)
        if generation != self._generation:
            self._forget(generation)
        found = {}
        for kind, id, one, blob in rows:
            found.setdefault((kind, id), {})[one] = self._unwrap(kind, id, one, blob)
        self._keys |= found
        while len(self._keys) > MOST_IN_MEMORY:
            self._keys.popitem(last=False)
        return found

    def destroy(self, kind, id):
        """The end of a key, and with it of all it sealed. There is no way back."""
        with self.lock:
            with self.store.writing() as connection:
                connection.execute("DELETE FROM keys WHERE kind = ? AND id = ?", [kind, id])
                self._forget(next_generation(connection))
            self.store.tidy()

    # -- all keys at once -------------------------------------------------------------------------

    def rewrap(self, new):
        """Every key, wrapped with another root or epoch; wholly or not at all."""
        with self.lock:
            with self.store.writing() as connection:
                self._learn(connection)
                for kind, id, generation, blob in every_key(connection):
                    key = self._unwrap(kind, id, generation, blob)
                    wrapped = new.wrap(key, named(kind, id, generation))
                    put(connection, kind, id, generation, wrapped)
                set_fact(connection, "root", new.root_id)
                set_fact(connection, "epoch", new.epoch_id)
                generation = next_generation(connection)
            self._forget(generation)
            self.store.tidy()

    def begin_data_generation(self):
        """New keys for every owner; what is written from now on is sealed with them.

        Search keys end at once: the index is in no copy, and is made anew with others.
        """
        with self.lock:
            with self.store.writing() as connection:
                self._learn(connection)
                coming = number(connection, "data_generation") + 1
                connection.execute("DELETE FROM keys WHERE kind = 'scope'")
                for kind, id in connection.execute("SELECT DISTINCT kind, id FROM keys").fetchall():
                    self._put_new(connection, kind, id, coming)
                now = datetime.now(UTC).isoformat()
                set_fact(connection, "data_generation", coming)
                set_fact(connection, OLDER_NEEDED, "")
                set_fact(connection, "newest_key_at", now)
                self._forget(next_generation(connection))
            self.store.tidy()

    def has_older_keys(self):
        """Whether anybody still has a key of an older generation that will end."""
        newest = self.data_generation()
        with self.store.reading() as connection:
            return bool(connection.execute(f"SELECT 1 {OLDER}", [newest]).fetchone())

    def oldest_generation(self):
        """Of the keys that people and groups still have."""
        query = "SELECT min(generation) FROM keys WHERE kind IN ('person', 'group')"
        with self.store.reading() as connection:
            return connection.execute(query).fetchone()[0] or 1

    def end_older_data_generations(self):
        """The end of all keys but the newest generation's, and those that hashes were made with."""
        with self.lock:
            with self.store.writing() as connection:
                newest = number(connection, "data_generation")
                connection.execute(f"DELETE {OLDER}", [newest])
                self._forget(next_generation(connection))
            self.store.tidy()

    # -- memory -----------------------------------------------------------------------------------

    def forget(self):
        """Empty the memory; the next keys are looked up again."""
        with self.lock:
            self._keys.clear()
            for empty in also_forget:
                empty()

    def _unwrap(self, kind, id, generation, blob):
        try:
            return self._wrapping.unwrap(blob, named(kind, id, generation))
        except InvalidTag:
            raise SealBroken("keyring", f"{kind} {id}") from None

    def forget_if_changed(self):
        """Somebody wrote to the store; if a key died or all were wrapped anew, begin afresh."""
        version = self.store.version()
        if version != self._version:
            with self.store.reading() as connection:
                self._learn(connection)
            self._version = version

    def _learn(self, connection):
        self._data_generation = number(connection, "data_generation")
        generation = number(connection, "generation")
        if generation != self._generation:
            self._forget(generation)

    def _forget(self, generation):
        self._wrapping = wrapping.current(self.store)
        self.forget()
        self._generation = generation


def put(connection, kind, id, generation, blob):
    connection.execute(
        "INSERT OR REPLACE INTO keys (kind, id, generation, blob) VALUES (?, ?, ?, ?)",
        [kind, id, generation, blob],
    )


def every_key(connection):
    return connection.execute("SELECT kind, id, generation, blob FROM keys").fetchall()


def next_generation(connection):
    coming = number(connection, "generation") + 1
    set_fact(connection, "generation", coming)
    return coming


def named(kind, id, generation=1):
    if kind not in KINDS:
        raise VaultError(f"There is no kind of key called {kind}.")
    later = f"|{generation}" if generation > 1 else ""
    return f"alongside/key/1|{kind}|{id}{later}".encode()


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


def directory():
    return Path(settings.VAULT["KEYRING_DIR"])


def open_keyring():
    store = Store(directory())
    if not store.exists():
        raise KeyringUnverified(
            f"There is no keyring in {directory()}. On the first day alongside up makes it; one "
            "that was lost comes back with alongside restore --keyring COPY."
        )
    store.upgrade()
    return Keyring(store)


def copy_keyring(to, ring=None):
    """A copy of the keyring and of the epoch it was wrapped with, in the directory `to`.

    Keys may be made and all be wrapped anew meanwhile; what is copied belongs together.
    """
    ring, to = ring or keyring(), Path(to)
    with wrapping.one_at_a_time(ring.store.path.parent), ring.store.reading() as connection:
        number(connection, "generation")  # From here on, what is read is of this moment.
        target = sqlite3.connect(to / ring.store.path.name)
        try:
            connection.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
        finally:
            target.close()
        (to / ring.store.path.name).chmod(0o600)
        root.write_secret(to / "epoch", wrapping.current(ring.store).epoch, mode=0o600)
