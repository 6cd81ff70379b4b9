"""Copies of data and keyring: taking them, putting them back, and trying whether they would open.

A copy is a directory with a manifest. Data and keyring lie in two places, so that whoever gets at
one of them can read nothing.
"""

from alongside.vault.errors import VaultError


class Refused(VaultError):
    """Why a copy is not taken, or not put back, in a sentence that says what to do."""
