"""What the room shows of it: one's own asking, or to those who lead whoever waits."""

from django.utils.functional import cached_property

from alongside.lib.prepared import Prepared
from alongside.vault.models import open_many

from .asked import Support


def all_asked(meeting):
    return Support.objects.filter(meeting=meeting)


def asked(meeting):
    there = all_asked(meeting).select_related("person", "seen_by")
    return there.order_by("asked_at", "pk")


@Prepared
def who_asked(meeting):
    return all_asked(meeting).values_list("person", flat=True)


@Prepared
def waiting(meeting):
    return asked(meeting).not_seen()


@Prepared
def asked_by(person, meeting):
    return asked(meeting).filter(person=person)


def asked_in(meeting, me):
    """What a page says of a closed meeting: to those who lead of everybody, to others of them.

    {"asked": [Support], "my_support": their last one, or None}. The meeting is one that was reached
    by `reaching`.
    """
    if not meeting.anybody_asked:
        return {"asked": [], "my_support": None}
    rows = asked(meeting) if me.facilitates else asked_by(person=me.person_id, meeting=meeting.pk)
    rows = list(rows)
    open_many(rows)
    if me.facilitates:
        return {"asked": rows, "my_support": None}
    return {"asked": [], "my_support": rows[-1] if rows else None}


class Supporting:
    """A `Room`: my own asking, or for those who lead everybody's."""

    @cached_property
    def support(self):
        """Those who wait for support, for who leads; for everybody else only their own asking."""
        asked = self.found.beside.asked  # Mostly nobody did, which all screens ask once.
        if not asked or not (self.i_facilitate or self.me.person_id in asked):
            return []
        if self.i_facilitate:
            rows = waiting(meeting=self.meeting.pk)
        else:
            rows = asked_by(person=self.me.person_id, meeting=self.meeting.pk)
        open_many(rows)
        return rows

    @property
    def waiting_for_support(self):
        """[(whose seat, their name, what they asked)], for who leads."""
        if not self.i_facilitate or not self.support:
            return []
        seats = {seat.person_id: pk for pk, seat in self.seats.items()}
        return [(seats.get(one.person_id), one.person.called, one) for one in self.support]

    @property
    def my_support(self):
        """What I asked for last, or None."""
        mine = [one for one in self.support if one.person_id == self.me.person_id]
        return mine[-1] if mine else None

    @property
    def i_lead_alone(self):
        """Whether nobody else who leads is here, with whom one could share it out."""
        return self.i_facilitate and not self.who_would_see

    @property
    def who_would_see(self):
        """The names of those who lead and are here now."""
        here = [s.id for s in self.state.seats.values() if s.facilitates and s.present]
        return self.names(pk for pk in here if pk != self.me.pk)
