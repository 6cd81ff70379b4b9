"""What the room shows while the floor is open: whoever raises a hand is offered a turn."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from . import engine
from .engine.state import LEAST_HEARD


class OnTheFloor:
    """A `Room`, while nobody is asked and anybody may ask to speak."""

    @cached_property
    def is_floor(self):
        return bool(self.state.round and self.state.round.floor)

    @property
    def floor_words(self):
        """In what order hands are taken, said to everybody."""
        if self.state.round.floor == LEAST_HEARD:
            return _(
                "Raise a hand if you would like to speak. Whoever has spoken least so far is next."
            )
        return _("Raise a hand if you would like to speak. The first hand up is next.")

    @property
    def hands_up(self):
        """The names of those who have a hand up, in the order in which they will be offered."""
        return self.names(pk for pk in self.up_next if pk in self.state.hands)

    @property
    def may_raise_a_hand(self):
        """My hand is not up, and I have no turn to come that I have asked for already."""
        asked = self.is_floor and self.me.pk in engine.unsettled(self.state)
        return self.me.pk not in self.state.hands and not asked

    def _on_the_floor(self):
        ahead = engine.place_of(self.state, self.me.pk)
        if ahead is not None:
            return self._before_me(ahead), _("You can still lower your hand, or pass.")
        mine = self.state.round.turns.get(self.me.pk)
        if mine and mine.heard:
            return _("You have spoken. Thank you."), _("You can raise a hand again.")
        return _("The floor is open."), _("Speak if you like. Listening is just as good.")

    def _off_the_floor(self, pk):
        """How somebody stands who has no turn on the floor: whether a hand is up, and no more."""
        if pk not in self.state.hands:
            return "listening", _("here")
        return self._queued(pk) or ("waiting", _("waiting"))
