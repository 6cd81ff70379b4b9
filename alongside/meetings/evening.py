"""Carrying out what somebody does in a meeting: decide, keep what happened, tell the pages.

The engine knows no database; here its events are stored and its state is read back. The state is
only ever a replay of the stored events, kept in memory up to the last one seen.
"""

import threading
import time
from collections import OrderedDict
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from django.db import connection, transaction

from alongside import live
from alongside.lib.prepared import Prepared, PreparedInsert
from alongside.vault.ids import new_id
from alongside.vault.search.waiting import taken_in_later

from . import engine, plan
from .engine import events
from .models import Ahead, Entry, Happening, Meeting, Seat, Today

_states = OrderedDict()
_states_lock = threading.Lock()
MOST_STATES = 200


@Prepared
def locked(meeting):
    return Meeting.objects.select_for_update().filter(pk=meeting)


@Prepared
def happened_after(meeting, number):
    return Happening.objects.filter(meeting=meeting, number__gt=number).order_by("number")


keep_happening = PreparedInsert(Happening)


@Prepared
def entries_by(pk):
    return Entry.objects.filter(pk=pk).select_related("author")


def new_state(meeting):
    """A meeting in which nothing has happened yet."""
    doors_at, begins_at = meeting.doors_at.timestamp(), meeting.starts_at.timestamp()
    return engine.start(plan.phases(meeting.plan), doors_at, begins_at)


def at_its_time(state, meeting):
    """A meeting can be moved after somebody has tried the room out."""
    doors_at, begins_at = meeting.doors_at.timestamp(), meeting.starts_at.timestamp()
    if (state.doors_at, state.begins_at) == (doors_at, begins_at):
        return state
    return replace(state, doors_at=doors_at, begins_at=begins_at)


def state_of(meeting):
    """The meeting's state now: what is remembered, and whatever was stored since."""
    with _states_lock:
        state = _states.get(meeting.pk)
    if state is None or not state.number:  # Until it begins, its plan may change.
        state = new_state(meeting)
    state = at_its_time(state, meeting)
    news = happened_after(meeting=meeting.pk, number=state.number)
    state = engine.apply(state, [as_record(row) for row in news])
    if connection.in_atomic_block:
        return state  # What was stored in this transaction may yet be undone.
    with _states_lock:
        _states[meeting.pk] = state
        _states.move_to_end(meeting.pk)
        while len(_states) > MOST_STATES:
            _states.popitem(last=False)
    return state


def carry_out(meeting, command, *, words="", person=None):
    """Do what `command` asks, once. Returns None, or the engine's Refusal; nothing is stored then.

    `words` are what `person` says with it, kept under the id that the command calls its entry.
    Pages are told after the commit, and nothing they do can undo it.
    """
    with transaction.atomic():
        # One command of a meeting at a time, whichever process it reaches. The first goes by the
        # plan as it is under the lock, whatever it was when the page was asked for.
        (there,) = locked(meeting=meeting.pk)
        state = state_of(there)
        now = time.time()
        answer = engine.decide(state, command, now)
        if isinstance(answer, engine.Refusal):
            return answer
        if answer and words:
            with taken_in_later():  # By the watch, a few seconds from now.
                Entry.objects.create(
                    pk=command.entry,
                    meeting=meeting,
                    group_id=meeting.group_id,
                    seat_id=command.by,
                    author=person,
                    phase=state.phase,
                    body=words,
                )
        store(meeting, engine.record(state, answer, command, now))
        transaction.on_commit(lambda: live.publish(meeting.topic), robust=True)
    return None


def entry_for(wanted, seat, words):
    """The id under which these words are to be kept, or None if they were said under it before.

    A form carries the id of the entry it is going to make, and keeps it until it has heard that it
    did: words whose answer was lost on the way are not said twice.
    """
    if not 0 < wanted < 2**63:
        return new_id()
    if not (found := entries_by(pk=wanted)):
        return wanted
    (taken,) = found
    return None if taken.seat_id == seat.pk and taken.readable("body") == words else new_id()


def arrive(meeting, person, *, facilitates, today):
    """Give the person a seat, with what they have `today`. Returns None, or the Refusal.

    Coming in twice is coming in once; whoever is refused has no seat.
    """
    with transaction.atomic():
        seat, made = Seat.objects.get_or_create(
            meeting=meeting, person=person, defaults={"facilitates": facilitates}
        )
        command = engine.Arrive(id=uuid4().hex, by=seat.pk, facilitates=seat.facilitates)
        if refusal := carry_out(meeting, command):
            if made:
                seat.delete()
            return refusal
        Today.objects.update_or_create(
            seat=seat, defaults={"person": person, "group": meeting.group, "answer": today}
        )
        Ahead.objects.filter(meeting=meeting, person=person).delete()  # Now it is today.
    return None


def store(meeting, records):
    for record in records:
        keep_happening(as_row(meeting, record))
        moment = datetime.fromtimestamp(record.at, UTC)
        match record.event:
            case events.DoorsOpened():
                Meeting.objects.filter(pk=meeting.pk).update(opened_at=moment)
            case events.Closed():
                Meeting.objects.filter(pk=meeting.pk).update(closed_at=moment)
                Ahead.objects.filter(meeting=meeting).delete()
            case events.Reopened():
                Meeting.objects.filter(pk=meeting.pk).update(closed_at=None)


def as_row(meeting, record):
    return Happening(
        meeting=meeting,
        number=record.number,
        at=record.at,
        command=record.command,
        by=record.by,
        event=engine.to_json(record.event),
    )


def as_record(row):
    return engine.Record(row.number, row.at, row.command, row.by, engine.from_json(row.event))
