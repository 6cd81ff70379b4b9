"""What the room shows while there is no order: the quiet minutes to write in, and just talking."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from . import engine

A_FEW = 3


class InNoOrder:
    """A `Room`, while everybody writes or the room just talks."""

    @cached_property
    def is_writing(self):
        """These are the quiet minutes, in which everybody writes."""
        return engine.is_writing(self.state)

    @property
    def is_talking(self):
        """There is no order: anybody may say something."""
        return self.state.talk is not None

    @property
    def i_am_ready(self):
        return self.me.pk in self.state.ready

    @property
    def still_writing(self):
        """The names of those here who have not said yet that they are ready."""
        here = [seat.id for seat in self.state.seats.values() if seat.present]
        return self.names(seat for seat in here if seat not in self.state.ready)

    @property
    def not_heard(self):
        return self.names(engine.not_heard(self.state))

    @property
    def are_few(self):
        """So few people are here that an order may be in the way."""
        return sum(seat.present for seat in self.state.seats.values()) <= A_FEW

    @property
    def may_just_talk(self):
        """This part asks people something, and does so in an order."""
        return bool(self.state.round and not self.is_floor) or self.is_writing

    @property
    def not_asked(self):
        """The names of those who would miss their turn if the meeting went on now."""
        return self.names(engine.not_asked(self.state))

    def _while_writing(self):
        if self.i_am_ready:
            return _("You have said you are ready."), _("You can still change your words.")
        return _("Quiet minutes, to write in."), _("Nobody sees your words until you share them.")
