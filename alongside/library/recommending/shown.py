"""What is recommended, as a page draws it."""

from dataclasses import dataclass

from alongside.lib import things
from alongside.vault.models import open_many

from .recommendations import Recommendation

A_FEW = 5  # The newest; what is recommended beyond them is hardly read.


@dataclass(frozen=True)
class Recommended:
    """A row, and the Thing it recommends: None where that cannot be found any more."""

    row: Recommendation
    thing: things.Thing | None


def to_group(group, person, most=A_FEW):
    """The newest of this group that are there for this person; `most=None`: all, to take away."""
    return shown(Recommendation.objects.to_group(group).there_for(person)[:most])


def to_meeting(meeting, person, most=A_FEW):
    """The same for one meeting of its group."""
    rows = Recommendation.objects.filter(group=meeting.group_id, meeting=meeting.pk)
    return shown(rows.there_for(person)[:most])


def shown(rows):
    rows = list(rows)
    open_many([*rows, *(row.by for row in rows if row.by)])
    found = things.called(filter(None, (row.readable("what") for row in rows)))
    return [Recommended(row, found.get(row.readable("what"))) for row in rows]
