"""How long things have lasted, said kindly. Nobody is ever cut off by it, and one may hide it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True)
class Timer:
    """How long something has lasted, in seconds, and the sentence around it: `{time}`.

    It says nothing in the first minute. In the browser a small clock goes on from there.
    """

    lasted: float
    sentence: str

    def __str__(self):
        minutes = int(self.lasted // 60)
        if minutes < 1:
            return ""
        time = ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
        return self.sentence.replace("{time}", time)


def of(room, now):
    """The timers of a meeting as it is at `now`, in POSIX seconds: of this part, of this turn."""
    about = _("This part began about {time} ago, of the %(minutes)s or so that it has.")
    # Some facilitators try the room out days before.
    begun_at = max(room.state.phase_begun_at, room.state.doors_at)
    yield Timer(now - begun_at, about % {"minutes": room.step.minutes})
    if room.holder:
        speaking = _("%(name)s has been speaking for about {time}.")
        yield Timer(now - room.open_turn.taken_at, speaking % {"name": room.name(room.holder)})
