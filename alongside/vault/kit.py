"""The recovery kit: the root key as three sheets of words, any two of which bring it back.

Shares are those of SLIP-39 (Shamir's secret sharing, 2 of 3, 33 words each); one sheet alone tells
nothing about the key.
"""

from datetime import UTC, datetime

from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics

from . import root, wrapping
from .errors import VaultError
from .keyring import directory, keyring
from .store import Store

SHEETS, NEEDED = 3, 2


def sheets():
    """The words of each sheet, new ones each time; sheets of different kits do not go together."""
    root_key = keyring().wrapping().root_key
    return generate_mnemonics(1, [(NEEDED, SHEETS)], root_key)[0]


def read(words):
    """The root key that these sheets (an iterable of str) stand for. Raises VaultError."""
    try:
        return combine_mnemonics([" ".join(sheet.lower().split()) for sheet in words])
    except MnemonicError as problem:
        raise VaultError(f"These sheets do not give a key: {problem}") from None


def verify(words):
    """Remember that the kit was read back. Raises VaultError if it is not this keyring's root."""
    found = wrapping.fingerprint(read(words))
    if found != keyring().root_id:
        raise VaultError(
            f"These sheets give the root key {found}, but the one in use is {keyring().root_id}. "
            "Make a new kit: alongside keys kit"
        )
    keyring().store.set_fact("kit", found)
    keyring().store.set_fact("kit_verified_at", datetime.now(UTC).isoformat())


def is_verified():
    """Whether somebody has shown that they hold the kit of the root key in use."""
    return wrapping.text(keyring().store.fact("kit")) == keyring().root_id


def recover(words):
    """Put the root key back where its file is missing; returns that file.

    An older one that lies there stays. Raises VaultError if it is the wrong key, or there already.
    """
    root_key, store = read(words), Store(directory())
    # Where there is no keyring yet, none is begun by looking: a restore would find it in its way.
    wanted = wrapping.text(store.fact("root")) if store.exists() else None
    if wanted not in (None, wrapping.fingerprint(root_key)):
        found = wrapping.fingerprint(root_key)
        raise VaultError(f"This keyring wants the root key {wanted}; the sheets give {found}.")
    source = root.source()
    if not isinstance(source, root.FileRoot):
        raise VaultError("The root key is set in ALONGSIDE_ROOT_KEY; unset it to use a file.")
    return source.put_back(root_key)
