"""The recovery kit: the root key as three sheets of words, any two of which bring it back.

Shares are those of SLIP-39 (Shamir's secret sharing, 2 of 3, 33 words each); one sheet alone tells
nothing about the key.
"""

from datetime import UTC, datetime

from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics
from shamir_mnemonic.share import Share
from shamir_mnemonic.wordlist import WORD_INDEX_MAP

from . import root, wrapping
from .errors import VaultError
from .keyring import directory, keyring
from .store import Store

SHEETS, NEEDED, WORDS = 3, 2, 33
NAMES = ("The first sheet", "The second sheet", "The third sheet")


def sheets():
    """The words of each sheet, new ones each time; sheets of different kits do not go together."""
    root_key = keyring().wrapping().root_key
    return generate_mnemonics(1, [(NEEDED, SHEETS)], root_key)[0]


def read(words):
    """The root key that these sheets (an iterable of str) stand for. Raises VaultError."""
    typed = [" ".join(sheet.lower().split()) for sheet in words]
    found = [a_sheet(name, sheet) for name, sheet in zip(NAMES, typed, strict=False)]
    if len({sheet.identifier for sheet in found}) > 1:
        raise VaultError(
            "These are sheets of different kits, which do not go together. All sheets of one kit "
            "begin with the same two words."
        )
    if len({sheet.index for sheet in found}) < NEEDED:
        raise VaultError("This is one sheet, and two different ones are needed.")
    try:
        return combine_mnemonics(typed)
    except MnemonicError:
        raise VaultError("These sheets do not give a key together. Try others.") from None


def a_sheet(name, typed):
    """One sheet by itself: whoever has misread a word is told as nearly as can be which."""
    words = typed.split()
    for number, word in enumerate(words, start=1):
        if word not in WORD_INDEX_MAP:
            raise VaultError(
                f"{name} has “{word}” as word {number}, and no kit has such a word. Look at the "
                "paper once more."
            )
    if len(words) != WORDS:
        raise VaultError(
            f"{name} has {len(words)} words here, and {WORDS} on paper. Look which one was left "
            "out, or typed twice."
        )
    try:
        return Share.from_mnemonic(typed)
    except MnemonicError:
        raise VaultError(
            f"{name} is not right yet: one of its words was taken for another, or two have changed "
            "places. Compare each with the paper."
        ) from None


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
