"""Who is here: from open streams and page views. Not knowing is never taken for absence.

A seat counts as away only if it once kept a stream open, has none now, and gave no sign of life
for `AWAY_AFTER` seconds. A page in the room says now and then that it is there, since a telephone
in a tunnel leaves a stream behind that looks open: such a line may stay silent for longer, as a
browser lets hidden pages speak only once a minute. After a restart all that time begins anew.
Who tries a room out before it is time comes in anew when it is: see `let_go_who_tried_it_out`.
"""

import logging
import threading
import time
from uuid import uuid4

from django.conf import settings
from django.db import close_old_connections

from alongside import live
from alongside.lib.beside import give_way
from alongside.lib.prepared import Prepared
from alongside.vault.search.upkeep import catch_up_or_say_why

from . import engine, in_common
from .evening import carry_out, state_of
from .models import Meeting, Seat

log = logging.getLogger("alongside.presence")

OPEN_LINE = 2.5 * settings.AWAY_AFTER
RESTS = 5
TRIED_FOR = 3600.0  # Before it is time: then even a page that cannot tell is taken for closed.
SAYS_SO_EVERY = settings.AWAY_AFTER / 2

_seen = {}
_could_steer = {}
_started = time.monotonic()


def seen(meeting, seat):
    """A sign of life from this seat. If it had been away it is back, and keeps its place.

    Returns the state of the meeting then.
    """
    _seen[seat.pk] = time.monotonic()
    state = state_of(meeting)
    place = state.seats.get(seat.pk)
    if place is None or place.away_since is None or place.is_out:
        return state
    carry_out(meeting, engine.Return(id=str(uuid4()), by=None, seat=seat.pk))
    return state_of(meeting)


def seen_on_stream(meeting, seat):
    """The same, from a page with scripts: from now on its silence means something."""
    _note_stream(seat, True)
    return seen(meeting, seat)


def seen_without(meeting, seat):
    """The same, from a page that may have no scripts: its silence says nothing."""
    _note_stream(seat, False)
    return seen(meeting, seat)


def _note_stream(seat, has_stream):
    if seat.has_stream != has_stream:
        Seat.objects.filter(pk=seat.pk).update(has_stream=has_stream)


def look_around(between=lambda: None):
    """One round of the watch: whoever has been silent for too long is away from now on.

    `between` is called after each meeting.
    """
    for meeting in Meeting.objects.under_way():
        try:
            look_at(meeting)
        except Exception:  # One meeting that cannot be read must not leave the others unwatched.
            log.exception("could not look at meeting %s", meeting.pk)
        between()


def look_at(meeting):
    """The same for one meeting."""
    listening = who_kept_a_stream(meeting=meeting.pk)
    silent = [one for one in listening if silent_for(one[0]) >= settings.AWAY_AFTER]
    state = state_of(meeting)
    if silent and (gone := who_is_gone(meeting, state, silent)):
        for seat in gone:
            carry_out(meeting, engine.Leave(id=str(uuid4()), by=None, seat=seat))
        state = state_of(meeting)
    state = let_go_who_tried_it_out(meeting, state)
    tell_who_may_steer(meeting, state)


@Prepared
def who_kept_a_stream(meeting):
    return Seat.objects.filter(meeting=meeting, has_stream=True).values_list("pk", "person")


def who_is_gone(meeting, state, silent):
    """The seats of those who counted as present until now, and are not there any more."""
    connected, gone = live.connected(meeting.topic), []
    for seat, person in silent:
        place = state.seats.get(seat)
        patience = OPEN_LINE if person in connected else settings.AWAY_AFTER
        if place and place.present and silent_for(seat) >= patience:
            gone.append(seat)
    return gone


def let_go_who_tried_it_out(meeting, state):
    """The state once those are out who only looked at the room before it was time.

    The turns do not wait for them, and what is said is not theirs to read: if they come, they come
    in through the door like everybody.
    """
    if time.time() < state.doors_at:
        led = (pk for pk, place in state.seats.items() if place.came_to_lead and place.present)
        gone = [pk for pk in led if silent_for(pk) >= TRIED_FOR]
        command = engine.Leave
    else:
        gone = [pk for pk in engine.only_tried_it_out(state) if not state.seats[pk].is_out]
        command = engine.Withdraw
    for seat in gone:
        carry_out(meeting, command(id=str(uuid4()), by=None, seat=seat))
    return state_of(meeting) if gone else state


def tell_who_may_steer(meeting, state):
    """Steering passes to the members as time goes by, with no event to redraw their pages for."""
    may = engine.can_steer(state, time.time())
    if _could_steer.setdefault(meeting.pk, may) != may:
        _could_steer[meeting.pk] = may
        live.publish(meeting.topic)


def silent_for(seat):
    return time.monotonic() - max(_seen.get(seat, _started), _started)


class Watch(threading.Thread):
    """Looks around every few seconds for as long as the server runs.

    What was said meanwhile it takes into the search: nobody who speaks waits for that. It rests
    after every little it does, or a hundred rooms would all wait while it looks at each of them.
    """

    def __init__(self):
        super().__init__(name="presence", daemon=True)
        self.stopping = threading.Event()
        self.every = max(0.25, min(5.0, settings.AWAY_AFTER / 12))

    def run(self):
        give_way()
        while not self.stopping.wait(self.every):
            close_old_connections()
            self.worked = time.thread_time()
            try:
                look_around(self.rest)
                in_common.let_go()
            except Exception:  # The watch must outlive a database that is away for a moment.
                log.exception("could not look around")
            catch_up_or_say_why(self.rest)

    def rest(self):
        """For several times as long as it worked since it rested last."""
        self.stopping.wait(RESTS * (time.thread_time() - self.worked))
        self.worked = time.thread_time()

    def stop(self):
        self.stopping.set()
        self.join(timeout=2)
