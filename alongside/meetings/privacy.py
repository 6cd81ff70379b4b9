"""What meetings hold of a person, and how it ends."""

from alongside.people.models import Draft
from alongside.vault.moving import give

from .exports import export
from .models import Entry, Meeting


def erase(person, keep):
    """What they said is left to the group, or goes; their seats stay, without a person.

    The rows stay in either case, as the meeting's events point to them.
    """
    said = Entry.objects.filter(author=person)
    if keep:
        give(said)
    else:
        said.update(body=None, author=None)


def erase_group(group):
    """Half-written words of anybody for its meetings; all else goes with its rows."""
    for pk in Meeting.objects.filter(group=group).values_list("pk", flat=True):
        Draft.objects.filter(place=f"turn:{pk}").delete()


__all__ = ["erase", "erase_group", "export"]
