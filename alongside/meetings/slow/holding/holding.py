"""Holding words of a slow round back, asking somebody to look again, and deciding.

Each of these holds the round's row, as does everything else that is done in a round: of two at
once, one waits for the other. Nothing here removes a word.
"""

from django.db import transaction
from django.utils import timezone

from alongside.lib.meanwhile import ChangedMeanwhile
from alongside.people.models import Person
from alongside.vault import access
from alongside.vault.endings import record
from alongside.vault.search.waiting import mark

from ..rounds import SlowRound, SlowTurn
from . import telling
from .deciders import can_be_asked, can_be_decided_by
from .holds import TurnHold, TurnHoldStep

What = TurnHoldStep.What


# -- verbs -----------------------------------------------------------------------------------------


def hold(turn, *, by, rule, reason, version):
    """Hold these words from now on. Of two who do so at once, the first one's reason stands.

    Raises ChangedMeanwhile where they are not the `version` that was read any more, and
    DoesNotExist where nothing of them is left.
    """
    with transaction.atomic():
        turn = kept_still(turn)
        if turn is None or not turn.has_something:
            raise SlowTurn.DoesNotExist
        if there := turn.holds.current().first():
            return there
        if version != turn.version:
            raise ChangedMeanwhile(turn.version)
        now = timezone.now()
        words = {"rule": rule, "reason": reason, "held_at": now, "decided_at": now}
        made = turn.holds.create(group_id=turn.group_id, by=by, **words)
        hold_words(turn, now)
        record("turn_held", hold=made.pk, by=by.pk, turn=turn.pk)
        access.write("words_held", by=by, hold=made.pk, group=turn.group_id)
        telling.tell_decided(made)
    return made


def ask_again(hold, *, by, words):
    """The author asks somebody who had no part in it. False where they have, or it is over."""
    with transaction.atomic():
        turn = current(hold)
        if turn is None or turn.author_id != by.pk or not can_be_asked(hold):
            return False
        hold.asked_at = timezone.now()
        hold.save(update_fields=["asked_at"])
        hold.steps.create(group_id=hold.group_id, by=by, what=What.APPEAL, asks=words)
        telling.tell_asked(hold)
    return True


def decide(hold, *, by, release, why, version):
    """It stays held, or everybody reads the words again. False where somebody was quicker.

    Raises ChangedMeanwhile where the words are not those any more that were read.
    """
    with transaction.atomic():
        turn = current(hold)
        if turn is None or not can_be_decided_by(hold, by):
            return False
        if version != turn.version:
            raise ChangedMeanwhile(turn.version)
        hold.keep_decision(by=by, release=release, why=why)
        if release:
            hold_words(turn, None)
            record("turn_released", hold=hold.pk, turn=turn.pk)
        telling.tell_decided(hold)
    return True


def kept_still(turn):
    """The turn as it is now, with its round held until the transaction ends; None if it is gone."""
    SlowRound.objects.select_for_update().filter(pk=turn.round_id).first()
    there = SlowTurn.objects.to_be_changed().select_related("round", "group")
    return there.filter(pk=turn.pk).first()


def current(hold):
    """Its turn, kept still, and `hold` as it is now; None where it is over."""
    turn = kept_still(hold.turn)
    if turn is None or not TurnHold.objects.current().filter(pk=hold.pk).exists():
        return None
    hold.refresh_from_db(fields=["decided_at", "asked_at", "answered_at", "ended_at", "by"])
    return turn


def hold_words(turn, since):
    """From now on they are held, or not any more; the index of words follows."""
    SlowTurn.objects.filter(pk=turn.pk).update(held_at=since)
    mark(SlowTurn, [turn.pk])


# -- when words or people go -----------------------------------------------------------------------


def forget_holds(turns):
    """What was decided about words of these turns goes, as the words have gone."""
    TurnHold.objects.filter(turn__in=turns).delete()
    turns.update(held_at=None)


def forget_where_nothing_is_left(seat):
    """The same, once the last words of this turn were taken back."""
    turn = SlowTurn.objects.to_be_changed().filter(pk=seat).first()
    if turn is not None and not turn.has_something:
        forget_holds(SlowTurn.objects.filter(pk=seat))


def forget_asked(author, **where):
    """What an author said of words of theirs goes, where it would tell whose the words were."""
    TurnHoldStep.objects.filter(by=author, what=What.APPEAL, **where).delete()


# -- on data from an older copy --------------------------------------------------------------------


def hold_again(*, hold, by, turn):
    """They are held, as they were; without rule and reason, as the ledger keeps neither."""
    row = SlowTurn.objects.to_be_changed().filter(pk=turn).first()
    if row is None or not row.has_something or TurnHold.objects.filter(pk=hold).exists():
        return
    if not row.holds.current().exists():
        person = Person.objects.filter(pk=by).first()
        TurnHold.objects.create(pk=hold, turn=row, group_id=row.group_id, by=person)
    hold_words(row, timezone.now())


def release_again(*, hold, turn):
    """It had ended: everybody reads the words again."""
    there = TurnHold.objects.current().filter(pk=hold)
    if there.update(ended_at=timezone.now()):
        hold_words(SlowTurn(pk=turn), None)
