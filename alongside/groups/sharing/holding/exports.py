"""A hold and what became of it, as somebody takes them along."""

from django.utils.translation import gettext as _

from alongside.groups.roles import INSIDE
from alongside.lib.exports import Entry, facts


def was_inside(places, hold):
    """Whether the author of the words, with these places, is in the group now, or was when they
    were held.

    The reason is the group's: whoever had gone before it was written is not told.
    """
    there = [place for place in places if place.group_id == hold.group_id]
    return any(
        hold.held_at < place.ended_at if place.ended_at else place.role in INSIDE for place in there
    )


def entry_of_hold(hold, what, groups, with_why=True):
    """`what` was held, in words; why, unless that is not for whoever takes it along."""
    about = hold.about if with_why else None
    said = facts((_("What it is about"), about), (_("Until"), hold.ended_at))
    words = (hold.readable("reason") if with_why else None) or ""
    return Entry(what, when=hold.held_at, where=groups(hold.group_id), facts=said, words=words)


def entry_of_step(step, groups):
    words = step.readable(step.words) or ""
    return Entry(step.get_what_display(), when=step.at, where=groups(step.group_id), words=words)
