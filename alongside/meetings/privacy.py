"""What meetings hold of a person, and how it ends."""

from alongside.vault.moving import give

from .exports import export
from .models import Entry


def erase(person, keep):
    """What they said is left to the group, or goes; their seats stay, without a person.

    The rows stay in either case, as the meeting's events point to them.
    """
    said = Entry.objects.filter(author=person)
    if keep:
        give(said)
    else:
        said.update(body=None, author=None)


__all__ = ["erase", "export"]
