"""Carrying out what somebody does in a slow round: decide, keep what happened, and the words.

The engine knows no database; here its events are stored and its state is read back. A round has so
few of them that it is replayed each time.
"""

import time
from datetime import UTC, datetime
from uuid import uuid4

from django.db import transaction

from alongside.groups.models import Group
from alongside.groups.roles import LEADING
from alongside.vault.endings import record
from alongside.vault.errors import VaultError
from alongside.vault.once import OtherWords, says

from ..engine import slow
from ..engine.slow import events
from . import telling
from .holding.holding import forget_where_nothing_is_left
from .rounds import SlowHappening, SlowRound, SlowTurn


def state_of(round):
    """How the round stands now: a replay of what was stored."""
    rows = SlowHappening.objects.filter(round=round).order_by("number")
    return slow.apply(slow.State(), [as_record(row) for row in rows])


def new_command():
    """The id of a command that no form has carried."""
    return uuid4().hex


def carry_out(round, command, **words):
    """Do what `command` asks, once. Returns None, or the engine's Refusal; nothing is kept then.

    `words` are the fields of the turn that are written with it. Raises OtherWords where this
    command had its answer before, and what stands there now is something else.
    """
    with transaction.atomic():
        # One command of a round at a time, whichever process it reaches.
        round = SlowRound.objects.select_for_update().get(pk=round.pk)
        state, now = state_of(round), time.time()
        answer = slow.decide(state, command, now)
        if isinstance(answer, slow.Refusal):
            return answer
        if answer and words:
            write(command.by, words)
        elif words and command.id in state.answered and not stand_there(command.by, words):
            raise OtherWords
        store(round, slow.record(state, answer, command, now))
    return None


def write(seat, words):
    turn = SlowTurn.objects.get(pk=seat)
    for name, value in words.items():
        setattr(turn, name, value)
    turn.save(update_fields=[*words])


def stand_there(seat, words):
    turn = SlowTurn.objects.get(pk=seat)
    try:
        return all((getattr(turn, name) or "") == (said or "") for name, said in words.items())
    except VaultError:
        return False


# -- the beginning --------------------------------------------------------------------------------


def begin(*, by, group, prompt, closing, days, reflect_days, pk=None):
    """A new slow round, in which everybody inside the group has a turn from this moment on.

    Returns (the round, None), or (None, the engine's Refusal). The same `pk` again, from a form
    sent twice, gives the round it made. While one goes on, there is no second one. Raises
    OtherWords where that form has begun one with something else in it.
    """
    with transaction.atomic():
        Group.objects.select_for_update().get(pk=group.pk)
        words = {"prompt": prompt, "closing": closing}
        if made := SlowRound.objects.filter(pk=pk, group=group).first():
            if not says(made, SlowRound(**words)) or lasts(made) != (days, reflect_days):
                raise OtherWords
            return made, None
        held = SlowRound.objects.filter(group=group)
        if held.going_on().exists():
            return None, slow.Refusal(slow.Code.OPEN_ALREADY)
        round = SlowRound(group=group, led_by=by, **words)
        if pk is not None and not SlowRound.objects.filter(pk=pk).exists():
            round.pk = pk
        turns = turns_for_everybody(round)
        command = slow.Open(
            new_command(),
            next((turn.pk for turn, _leads in turns if turn.author_id == by.pk), None),
            members=tuple(turn.pk for turn, leads in turns if not leads),
            facilitators=tuple(turn.pk for turn, leads in turns if leads),
            held=held.count(),
            days=days,
            reflect_days=reflect_days,
        )
        now = time.time()
        answer = slow.decide(slow.State(), command, now)
        if isinstance(answer, slow.Refusal):
            return None, answer
        round.begun_at, round.turns_until = moment(now), moment(now + days * slow.DAY)
        round.save(force_insert=True)
        SlowTurn.objects.bulk_create([turn for turn, _leads in turns])
        store(round, slow.record(slow.State(), answer, command, now))
        telling.tell_opened(round, by)
    return round, None


def lasts(round):
    """For how many days its turns and its reflections were meant, when it began."""
    opened = as_record(round.happenings.order_by("number").first()).event
    return opened.days, opened.reflect_days


def turns_for_everybody(round):
    """[(a new turn, whether its person leads)] for everybody inside, as they came to the group.

    Not for somebody who has died: the others would wait for them.
    """
    places = round.group.memberships.current().inside().agreed()
    places = places.filter(person__is_active=True).order_by("joined_at", "pk")
    return [
        (
            SlowTurn(round=round, group_id=round.group_id, author_id=place.person_id),
            place.role in LEADING,
        )
        for place in places
    ]


def join(round, membership):
    """Give somebody a turn who came to the group while the round was open. None, or the Refusal.

    Coming in twice is coming in once; whoever is refused has no turn.
    """
    with transaction.atomic():
        turn, made = SlowTurn.objects.get_or_create(
            round=round, author=membership.person, defaults={"group_id": round.group_id}
        )
        command = slow.Join(new_command(), turn.pk, facilitates=membership.facilitates)
        refusal = carry_out(round, command)
        if refusal and made:
            turn.delete()
    return refusal


# -- taking back ----------------------------------------------------------------------------------


def take_back(round, seat):
    """The words of this turn go for good. A second time is nothing. None, or the Refusal."""
    with transaction.atomic():
        gone = {"body": None, "content_note": None}
        refusal, is_done = carried_out(round, slow.TakeBack(new_command(), seat), gone)
        if is_done:
            forget_where_nothing_is_left(seat)
            record("slow_words_taken_back", turn=seat)
    return refusal


def take_reflection_back(round, seat):
    """The same for what somebody answered to the whole."""
    with transaction.atomic():
        gone = {"reflection": None, "response": ""}
        refusal, is_done = carried_out(round, slow.Unreflect(new_command(), seat), gone)
        if is_done:
            forget_where_nothing_is_left(seat)
            record("slow_reflection_taken_back", turn=seat)
    return refusal


def carried_out(round, command, changes):
    """(None or the Refusal, whether anything came of it)"""
    before = SlowHappening.objects.filter(round=round).count()
    refusal = carry_out(round, command, **changes)
    return refusal, SlowHappening.objects.filter(round=round).count() > before


# -- storing --------------------------------------------------------------------------------------


def moment(seconds):
    return datetime.fromtimestamp(seconds, UTC)


def store(round, records):
    SlowHappening.objects.bulk_create([as_row(round, record) for record in records])
    if not records:
        return
    state, rounds = state_of(round), SlowRound.objects.filter(pk=round.pk)
    for each in records:
        match each.event:
            case events.Contributed(seat) | events.Passed(seat):
                SlowTurn.objects.filter(pk=seat).update(settled_at=moment(each.at))
            case events.CameBack(seat):
                SlowTurn.objects.filter(pk=seat).update(settled_at=None)
            case events.TakenBack(seat) if state.turns[seat].owed:
                SlowTurn.objects.filter(pk=seat).update(settled_at=None)
            case events.Offered(seat):
                SlowTurn.objects.filter(pk=seat).update(left_at=None)
            case events.Gone(seat):
                SlowTurn.objects.filter(pk=seat).update(left_at=moment(each.at))
            case events.Reflected(seat):
                SlowTurn.objects.filter(pk=seat).update(reflected_at=moment(each.at))
            case events.Unreflected(seat):
                SlowTurn.objects.filter(pk=seat).update(reflected_at=None)
            case events.Turned():
                rounds.update(reflections_until=moment(state.reflections_until))
            case events.Closed():
                rounds.update(closed_at=moment(each.at))


def as_row(round, record):
    return SlowHappening(
        round=round,
        number=record.number,
        at=record.at,
        command=record.command,
        by=record.by,
        event=slow.to_json(record.event),
    )


def as_record(row):
    return slow.Record(row.number, row.at, row.command, row.by, slow.from_json(row.event))
