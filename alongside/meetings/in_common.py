"""What everybody who looks at a room has in common, found and drawn once for all of them.

Whatever happens in a room wakes every screen that shows it, and they show the same names, words and
chairs. The first of them opens these and draws them; the others take what is there, if the rows it
came from still lie there as they did, sealed, and open with the same keys. Each look asks for the
rows anew, so that nothing is shown from here that has changed, faded or been erased since. Only
those whom the same news woke ask once for all of them: what was looked up after the news is what
each of them would find.

Rooms are remembered for as long as somebody has a stream open on them in this process, or taps in
them, and only as they were seen last.
"""

import math
import threading
import time
from typing import NamedTuple
from weakref import WeakValueDictionary

from django.db.models import Exists
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from alongside.lib.prepared import Prepared, numbered
from alongside.vault.keyring import keyring
from alongside.vault.models import open_many

from .evening import state_of
from .models import Entry, Seat
from .recommended import all_for
from .small_steps import a_while_ago, all_tried
from .supporting.shown import all_asked, who_asked

MOST_PIECES = 500  # Drawn of one room; beyond it they are drawn anew.
BESIDE = slice(-3, None)  # Of a row of a seat: what is the same on each of them.
HELD_FOR = 60  # Seconds from when a page of the room was last asked for.

_watched, _lock = WeakValueDictionary(), threading.Lock()
_held = {}  # {id of a meeting: (what is remembered of it, the moment a page of it was asked for)}


@Prepared
def seats_as_they_lie(meeting, group, since):
    """A row for each seat, and on each of them the same three words about what lies beside them."""
    seats = Seat.objects.filter(meeting=meeting).order_by("pk")
    sealed = "person__display_name", "today__answer", "caller__name"
    return seats.values_list(
        *("pk", "person", "today", "caller", *sealed),
        Exists(all_asked(meeting)),
        Exists(all_for(group, meeting)),
        Exists(all_tried(group, since)),
    )


@Prepared
def words_as_they_lie(meeting, phase):
    words = Entry.objects.filter(meeting=meeting, phase=phase).order_by("said_at", "pk")
    return words.values_list("pk", "author", "author__display_name", "body")


@Prepared
def words_that(**ids):
    return Entry.objects.filter(pk__in=ids.values()).select_related("author")


def watch(meeting):
    """What is remembered of this meeting, for as long as somebody holds it."""
    with _lock:
        return _watched.setdefault(meeting.pk, Remembered())


def found(meeting, phase):
    """The seats of the meeting and the words of this phase of it, as they are now.

    Until it is over it is remembered for a minute: where streams have processes of their own, none
    is open in the one that answers taps.
    """
    if meeting.closed_at:
        return Found(meeting, phase)
    remembered = watch(meeting)
    _held[meeting.pk] = remembered, time.monotonic()
    return remembered.found(meeting, phase)


def let_go():
    """Of rooms that were asked for a minute ago and not since, only those are remembered on which
    a stream is open."""
    for pk, (_remembered, asked_at) in list(_held.items()):
        if asked_at < time.monotonic() - HELD_FOR:
            _held.pop(pk)


def drawn(template, request=None, **about):
    """A part of a page as HTML."""
    return mark_safe(render_to_string(template, about, request))


class Found:
    """The plan and the seats of a meeting and the words of one phase, opened when first asked for.

    `pieces` are what has been drawn of them, and `chairs` those that the seats alone decide.
    """

    def __init__(self, meeting, phase):
        self.meeting, self.phase, self.pieces, self.chairs = meeting, phase, {}, {}

    def open(self):
        return self.steps, self.seats, self.said

    @cached_property
    def beside(self):
        return Beside(self.meeting, found_beside(seats_and_beside(self.meeting)))

    @cached_property
    def steps(self):
        return self.meeting.plan

    @cached_property
    def seats(self):
        seats = self.meeting.seats.select_related("person", "today", "caller").opened()
        return {seat.pk: seat for seat in seats}

    @cached_property
    def said(self):
        """The words, in the order in which they were said."""
        words = self.meeting.entries.filter(phase=self.phase).select_related("author")
        return words.order_by("said_at", "pk").opened()

    def said_with(self, before, rows):
        """The same, for the words that lie there as `rows`, of which those in `before` are open."""
        new = [pk for pk, *_row in rows if pk not in before]
        fresh = words_that(**numbered(new))
        open_many(fresh)
        entries = before | {entry.pk: entry for entry in fresh}
        return [entries[pk] for pk, *_row in rows if pk in entries]

    def piece(self, key, draw):
        """What `draw()` gives, asked for once: `key` tells it from all other pieces.

        It may depend on what was found here, on the language, and on the key.
        """
        return once(self.pieces, key, draw)

    def chair(self, key, draw):
        """The same for what depends on no words that are said, and outlives new ones."""
        return once(self.chairs, key, draw)


class Beside:
    """What lies beside the seats and the words of a meeting, and mostly is nothing.

    `there` says so, as it was found together with the seats. What is asked for later is asked once,
    for those who look at the same time: whoever looks later makes another of these.
    """

    def __init__(self, meeting, there):
        self.meeting = meeting
        self.anybody_asked, self.is_recommended_something, self.has_tried_something = there

    @cached_property
    def asked(self):
        """The ids of the people who asked for support."""
        return set(who_asked(meeting=self.meeting.pk)) if self.anybody_asked else set()


def once(pieces, key, draw):
    key = get_language(), key
    drawn = pieces.get(key)
    if drawn is None:
        if len(pieces) >= MOST_PIECES:
            pieces.clear()
        drawn = pieces[key] = draw()
    return drawn


class Remembered:
    """What was found of a room when it was last looked at, and the rows that it was found in."""

    def __init__(self):
        self.lock, self.rows, self.latest = threading.RLock(), None, None
        self.looked_at, self.seen = -math.inf, None

    def found(self, meeting, phase):
        with self.lock:  # Whoever comes meanwhile waits, and has nothing left to open.
            # Asked for before anything is opened: what was opened is never older than these.
            rows, beside = as_they_lie(meeting, phase)
            if rows != self.rows:
                latest = Found(meeting, phase)
                if self.rows is not None and rows.seats == self.rows.seats:
                    # Words alone are new, as at most times. Once people come in, no plan changes.
                    if phase < len(self.latest.steps):  # A plan that is lost grows with the parts.
                        latest.steps = self.latest.steps
                    latest.seats, latest.chairs = self.latest.seats, self.latest.chairs
                    latest.said = latest.said_with(self._still_said(rows), rows.words[-1])
                latest.open()
                self.rows, self.latest = rows, latest
            self.latest.beside = Beside(meeting, beside)
            return self.latest

    def _still_said(self, rows):
        """{id: entry} of the words that are open, and lie in `rows` as they did."""
        if rows.words[:-1] != self.rows.words[:-1]:  # Of another phase, or under other keys.
            return {}
        as_before = {pk for pk, *_row in set(self.rows.words[-1]) & set(rows.words[-1])}
        return {entry.pk: entry for entry in self.latest.said if entry.pk in as_before}

    def look(self, meeting, since):
        """The state of the meeting and what is found of it, both looked up after `since`."""
        with self.lock:
            if self.looked_at <= since:
                now, state = time.monotonic(), state_of(meeting)
                self.seen = state, self.found(meeting, state.phase)
                self.looked_at = now
            return self.seen


class Rows(NamedTuple):
    """The rows that a room is drawn from, as they lie there, sealed.

    Beside them stands what their keys are wrapped with: another object whenever a key has died.
    """

    seats: tuple
    words: tuple


def as_they_lie(meeting, phase):
    """These rows of a meeting, and what lies beside them: see Beside."""
    keys, words = keyring().wrapping(), words_as_they_lie(meeting=meeting.pk, phase=phase)
    seats = seats_and_beside(meeting)
    rows = Rows((keys, [row[: BESIDE.start] for row in seats]), (keys, phase, words))
    return rows, found_beside(seats)


def seats_and_beside(meeting):
    since = a_while_ago()
    return seats_as_they_lie(meeting=meeting.pk, group=meeting.group_id, since=since)


def found_beside(seats):
    return seats[0][BESIDE] if seats else (False, False, False)
