"""Not too often: how many times something was tried just now, counted in memory and by hashes."""

from django.core.cache import cache

from alongside.vault.hashing import keyed_hash

HOUR = 60 * 60


def too_often(what, whom, most, seconds=HOUR):
    """Count one more try of `what` by or for `whom`; whether that is more than `most` in a while.

    A name, an address or a place is hashed before it lies anywhere, in memory too.
    """
    key = f"often:{what}:{keyed_hash('people.often', str(whom))}"
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) > most
    except ValueError:  # It ran out at this very moment, or this house keeps no count.
        return False
