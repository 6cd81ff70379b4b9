"""The ciphers that owners' keys make together, as the head of a sealed value says they do.

AES-256-GCM in every version; how its key is made of theirs differs. In version 1 by HKDF-SHA256
(RFC 5869). In version 2 by BLAKE2b (RFC 7693) with their keys as its key: theirs are random and
whole already, so that a keyed hash is all that is needed, and it is seven times as quick; a page of
25 by as many authors needs fifty. New values are sealed with 2; what was sealed with 1 opens as
ever. That the version is sealed in as well keeps either from being taken for the other.

They stay in memory as long as the keys may, and are emptied with them.
"""

import hashlib
import struct
from functools import lru_cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .errors import KeyMissing
from .keyring import also_forget, keyring

HEAD = struct.Struct(">BH")  # The version, and the data generation of the owners' keys.
MOST_IN_MEMORY = 20_000


def first(material):
    return HKDF(SHA256(), 32, salt=None, info=b"alongside/seal/1").derive(material)


def second(material):
    """One owner's key or two; BLAKE2b takes in how long its key is, so neither is the other."""
    return hashlib.blake2b(key=material, digest_size=32, person=b"alongside seal 2").digest()


VERSIONS = {1: first, 2: second}

_ciphers = {}
also_forget.append(_ciphers.clear)


def ciphers(wanted):
    """{(owners, head): cipher} of those whose keys there are, in one look-up for all.

    `owners` are names of keys, as tuples of (kind, id); `head` is how a sealed value begins.
    """
    ring = keyring()
    with ring.lock:
        # A key that died since has taken its ciphers along after this.
        ring.forget_if_changed()
        known = {one: made for one in wanted if (made := _ciphers.get(one))}
        if len(known) < len(wanted):
            make([one for one in wanted if one not in known], ring, known)
        return known


def make(wanted, ring, known):
    """Put those that are not in memory into `known`, with the lock held; from then on they are."""
    keys = ring.load_more({name for owners, _head in wanted for name in owners})
    if len(_ciphers) + len(wanted) > MOST_IN_MEMORY:
        _ciphers.clear()
    for one in wanted:
        owners, head = one
        try:
            derive, generation = said_by(head)
            material = b""
            for name in owners:
                material += keys[name][generation]
            known[one] = _ciphers[one] = AESGCM(derive(material))
        except (KeyError, struct.error):
            continue  # A key is gone, or this is the head of nothing that we sealed.


@lru_cache(maxsize=1024)
def said_by(head):
    """How the key is made, and of which generation of the owners' keys. Raises KeyError."""
    version, generation = HEAD.unpack(head)
    return VERSIONS[version], generation


def cipher(owners, head):
    """The cipher of these owners. Raises KeyMissing, naming the first who has no such key."""
    found = ciphers([(owners, head)]).get((owners, head))
    if found is None:
        keys, (_version, generation) = keyring().load(owners), HEAD.unpack(head)
        raise KeyMissing(*next(name for name in owners if generation not in keys.get(name, {})))
    return found
