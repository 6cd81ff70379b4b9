"""The part of the world that the doors of changed cards need."""

from alongside.toolkit.editing.history import History
from alongside.toolkit.models import CardVersion
from alongside.toolkit.shipped import shipped_cards

SLUG = "music-time"
SIGNED = {"name": "Ada", "role": "nurse"}


class Cards:
    """A version that Ada, who reviews, has written and not signed."""

    def __init__(self, ada):
        self.base = shipped_cards()[SLUG]
        self.row = CardVersion.objects.write(
            SLUG,
            {**self.base.says, "what": "Play one song that you like, lying down."},
            on=0,
            by=ada,
            signature="Ada, nurse",
            why="To be shorter.",
            digest=self.base.digest,
        )

    def arguments(self, name, kind):
        """Where the doors are; None where one is not of these."""
        if name in ("review_card", "edit_card", "compare_card"):
            return [kind or SLUG]
        return [SLUG, self.row.number] if name == "sign_card" else None

    def form(self, door):
        """What is filled in there, or None."""
        if door == "edit_card":
            return {"version": 1, **History(self.base).text(1), **SIGNED}
        return SIGNED if door == "sign_card" else None
