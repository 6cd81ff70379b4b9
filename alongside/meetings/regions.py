"""Parts of the room as HTML that look the same to several, or from one tap to the next: each of
them is drawn once for as long as it does, and kept with what else is drawn of the chairs.

What differs from tap to tap in all forms, and nowhere else, is filled in last.
"""

from django.middleware.csrf import get_token
from django.utils.safestring import mark_safe

from .in_common import drawn

# Where the two go. Nobody's words can stand for them: a `<` in these is written otherwise.
NUMBER, TOKEN = mark_safe("<the number>"), mark_safe("<the token>")


class Regions:
    """A `Room`, in parts."""

    number, token = NUMBER, TOKEN

    def filled_in(self, html, request):
        """`html` with the number of the last event that it shows, and the token of its forms."""
        html = html.replace(NUMBER, str(self.state.number))
        if TOKEN in html:
            html = html.replace(TOKEN, get_token(request) if request else "")
        return mark_safe(html)

    # -- for everybody ----------------------------------------------------------------------------

    @property
    def drawn_mine(self):
        """My own place, in words, and what to do with an offer."""

        def draw():
            return drawn("meetings/_mine.html", room=self, turn=self.my_turn)

        if self.my_turn or self.state.paused_by:
            return draw()  # It looks like nobody else's.
        looks = self.my_place_words, self.says_now and self.now, self.is_talking
        return self.found.chair(("mine", looks), draw)

    @property
    def drawn_sharing(self):
        """What can be done with words, and from one's own place."""

        def draw():
            return drawn("meetings/_sharing.html", room=self, turn=self.my_turn)

        if self.my_turn or self.my_support:
            return draw()
        mine_is_up = self.me.pk in self.state.hands
        hand = self.me.pk if mine_is_up else self.may_raise_a_hand, self.is_floor
        words = self.is_writing and not self.i_am_ready, self.is_talking
        who = self.i_facilitate or tuple(self.who_would_see)
        return self.found.chair(("sharing", mine_is_up, hand, words, who), draw)

    # -- for whoever leads ------------------------------------------------------------------------

    @property
    def drawn_going_on(self):
        """How the meeting can go on from here."""
        not_asked = bool(self.not_asked)

        def draw():
            return drawn("meetings/_going_on.html", room=self, not_asked=not_asked)

        rests = bool(self.state.paused_by), self.state.grounding
        order = self.may_just_talk and not self.are_few, self.is_talking
        onward = self.state.phase, self.next_step and self.next_step.title, not_asked
        waits = bool(self.open_turn), self.is_writing
        return self.found.chair(("going on", rests, order, onward, waits), draw)

    @property
    def drawn_order(self):
        """The order, and how everybody's place in it can be changed."""
        return [self._drawn_for(place, "_in_order") for place in self.movable]

    @property
    def drawn_stay(self):
        """For whom the round can rest."""
        return [self._drawn_for(place, "_stay_with") for place in self.may_stay_with]

    @property
    def drawn_remove(self):
        """Who can be asked to leave."""
        others = [place for place in self.places if not place.facilitates]
        return [self._drawn_for(place, "_ask_to_leave") for place in others]

    @property
    def drawn_hands(self):
        """The hands that are up."""
        return [self._drawn_about(pk, self.name(pk), "_heard") for pk in self.state.hands]

    def _drawn_for(self, place, part):
        return self._drawn_about(place.seat.pk, place.name, part)

    def _drawn_about(self, seat, name, part):
        def draw():
            return drawn(f"meetings/{part}.html", room=self, seat=seat, name=name)

        return self.found.chair((part, seat, name), draw)
