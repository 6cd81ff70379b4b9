"""Finding something private by equality: its keyed hash, which tells nothing without the key."""

import hashlib
import unicodedata

from .keyring import HOUSE, keyring

# What was hashed cannot be hashed anew without the words, so its key is never a newer one.
FIRST = 1


def keyed_hash(label, text):
    """64 hexadecimal digits for `text`, the same for spellings that look the same to people.

    `label` is a frozen name, so that equal texts of two fields have nothing in common.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).split()).casefold()
    key = hashlib.blake2b(label.encode(), key=keyring().key(*HOUSE, FIRST), digest_size=32).digest()
    return hashlib.blake2b(plain.encode(), key=key, digest_size=32).hexdigest()
