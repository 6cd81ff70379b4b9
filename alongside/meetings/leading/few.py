"""What the room tells whoever leads when few come: nobody, or one; and when they have little."""

import time
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.ui.times import clock

LONG_ENOUGH = 15 * 60  # Seconds after the beginning.
STAY_UNTIL = timedelta(minutes=30)  # After it.


class Few:
    """A `Room`, as far as it says something about how many there are, or how much one has."""

    @property
    def here(self):
        return [seat for seat in self.state.seats.values() if seat.present]

    @property
    def is_quiet_tonight(self):
        """It has long begun, and nobody is here but those who lead."""
        late = time.time() >= self.state.begins_at + LONG_ENOUGH
        return self.i_facilitate and late and all(seat.facilitates for seat in self.here)

    @property
    def stay_until(self):
        """Half past, where that is still to come, as a clock shows it; "" afterwards."""
        until = self.meeting.starts_at + STAY_UNTIL
        return clock(timezone.localtime(until)) if until > timezone.now() else ""

    @property
    def is_one(self):
        """One person came, whom those who lead are there for as they are for a group."""
        return self.i_facilitate and sum(not seat.facilitates for seat in self.here) == 1

    @property
    def have_little(self):
        """A kind word where I lead and said on arriving that I have little today; or ""."""
        mine = self.seats.get(self.me.pk)
        said = mine and getattr(mine, "today", None)
        answer = said and said.readable("answer")
        if not self.i_facilitate or not answer:
            return ""
        if not (answer.get("rough") or answer.get("today") == "listening"):
            return ""
        if self.other_facilitators:
            return _("You do not have much today. Somebody else here can lead for you.")
        return _("You do not have much today. Keep it short; the group can bear that well.")
