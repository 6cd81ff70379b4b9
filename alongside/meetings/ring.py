"""The ring of chairs in the room: who is here, and how each stands in the round."""

from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from . import engine
from .in_common import drawn
from .models import Seat, Today


@dataclass
class Place:
    """A chair in the ring: whose it is, and what stands beside the name."""

    seat: Seat
    name: str
    facilitates: bool
    status: str  # speaking, offered, next, after, waiting, later, away, spoken, passed, listening
    words: str
    mine: bool = False
    hand: bool = False
    today: Today | None = None
    kept: bool = False

    @property
    def looks(self):
        """What its looks depend on, as long as the rows of the seats stay as they are."""
        shown = self.today is not None, self.facilitates, self.mine, self.hand, self.kept
        return self.seat.pk, self.name, self.status, self.words, *shown


class Ring:
    """The chairs of a `Room`."""

    @cached_property
    def places(self):
        """Every chair, in the order of the round; those who are not in it at the end."""
        return [self._place(pk, mine=pk == self.me.pk) for pk in self._in_order()]

    @property
    def drawn_chairs(self):
        """The same as a page shows them. Each looks alike to all but who sits in it, or leads."""
        to_me = "ring", self.state.number, self.i_facilitate
        chairs = self.found.piece(to_me, self._as_others_are_seen)
        if self.me.pk in chairs:
            chairs = chairs | {self.me.pk: self._drawn(self.me.pk, mine=True)}
        return list(chairs.values())

    def _as_others_are_seen(self):
        """{whose chair: it as HTML, for those who do not sit in it}."""
        return {pk: self._drawn(pk, mine=False) for pk in self._in_order()}

    def _in_order(self):
        order = list(self.state.round.order) if self.state.round else []
        rest = [pk for pk in self.state.base_order if pk not in order]
        return [pk for pk in order + rest if self._seated(pk)]

    def _drawn(self, pk, *, mine):
        place, leads = self._place(pk, mine=mine), pk == self.state.leader
        return self.found.chair(
            (place.looks, leads), lambda: drawn("meetings/_chair.html", place=place, leads=leads)
        )

    def _seated(self, pk):
        seat = self.state.seats.get(pk)
        return seat is not None and not seat.is_out

    def _place(self, pk, *, mine):
        status, words = self.standing[pk]
        seat = self.seats[pk]
        shown = (mine or self.i_facilitate) and hasattr(seat, "today")
        return Place(
            seat=seat,
            name=self.name(pk),
            facilitates=self.state.seats[pk].facilitates,
            status=status,
            words=words,
            mine=mine,
            hand=pk in self.state.hands,
            today=seat.today if shown else None,
            kept=self.state.seats[pk].kept,
        )

    @cached_property
    def standing(self):
        """{seat: its status, and the words for it}, alike to all who look."""

        def found():
            return {pk: self._standing(pk) for pk in self._in_order()}

        return self.found.piece(("standing", self.state.number), found)

    def _standing(self, pk):
        turn = self.state.round.turns.get(pk) if self.state.round else None
        if pk == self.holder and turn.extended:
            return "speaking", _("speaking now, and taking a little longer")
        if pk == self.holder:
            return "speaking", _("speaking now")
        if pk == self.offered:
            return "offered", _("has been offered the turn")
        if not self.state.seats[pk].present:
            return "away", _("away for a moment; the place is kept")
        if self.is_floor and not (turn and turn.owed):
            return self._off_the_floor(pk)
        if turn is None and self.is_writing:
            return "listening", _("ready") if pk in self.state.ready else _("writing")
        if turn is None:
            return "listening", _("here")
        if turn.status == "spoken":
            return "spoken", _("has spoken")
        if turn.status == "passed":
            return "passed", _("passed")
        if queued := self._queued(pk):
            return queued
        if turn.status in ("later", "lapsed"):
            return "later", _("will be asked again at the end")
        return "waiting", _("waiting")

    def _queued(self, pk):
        """How the next two stand, None for everybody else."""
        ahead = self.up_next.index(pk) if pk in self.up_next else None
        return {0: ("next", _("next")), 1: ("after", _("after that"))}.get(ahead)

    @cached_property
    def up_next(self):
        return list(engine.up_next(self.state, len(self.state.seats)))

    @property
    def movable(self):
        """Chairs whose place in the order can still be changed."""
        if not self.state.round or self.is_floor:
            return self.places
        return [place for place in self.places if place.status in ("next", "after", "waiting")]

    @property
    def callers(self):
        return [place for place in self.places if place.kept]

    @property
    def other_facilitators(self):
        return [p for p in self.places if p.facilitates and not p.mine and p.status != "away"]
