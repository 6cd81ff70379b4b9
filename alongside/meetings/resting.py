"""What the room shows while the round rests: for somebody, for a quiet minute, or just so."""

from django.utils.translation import gettext as _


class Resting:
    """A `Room`, while nothing new is offered to anybody."""

    @property
    def stays_with_me(self):
        """The round rests for me, and I choose how it goes on."""
        return self.state.staying_with == self.me.pk

    @property
    def rest_words(self):
        """Why it rests, in a sentence for everybody."""
        whom = self.state.staying_with
        if self.state.grounding:
            return _("A quiet minute, for everybody.")
        if whom is None:
            return _("The round is paused.")
        if self.stays_with_me:
            return _("We are staying with you. There is no hurry.")
        if self.state.in_a_moment:
            return _("%(name)s is taking a moment. We wait together.") % {"name": self.name(whom)}
        return _("We are staying with %(name)s for a while.") % {"name": self.name(whom)}

    @property
    def may_stay_with(self):
        """Those the round can rest for, whoever has the turn first; not whom it rests for now."""
        here = [place for place in self.places if place.status != "away"]
        others = [place for place in here if place.seat.pk != self.state.staying_with]
        return sorted(others, key=lambda place: place.status not in ("speaking", "offered"))
