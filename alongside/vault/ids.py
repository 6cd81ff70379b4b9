"""Ids that the program makes itself, before a row is written, since a seal is bound to its row."""

import secrets


def new_id():
    """A random positive number of 63 bits. It fits a BIGINT and cannot be guessed in an address."""
    return secrets.randbits(63) or 1
