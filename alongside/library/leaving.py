"""Who leaves a group, or goes altogether: what becomes of what they said of things to read.

It stays with their name, or is left to the group without it, or goes, as with all their words.
"""

from alongside.groups.memberships import TAKEN, UNNAMED
from alongside.vault.moving import give

from .models import Impression, Recommendation


def clear_away(sender, membership, **kwargs):
    """Called in the transaction that ends their place: all of it happens, or none."""
    if not membership.ended_at:
        return
    for rows in said_by(membership.person_id, group=membership.group_id):
        if membership.words == TAKEN:
            rows.delete()
        if membership.words == UNNAMED:
            give(rows)


def said_by(person, **where):
    """(their impressions, their recommendations)"""
    return (
        Impression.objects.filter(person=person, **where),
        Recommendation.objects.filter(by=person, **where),
    )
