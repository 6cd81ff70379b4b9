"""The same evening, as far as it is about how people explain themselves."""

from alongside.conversations.models import ExplainingCard, ExplainingLine

FORMS = {
    "begin_card": {"audience": "family", "body": "Whoever asks twice"},
    "explaining_card": {"body": "Please don’t guess.", "printing": "may"},
    "steer_card": {"what": "close"},
    "steer_card/unheard-of": {"what": "rub"},
    "sheet": {"body": "Thank you for asking."},
}
ONE_LINE = ("edit_line", "take_back_line", "keep_line_here")
ONE_CARD = ("explaining_card", "steer_card", "title_back", "sheet", "arrange_sheet", "print_sheet")


class Explaining:
    """A card that Cleo has begun, a line of hers on it and one of Ben's."""

    def __init__(self, group, cleo, ben):
        self.ref = group.ref
        self.card = ExplainingCard.objects.begin(
            by=cleo, group=group, audience="manager", title="For the one who means well"
        )
        add, line = ExplainingLine.objects.add, {"card": self.card, "printable": True}
        self.hers = add(by=cleo, body="What you can’t see is Monday.", **line)
        self.bens = add(by=ben, body="What you can’t see is the stairs.", **line)

    def arguments(self, name):
        """Where the doors are; None where one is not of these."""
        if name in ("explaining", "begin_card"):
            return [self.ref]
        if name in ONE_CARD:
            return [self.ref, self.card.pk]
        return [self.ref, self.hers.pk] if name in ONE_LINE else None

    def form(self, door):
        """What is filled in there, or None."""
        if door == "arrange_sheet":
            return {"put": str(self.bens.pk)}
        if door == "edit_line":
            said = {"body": "What you can’t see is Sunday.", "printing": "here"}
            return {**said, "version": self.hers.version}
        return FORMS.get(door)
