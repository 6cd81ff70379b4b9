"""Who is in a group with somebody. Groups lie above this app: they are asked, never imported."""


def places_beside(person):
    """The places of all others in the groups of this person. Who has not agreed is not there."""
    mine = person.memberships.current().inside().agreed()
    everyone = mine.model.objects.current().inside().agreed().filter(group__in=mine.values("group"))
    return everyone.exclude(person=person)
