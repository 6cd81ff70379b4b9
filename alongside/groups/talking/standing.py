"""How somebody stands to a group: in it, asking to come in, or gone from it only lately."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.http import Http404

from ..joining.askings import Asking
from ..memberships import SLUG, Membership
from ..roles import Act
from .threads import LATELY, Thread, lately, turned_away

INSIDE, ASKING, GONE = "inside", "asking", "gone"


@dataclass(frozen=True)
class Standing:
    """`row` is their membership or asking; `until` is when what they wrote can be read no more."""

    kind: str
    person: object
    group: object
    row: object
    until: datetime | None = None

    @property
    def leads(self):
        return self.kind == INSIDE and self.row.facilitates

    @property
    def is_in(self):
        """Whether they have come in: a place, and yes to the agreement."""
        return self.kind == INSIDE and self.row.has_agreed

    @property
    def has_thread(self):
        """Whether they write to those who lead. Those do not, and who looks after them neither."""
        if self.kind == INSIDE:
            return not self.leads and self.row.may(Act.WRITE_TO_LEADERS)
        return True

    @property
    def may_write(self):
        if self.kind == ASKING:
            return not self.group.is_over
        return self.kind == INSIDE and self.has_thread

    @property
    def may_be_called(self):
        """Whether a time can be found for a first talk."""
        return self.kind == ASKING and self.may_write


def called(ref):
    """In the group that an address calls `ref`: an id, or a slug in the demo."""
    if ref.isdecimal():
        number = int(ref[:20])
        return Q(group_id=number if number < 2**63 else 0)
    return Q(group__slug=ref) if SLUG.fullmatch(ref) else Q(group_id=0)


def standing_of(person, where):
    """Their Standing in the group that `where` (a Q) names; None where they have none."""
    standing = here(person, where) or gone(person, where)
    if standing is None or standing.group.is_gone:
        return None
    return standing


def standing_or_404(person, where):
    if standing := standing_of(person, where):
        return standing
    raise Http404


def here(person, where):
    places = Membership.objects.current().of(person).filter(where).with_agreed()
    if place := places.select_related("group").first():
        return Standing(INSIDE, person, place.group, place)
    askings = Asking.objects.filter(where, person=person, state__in=Asking.OPEN)
    if asking := askings.select_related("group").first():
        return Standing(ASKING, person, asking.group, asking)
    return None


def gone(person, where):
    """Only where there is something to read: a thread in which somebody wrote."""
    if not Thread.objects.begun().filter(where, person=person).exists():
        return None
    ends = []
    places = Membership.objects.of(person).filter(where, ended_at__gte=lately())
    if place := places.select_related("group").order_by("-ended_at").first():
        ends.append((place.ended_at, place))
    askings = turned_away(Asking.objects.filter(where, person=person))
    for asking in askings.select_related("group"):
        ends.append((asking.answered_at or asking.asked_at, asking))
    if not ends:
        return None
    at, row = max(ends, key=lambda end: end[0])
    return Standing(GONE, person, row.group, row, until=at + LATELY)


def leaders_known_to(standing, thread=None):
    """[Person] of those who lead, as far as this person may know of them.

    Whoever has come in knows them all. Others know those who are named to visitors, and those who
    wrote to them: a stranger who asks to come in does not learn who is there.
    """
    places = standing.group.memberships.current().leading().agreed().select_related("person")
    if not standing.is_in:
        known = Q(named_to_visitors=True)
        if thread is not None:
            known |= Q(person__in=thread.messages.values("author"))
        places = places.filter(known)
    return [place.person for place in places.order_by("joined_at", "pk")]
