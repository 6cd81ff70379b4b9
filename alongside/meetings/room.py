"""What somebody sees of a meeting, drawn for the page, for a fragment and for the stream alike."""

import time

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.lib.prepared import Prepared
from alongside.people.safety.blocks import Block
from alongside.toolkit import cards
from alongside.ui.environment import url

from . import engine, in_common, timers
from .in_common import drawn
from .in_no_order import InNoOrder
from .leading.few import Few
from .models import Ahead
from .on_the_floor import OnTheFloor
from .recommended import Recommends
from .regions import Regions
from .resting import Resting
from .ring import Ring
from .small_steps import SmallSteps
from .supporting.shown import Supporting


@Prepared
def blocks_between(meeting):
    seated = Block.objects.filter(by__seats__meeting=meeting, whom__seats__meeting=meeting)
    return seated.values_list("by", "whom")


class Room(Ring, Regions, Resting, OnTheFloor, InNoOrder, Supporting, SmallSteps, Recommends, Few):
    """One meeting as `seat` sees it: find its state, then ask for what the page needs."""

    composer = "meetings/_composer.html"
    keeps_words = True  # What is begun and not shared waits in a draft.
    still_coming = False  # Whether it is certain that more people come in: in a rehearsal alone.

    def __init__(self, meeting, state, seat, found=None):
        self.meeting, self.state, self.me = meeting, state, seat
        # What I have in common with all who look.
        self.found = found or in_common.found(meeting, state.phase)

    @property
    def seats(self):
        return self.found.seats

    def name(self, pk):
        seat = self.seats.get(pk)
        if seat is not None and seat.person is not None:
            return seat.person.called
        if pk in self.state.seats and self.state.seats[pk].kept:
            return (hasattr(seat, "caller") and seat.caller.readable("name")) or _("a caller")
        return _("someone who has left")

    def names(self, pks):
        return [self.name(pk) for pk in pks]

    def address(self, verb):
        """Where a button of the room is sent to."""
        return url("act", self.meeting.pk, verb)

    @cached_property
    def my_place(self):
        return self.state.seats[self.me.pk]

    @property
    def i_facilitate(self):
        return self.my_place.facilitates

    # -- the plan ---------------------------------------------------------------------------------

    @property
    def steps(self):
        return self.found.steps

    @property
    def step(self):
        return self.steps[max(self.state.phase, 0)]

    @property
    def card(self):
        """The strategy of this step, or None."""
        return cards.all_cards().get(self.step.card) if self.step.card else None

    @property
    def next_step(self):
        following = self.state.phase + 1
        return self.steps[following] if following < len(self.steps) else None

    # -- the turn ---------------------------------------------------------------------------------

    @cached_property
    def holder(self):
        return engine.holder(self.state)

    @cached_property
    def offered(self):
        return engine.offered(self.state)

    @cached_property
    def open_turn(self):
        """The turn that somebody holds or is offered now, or None."""
        return engine.current_turn(self.state)

    @cached_property
    def my_turn(self):
        """My open turn, held or offered to me, or None."""
        mine = self.open_turn and self.open_turn.seat == self.me.pk
        return self.open_turn if mine else None

    @property
    def turn_of_a_caller(self):
        """Somebody without an account has the turn, and those who lead tap for them."""
        return bool(self.open_turn and self.state.seats[self.open_turn.seat].kept)

    @cached_property
    def may_steer(self):
        return engine.may_steer(self.state, self.me.pk, time.time())

    @property
    def just_closed(self):
        """It can still be undone."""
        return engine.may_reopen(self.state, time.time())

    @property
    def may_reopen(self):
        """I am one of those who can undo it: a facilitator, or anybody if none came."""
        led = any(s.facilitates and not s.is_out for s in self.state.seats.values())
        return self.just_closed and (self.i_facilitate or not led)

    @property
    def shows_the_desk(self):
        """Who may steer has it before them; but no member while they speak: it would come between
        them and their words."""
        speaks = self.holder == self.me.pk and not self.state.paused_by
        return self.may_steer and (self.i_facilitate or not speaks)

    @property
    def is_led(self):
        return engine.is_led(self.state)

    @cached_property
    def my_place_words(self):
        """Where I am, in words that read well aloud, and a kind word to it."""
        turn = self.my_turn
        if turn is not None:
            if turn.status == "speaking":
                return _("It is your turn."), _("Take the time you need.")
            return _("The turn is offered to you."), _("You can pass any time.")
        if self.is_writing:
            return self._while_writing()
        if self.is_talking:
            return _("We are just talking."), _("Say something whenever you like, or listen.")
        if self.state.round is None:
            return _("You are here."), _("Nothing is asked of you yet.")
        if self.is_floor:
            return self._on_the_floor()
        mine = self.state.round.turns.get(self.me.pk)
        if mine and mine.status == "spoken":
            return _("You have had your turn in this round."), _("Thank you.")
        if mine and mine.status == "passed":
            return _("You passed in this round."), _("That is quite all right.")
        return self._before_me(engine.place_of(self.state, self.me.pk)), ""

    def _before_me(self, ahead):
        if ahead is None:
            return _("You are here.")
        if ahead == 1:
            return _("You are next.")
        if ahead == 2:
            return _("You are next but one.")
        return ngettext(
            "There is %(n)s person before you.", "There are %(n)s people before you.", ahead
        ) % {"n": ahead}

    @property
    def announcement(self):
        """What a screen reader is told when the turn moves on, or somebody needs support."""
        asked = [name for _seat, name, _asked in self.waiting_for_support]
        needs = [_("%(name)s needs support.") % {"name": name} for name in asked]
        return " ".join((*needs, self.now))

    @property
    def says_now(self):
        """Beside my own place stands whose turn it is."""
        if not self.state.round or self.my_turn or self.state.paused_by:
            return False
        return bool(self.open_turn) or not self.is_floor

    @cached_property
    def now(self):
        """Whose turn it is, or why it is nobody's, in one sentence."""
        if self.state.status == "closed":
            return _("The meeting is closed.")
        if self.state.paused_by:
            return self.rest_words
        if self.my_turn:
            return " ".join(self.my_place_words)
        if self.is_writing:
            return _("Quiet minutes: everybody writes.")
        if self.is_talking:
            return _("We are just talking, in no order.")
        if self.holder:
            return _("%(name)s is speaking now.") % {"name": self.name(self.holder)}
        if self.offered:
            return _("The turn is offered to %(name)s.") % {"name": self.name(self.offered)}
        if self.is_floor:
            return _("The floor is open. No hand is up.")
        return _("%(phase)s. Nobody has the turn.") % {"phase": self.step.title}

    @property
    def timers(self):
        """About how long this part and this turn have lasted, for those who want to see it."""
        return timers.of(self, time.time())

    # -- what was said ----------------------------------------------------------------------------

    @property
    def said(self):
        """This phase's words, in the order in which they were said."""
        return self.found.said

    @property
    def drawn_words(self):
        """The same as a page shows them: alike on every screen."""
        return self.found.piece("words", lambda: drawn("meetings/_said.html", said=self.said))

    @property
    def said_in_this_turn(self):
        return [entry for entry in self.said if entry.pk in self.open_turn.said]

    @property
    def is_spoken(self):
        """The talking happens aloud, somewhere else or here and there."""
        return self.meeting.place != "writing"

    @property
    def not_yet_offered(self):
        return self.names(engine.not_yet_offered(self.state))

    # -- for whoever leads ------------------------------------------------------------------------

    @cached_property
    def not_today(self):
        """Those who said ahead that they are not coming, while people arrive."""
        if self.state.phase > 0:
            return []
        return [person.called for person in Ahead.objects.told(self.meeting)[0]]

    @cached_property
    def apart(self):
        """Pairs of names of people here who would rather not sit side by side.

        It does not say who asked. Nobody is told of a block that is about themselves.
        """
        here = {seat.person_id: pk for pk, seat in self.seats.items() if self._seated(pk)}
        here.pop(self.me.person_id, None)
        pairs = {frozenset(pair) for pair in blocks_between(meeting=self.meeting.pk)}
        pairs = [pair for pair in pairs if pair <= here.keys()]
        return sorted(sorted(self.name(here[person]) for person in pair) for pair in pairs)

    def draw(self, request=None, **more):
        """The room as HTML, the same for the page, for the answer to a tap and for the stream.

        The page alone has the form one writes in (`draft`, `entry`) and the `agreement`: both stay
        as they are while the rest is redrawn. The stream has no request, and so no form tokens.
        """
        html = drawn("meetings/_room.html", request, room=self, **more)
        return self.filled_in(html, request)
