"""The ciphers that owners' keys make together: AES-256-GCM under HKDF-SHA256 (RFC 5869) of them.

They stay in memory as long as the keys may, and are emptied with them.
"""

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .errors import KeyMissing
from .keyring import also_forget, keyring

MOST_IN_MEMORY = 20_000

_ciphers = {}
also_forget.append(_ciphers.clear)


def ciphers(wanted):
    """{(owners, data generation): cipher} of those whose keys there are, in one look-up for all.

    `owners` are names of keys, as tuples of (kind, id).
    """
    ring = keyring()
    with ring.lock:
        # A key that died since has taken its ciphers along after this.
        ring.forget_if_changed()
        if missing := [one for one in wanted if one not in _ciphers]:
            keys = ring.load({name for owners, _generation in missing for name in owners})
            if len(_ciphers) + len(missing) > MOST_IN_MEMORY:
                _ciphers.clear()
            for owners, generation in missing:
                parts = [keys.get(name, {}).get(generation) for name in owners]
                if all(parts):
                    _ciphers[owners, generation] = made_of(b"".join(parts))
        return {one: _ciphers[one] for one in wanted if one in _ciphers}


def cipher(owners, generation):
    """The cipher of these owners. Raises KeyMissing, naming the first who has no such key."""
    found = ciphers([(owners, generation)]).get((owners, generation))
    if found is None:
        keys = keyring().load(owners)
        raise KeyMissing(*next(name for name in owners if generation not in keys.get(name, {})))
    return found


def made_of(material):
    return AESGCM(HKDF(SHA256(), 32, salt=None, info=b"alongside/seal/1").derive(material))
