"""What can go wrong in the vault. No message ever holds a private word."""

from alongside.lib.unreadable import Unreadable


class VaultError(Unreadable):
    """Any refusal of the vault."""


class KeyMissing(VaultError):
    """The key of this owner is not in the keyring: never made, or destroyed for good."""

    def __init__(self, kind, id):
        super().__init__(f"no key for {kind} {id}")
        self.kind, self.id = kind, id


class SealBroken(VaultError):
    """A sealed value was changed, moved from another place, or sealed with another key."""

    def __init__(self, label, row):
        super().__init__(f"the seal of {label} in row {row} is broken")
        self.label, self.row = label, row


class RootWrong(VaultError):
    """The root key is not the one that this keyring was made with."""

    def __init__(self, wanted, got, mend):
        super().__init__(
            f"This keyring wants the root key {wanted}, but was given {got}. "
            f"Nothing has been changed. {mend}"
        )
        self.wanted, self.got = wanted, got


class KeyringUnverified(VaultError):
    """Sealed rows exist, but no keyring that opens them. A new one would lose them."""
