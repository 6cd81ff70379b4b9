"""The room of a rehearsal: the same room, filled with made-up people."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from ..in_common import Found
from ..models import Today
from ..room import Room
from .people import DOORS, PEOPLE
from .rehearsals import ME, plan_of_it


@dataclass(frozen=True)
class MadeUpMeeting:
    """What the room asks of a meeting, where there is none."""

    title: str
    starts_at: datetime
    place: str = "writing"
    pk: None = None  # It lies nowhere.

    def readable(self, name):
        return getattr(self, name, "")


@dataclass(frozen=True)
class Somebody:
    """Who is called something: a made-up member, or whoever rehearses."""

    called: str


@dataclass(frozen=True)
class Words:
    """Words that were said in the rehearsal."""

    pk: int
    author: Somebody
    body: str

    def readable(self, name):
        return getattr(self, name)


@dataclass(frozen=True)
class Chair:
    """A seat of the rehearsal. A made-up member has a `today`, as people do on arriving."""

    pk: int
    today: Today | None = None


@dataclass(frozen=True)
class Asked:
    """That a made-up member asks for support. They have no thread that could be written to."""

    wants_to_talk: bool = False
    person_id: int | None = field(default=None, init=False)


class RehearsedRoom(Room):
    """The room as whoever rehearses sees it. Nothing in it is read from a meeting."""

    composer = "meetings/rehearsing/_composer.html"
    apart = not_today = steps_of_last_time = recommended = ()
    offers_a_step = i_lead_alone = keeps_words = False
    support = who_would_see = ()

    def __init__(self, rehearsal):
        meeting = MadeUpMeeting(_("A rehearsal"), rehearsal.begun_at)
        nothing = Found(meeting, rehearsal.state.phase)
        super().__init__(meeting, rehearsal.state, Chair(ME), nothing)
        self.rehearsal = rehearsal

    def address(self, verb):
        return reverse("rehearse", args=[verb])

    @cached_property
    def steps(self):
        return plan_of_it()

    @cached_property
    def seats(self):
        people = {pk: Chair(pk, today_of(one)) for pk, one in PEOPLE.items()}
        return {ME: self.me, **people}

    def name(self, pk):
        return PEOPLE[pk].called if pk in PEOPLE else self.rehearsal.person.called

    @cached_property
    def said(self):
        said = [one for one in self.rehearsal.so_far["said"] if one["part"] == self.state.phase]
        return [Words(one["entry"], Somebody(self.name(one["seat"])), one["words"]) for one in said]

    @cached_property
    def still_coming(self):
        """They come in one by one before anything begins; until then one thing matters."""
        return self.state.phase <= DOORS and self.rehearsal.what_comes is not None

    @property
    def is_one(self):
        return super().is_one and not self.still_coming

    @property
    def may_raise_a_hand(self):
        return super().may_raise_a_hand and not self.still_coming

    @property
    def waiting_for_support(self):
        if self.rehearsal.so_far["asked"] != "yes":
            return []
        asks = self.rehearsal.hard.asks
        return [(asks, self.name(asks), Asked())]


def today_of(made_up):
    return Today(answer={"today": made_up.today, "rough": made_up.rough})
