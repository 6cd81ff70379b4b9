"""What stories mean, as vectors in the memory of this process, which end with the words.

A vector says what somebody wrote about, so it is as private as their words. It is on no disk, and
in memory it lies sealed: the key is made of how the words lie sealed in their row. Where they were
taken back, edited or erased, by whatever way and in whichever process, nothing that is left has
that key; what lies here is then noise, until it is thrown away.
"""

import hashlib
import secrets
import threading
from collections import OrderedDict

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db.models import BinaryField
from django.db.models.functions import Substr

SIZE = 384
MOST = 30_000  # Some 20 MB.
NONCE = 12
# The first bytes of the sealed words, which are random anew whenever words are sealed.
BEGINS = Substr("body", 1, 64, output_field=BinaryField())


class Vectors:
    """Those that were not asked for longest go first, where there are more than `most`."""

    def __init__(self, most=MOST):
        self.most = most
        self._sealed = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, id, begins, vector):
        """The vector of the story of this id, as long as its sealed words begin like this."""
        nonce = secrets.token_bytes(NONCE)
        sealed = cipher(begins).encrypt(nonce, in_bytes(vector), bound(id))
        with self._lock:
            self._sealed[id] = nonce + sealed
            while len(self._sealed) > self.most:
                self._sealed.popitem(last=False)

    def of(self, rows):
        """(ids, an array of their vectors) of those of the rows that are known.

        `rows` are (id, how its sealed words begin now). What was made of other words is thrown
        away.
        """
        with self._lock:
            found = {id: self._sealed[id] for id, _begins in rows if id in self._sealed}
            for id in found:
                self._sealed.move_to_end(id)
        opened, stale = {}, []
        for id, begins in rows:
            if id in found:
                try:
                    opened[id] = opened_with(begins, id, found[id])
                except InvalidTag:
                    stale.append(id)
        with self._lock:
            for id in stale:
                self._sealed.pop(id, None)
        return list(opened), as_array(opened.values())

    def forget(self):
        with self._lock:
            self._sealed.clear()

    def __len__(self):
        return len(self._sealed)


def opened_with(begins, id, sealed):
    return cipher(begins).decrypt(sealed[:NONCE], sealed[NONCE:], bound(id))


def cipher(begins):
    key = hashlib.blake2b(bytes(begins), digest_size=32, person=b"alongside alike")
    return AESGCM(key.digest())


def bound(id):
    return b"%d" % id


def in_bytes(vector):
    """A vector in a byte for each number: a quarter of the room, and as good to compare."""
    import numpy

    largest = max(float(abs(vector).max()), 1e-9)
    return numpy.rint(vector * (127 / largest)).astype(numpy.int8).tobytes()


def as_array(all_bytes):
    """One vector of length 1 a row; of what says nothing, zeros."""
    import numpy

    rows = numpy.frombuffer(b"".join(all_bytes), dtype=numpy.int8).reshape(-1, SIZE)
    rows = rows.astype(numpy.float32)
    return rows / numpy.maximum(numpy.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
