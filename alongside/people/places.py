"""Who is in a group with somebody. Groups lie above this app: they are asked, never imported."""

from django.db.models import Exists, OuterRef, Q


def places_beside(person):
    """The places of all others in the groups of this person. Who has not agreed is not there."""
    mine = person.memberships.current().inside().agreed()
    everyone = mine.model.objects.current().inside().agreed().filter(group__in=mine.values("group"))
    return everyone.exclude(person=person)


def places_met(person):
    """Those too of who was in a group at one time with this person, and has gone, or they have.

    Their words may stand there under what they are called now; not those that were taken along.
    """
    mine = person.memberships.inside().agreed().exclude(takes_words=True)
    everyone = mine.model.objects.inside().agreed().exclude(takes_words=True)
    # Who came after somebody went is none of theirs to learn, not even by which name is refused.
    at_one_time = Q(ended_at=None) | Q(ended_at__gt=OuterRef("joined_at"))
    together = mine.filter(at_one_time, group=OuterRef("group"))
    return everyone.filter(Exists(together)).exclude(person=person)
