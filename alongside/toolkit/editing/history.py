"""What was written here of one card: its versions, the one people read, and the one that waits."""

import zlib
from functools import cached_property

from .. import cards
from .lines import typed
from .versions import CardVersion


class History:
    """Of the card `base`, as it ships: version 0."""

    def __init__(self, base):
        self.base, self.every = base, cards.all_cards()
        self.rows = CardVersion.objects.of(base.slug).opened()

    @property
    def newest(self):
        """The number of the newest version."""
        return self.rows[-1].number if self.rows else 0

    @property
    def read(self):
        """The Card that people read."""
        return self.every[self.base.slug]

    @property
    def waiting(self):
        """The newest version, while nobody has signed it; None if there is none such."""
        return self.rows[-1] if self.rows and not self.rows[-1].signed_at else None

    @property
    def is_behind(self):
        """Whether another text ships now than when the newest version was written."""
        return bool(self.rows) and self.rows[-1].shipped != self.base.digest

    @cached_property
    def cards(self):
        """{number: Card}, None for one that cannot be opened any more."""
        return {0: self.base, **{row.number: row.over(self.base) for row in self.rows}}

    def text(self, number):
        """{name in the form: what it says} of a version; of what people read if it is lost."""
        return typed(self.cards[number] or self.read, self.every)


def place_of(slug):
    """Where a draft of this card lies: a place is a number, and a slug has one."""
    return f"card:{zlib.crc32(slug.encode())}"
