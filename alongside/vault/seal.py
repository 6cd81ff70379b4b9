"""Sealing and opening one value: AES-256-GCM under a key that two owners make together.

A blob is version (1 byte), data generation of its keys (2), nonce (12), ciphertext and tag. The
key comes from the author's and the group's keys, as the version says (see `ciphers`); either one's
end is the words' end.
What is sealed is bound to its place: the same bytes in another row, field, group or audience do
not open. Lengths are hidden by Padmé padding (Nikitin and others, PETS 2019).
"""

import secrets
import struct
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag

from .ciphers import HEAD, VERSIONS, cipher
from .errors import KeyMissing, SealBroken
from .keyring import keyring

VERSION = 2
LENGTH = struct.Struct(">I")
FIRST, length_of = LENGTH.size, LENGTH.unpack_from
LENGTHS = [LENGTH.pack(length) for length in range(20)]  # No id has more digits.
HEADS = HEAD.size
NONCES = 12
NONCE, SEALED = slice(HEADS, HEADS + NONCES), slice(HEADS + NONCES, None)
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
        begins = head + packed(self.label, self.audience)
        return begins + numbered(self.row) + packed_owners(self.owners)


def numbered(row):
    """A row's id as a part of what its values are bound to."""
    number = b"%d" % row
    return LENGTHS[len(number)] + number


class Begins(dict):
    """How the associated data of all values of a field begin, by how the values do."""

    def __init__(self, label, audience):
        self.follows = packed(label, audience)

    def __missing__(self, head):
        begins = self[head] = head + self.follows
        return begins


@lru_cache(maxsize=4096)
def packed_owners(owners):
    return packed(*(f"{kind}:{id}" for kind, id in owners))


def packed(*parts):
    return b"".join([LENGTH.pack(len(part)) + part for part in map(str.encode, parts)])


def seal(text, place):
    """`text` (str) as a blob that opens only at `place`. Raises KeyMissing."""
    generation, nonce = keyring().data_generation(), secrets.token_bytes(NONCES)
    head = HEAD.pack(VERSION, generation)
    with_keys = cipher(place.owners, head)
    return head + nonce + with_keys.encrypt(nonce, padded(text.encode()), place.bound(head))


def open_sealed(blob, place):
    """The text of a blob. Raises KeyMissing where a key is gone, SealBroken for all else."""
    blob = bytes(blob)
    try:
        head = head_of(blob)
        return open_with(cipher(place.owners, head), blob, place.bound(head))
    except (InvalidTag, ValueError):
        raise SealBroken(place.label, place.row) from None
    except KeyMissing:
        if all(keyring().has(*owner) for owner in place.owners):
            # They live, but never had a key of the generation that the blob claims.
            raise SealBroken(place.label, place.row) from None
        raise


def open_with(cipher, blob, bound):
    """The text of a blob whose cipher is known. Raises InvalidTag or ValueError."""
    found = cipher.decrypt(blob[NONCE], blob[SEALED], bound)
    return found[FIRST : FIRST + length_of(found)[0]].decode()


def head_of(blob):
    """What a blob says of how it was sealed. Raises ValueError if it is no blob."""
    head = blob[: HEAD.size]
    if len(head) < HEAD.size or head[0] not in VERSIONS:
        raise ValueError("not sealed by a version that there is")
    return head


def generation_of(blob):
    """The data generation that a blob was sealed with. Raises ValueError if it is no blob."""
    return HEAD.unpack(head_of(blob))[1]


def padded(data):
    """`data` behind its length, filled up so that only few different lengths are ever seen.

    Everything short has one length: an answer with three choices must not show which it is.
    """
    data = LENGTH.pack(len(data)) + data
    return data + bytes(padme(max(len(data), SMALLEST)) - len(data))


def padme(length):
    """The next length that leaks at most O(log log length) bits of what it was."""
    exponent = length.bit_length() - 1
    spare = exponent - exponent.bit_length()
    mask = (1 << max(spare, 0)) - 1
    return (length + mask) & ~mask
