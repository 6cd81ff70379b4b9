"""The first day: a keyring is made once, and never where one has only been lost."""

import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from . import root, wrapping
from .errors import KeyringUnverified, VaultError
from .keyring import HOUSE, directory, keyring, named, put
from .store import Store, set_fact


def is_initialised():
    """Whether there is a whole keyring: what is written last is there."""
    store = Store(directory())
    return store.exists() and store.fact("root") is not None


def initialise(*, sealed_rows_exist):
    """Make a keyring on the first day: the epoch secret, its store, the house's key.

    Never beside a database that holds sealed rows: its own keyring has been lost or mislaid, and
    a new one would hide that. Raises KeyringUnverified then. One that was begun and never finished
    seals nothing yet, and is begun anew.
    """
    if sealed_rows_exist:
        raise KeyringUnverified(
            f"The database holds sealed rows, but there is no keyring in {directory()}. "
            "Nothing has been changed. Put the keyring back from its newest copy: "
            "alongside restore --keyring …"
        )
    if is_initialised():
        raise VaultError(f"There is a keyring in {directory()} already; it stays as it is.")
    store = Store(directory())
    if store.exists() and store.count("person"):
        raise KeyringUnverified(f"The keyring in {directory()} holds keys, but is damaged.")
    source = root.source()
    new = wrapping.Wrapping(source.get(source.generations()[-1]), secrets.token_bytes(32))
    store.remove()
    store.create()
    root.write_secret(directory() / "epoch", new.epoch, mode=0o600)
    with store.writing() as connection:
        put(connection, *HOUSE, 1, new.wrap(AESGCM.generate_key(256), named(*HOUSE)))
        set_fact(connection, "epoch", new.epoch_id)
        # The root's name is what says that the keyring is whole.
        set_fact(connection, "root", new.root_id)


def must_belong_to_nobody():
    """Raises KeyringUnverified if this keyring holds people's keys: their database is missing."""
    if keyring().store.count("person"):
        raise KeyringUnverified(
            f"The keyring in {directory()} holds people's keys, but the database is empty. "
            "Nothing has been changed. Put the database back from its newest copy, "
            "alongside restore --data …, or choose another ALONGSIDE_DATA_DIR to begin anew."
        )
