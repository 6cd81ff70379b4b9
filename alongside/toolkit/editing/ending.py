"""What stays of whoever wrote or signed a card, once they have gone: what the card says."""

from .versions import CardVersion


def take_names_off(person):
    """The card stays as people read it. Who wrote and who signed it is nobody's name any more, and
    why somebody changed it goes with them.
    """
    for column, theirs in (("edited_by", ["edited_as", "why"]), ("signed_by", ["signed_as"])):
        for row in CardVersion.objects.filter(**{column: person}).opened():
            for name in theirs:
                setattr(row, name, "")
            row.save(update_fields=theirs)
