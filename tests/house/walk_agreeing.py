"""A walk through a change of the agreement, from the first word to the version it becomes."""

from datetime import timedelta

from django.utils import timezone

from alongside.groups.agreeing.proposals import TALKED_OVER_FOR
from alongside.groups.models import Proposal

from .walk import long_words

CHANGED = "«What is said here stays with us.»\n«We begin slowly.»"


def walk_through_a_change(walk, group):
    """Cleo has been here for long enough to have her say; Ben has not."""
    address = f"{group.get_absolute_url()}agreement/"
    long_ago = timezone.now() - timedelta(days=60)
    group.memberships.filter(person=walk.people["cleo"]).update(joined_at=long_ago)
    walk.get("ada", f"{address}change/", "propose")
    walk.post("ada", f"{address}change/", "propose, as it is", {"body": "«Passing is fine.»"})
    walk.post("ada", f"{address}change/", "propose, too long", {"body": long_words(5_000)})
    stale = {"body": CHANGED, "version": 1}
    walk.post("ada", f"{address}change/", "propose, changed meanwhile", stale)
    walk.post("ben", f"{address}change/", "proposed", {"body": CHANGED, "why": "«Mornings.»"})
    proposal = Proposal.objects.get(closed_at=None)
    here = f"{address}changes/{proposal.pk}/"
    walk.post("ada", f"{address}change/", "propose, another", {"body": "«Mine»"})
    walk.get("cleo", address, "agreement, a change talked over")
    walk.post("cleo", f"{here}remarks/", "proposal, no words", {"body": ""})
    walk.post("ben", f"{here}remarks/", "proposal, a word", {"body": "«I like it.»"})
    walk.post("cleo", f"{here}voice/", "proposal, not like this", {"says": "not_yet"})
    walk.post("ada", f"{here}voice/", "proposal, one yes", {"says": "yes"})
    walk.get("ben", here, "proposal, too new to decide")
    Proposal.objects.update(proposed_at=timezone.now() - TALKED_OVER_FOR - timedelta(hours=1))
    walk.post("ada", f"{here}settle/", "proposal, not agreed")
    walk.post("cleo", f"{here}voice/", "agreed", {"says": "yes"})
    walk.get("ben", here, "proposal, settled")
    walk.get("ben", address, "agreement, changed")
    walk.get("ben", group.get_absolute_url(), "group, agreement changed")
    walk.get("ben", "/", "today, agreement changed")
    walk.get("cleo", f"{address}versions/", "versions")
    walk.get("cleo", f"{address}versions/3/", "version 3")
    assert group.agreements.count() == 3
    walk.post("ben", address, "agreement, accepted anew", {"agreed": "on"})
