"""What became of a hold, in the order in which it happened: asked, decided, revised."""

from dataclasses import dataclass
from datetime import datetime

from alongside.groups.agreeing.agreements import lines_of
from alongside.groups.agreeing.differences import differences
from alongside.vault.models import open_many


@dataclass(frozen=True)
class Revision:
    """That their author changed the words while they were held. What they were is in an Edit."""

    at: datetime
    what = "revised"


def revised_at(shared):
    """When the words were changed, ever, oldest first."""
    return list(shared.edits.order_by("edited_at").values_list("edited_at", flat=True))


def history(hold, steps, revisions):
    """Its steps, and among them a Revision for each of these times at which it held."""
    until = hold.ended_at
    mine = [at for at in revisions if at > hold.held_at and (until is None or at < until)]
    return sorted([*steps, *map(Revision, mine)], key=lambda one: one.at)


def what_changed(hold, shared):
    """What is different from the words as they were last decided on, as lines of differences.

    `shared` is the row of the words as its reader has it. Nothing where they have not changed, or
    where one of the two cannot be opened.
    """
    if hold.ended_at or not hold.words_have_changed:
        return []
    before = shared.edits.filter(edited_at__gt=hold.decided_at).order_by("edited_at").first()
    if before is None:  # Only what would help was changed.
        return []
    open_many([hold.group, shared, before])
    then, now = before.readable("body"), shared.readable("body")
    if None in (then, now) or then == now:
        return []
    return differences(lines_of(then), lines_of(now))
