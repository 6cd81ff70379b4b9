"""Sealing and opening one value: AES-256-GCM under a key that two owners make together.

A blob is version (1 byte), data generation of its keys (2), nonce (12), ciphertext and tag. The
key comes from the author's and the group's keys by HKDF-SHA256 (RFC 5869); either one's end is the
words' end.
What is sealed is bound to its place: the same bytes in another row, field, group or audience do
not open. Lengths are hidden by Padmé padding (Nikitin and others, PETS 2019).
"""

import secrets
import struct
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .errors import KeyMissing, SealBroken
from .keyring import also_forget, keyring

VERSION = 1
HEAD = struct.Struct(">BH")
NONCE = 12
SMALLEST = 128
AUDIENCES = ("members", "facilitators", "only me", "house")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value belongs. `label` is a frozen name of the field, never derived from code.

    `owners` are the names of the keys that seal it, the author's or house's first.
    """

    label: str
    audience: str
    row: int
    owners: tuple[tuple[str, int], ...]

    def bound(self, head):
        """The associated data: every part with its length, so that no two places look alike."""
        parts = [self.label, self.audience, str(self.row)]
        parts += [f"{kind}:{id}" for kind, id in self.owners]
        packed = [part.encode() for part in parts]
        return head + b"".join(struct.pack(">I", len(part)) + part for part in packed)


def seal(text, place):
    """`text` (str) as a blob that opens only at `place`. Raises KeyMissing."""
    generation, nonce = keyring().data_generation(), secrets.token_bytes(NONCE)
    head = HEAD.pack(VERSION, generation)
    sealed = cipher(place, generation).encrypt(nonce, padded(text.encode()), place.bound(head))
    return head + nonce + sealed


def open_sealed(blob, place):
    """The text of a blob. Raises KeyMissing where a key is gone, SealBroken for all else."""
    blob = bytes(blob)
    head, nonce, sealed = blob[: HEAD.size], blob[HEAD.size :][:NONCE], blob[HEAD.size + NONCE :]
    try:
        found = cipher(place, generation_of(blob)).decrypt(nonce, sealed, place.bound(head))
        return unpadded(found).decode()
    except (InvalidTag, ValueError):
        raise SealBroken(place.label, place.row) from None
    except KeyMissing:
        if all(keyring().has(*owner) for owner in place.owners):
            # They live, but never had a key of the generation that the blob claims.
            raise SealBroken(place.label, place.row) from None
        raise


def generation_of(blob):
    """The data generation that a blob was sealed with. Raises ValueError if it is no blob."""
    if len(blob) < HEAD.size or blob[0] != VERSION:
        raise ValueError("not sealed by this version")
    return HEAD.unpack(blob[: HEAD.size])[1]


def cipher(place, generation):
    ring = keyring()
    return made_of(b"".join(ring.key(kind, id, generation) for kind, id in place.owners))


@lru_cache(maxsize=4096)
def made_of(material):
    return AESGCM(HKDF(SHA256(), 32, salt=None, info=b"alongside/seal/1").derive(material))


also_forget.append(made_of.cache_clear)


def padded(data):
    """`data` behind its length, filled up so that only few different lengths are ever seen.

    Everything short has one length: an answer with three choices must not show which it is.
    """
    data = struct.pack(">I", len(data)) + data
    return data + bytes(padme(max(len(data), SMALLEST)) - len(data))


def unpadded(data):
    length = struct.unpack(">I", data[:4])[0]
    return data[4 : 4 + length]


def padme(length):
    """The next length that leaks at most O(log log length) bits of what it was."""
    exponent = length.bit_length() - 1
    spare = exponent - exponent.bit_length()
    mask = (1 << max(spare, 0)) - 1
    return (length + mask) & ~mask
