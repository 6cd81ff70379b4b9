"""What goes on by itself: the one reminder, the reflections, the end, and words that fade."""

from datetime import timedelta

from django.db.models import Q

from alongside.people.models import Person

from ..engine import slow
from ..looking_back.fading import NOTICE
from ..models import Fading
from . import telling
from .belonging import take_out
from .keeping import carry_out, new_command, state_of
from .rounds import SlowRound, SlowTurn


def go_on(now):
    """Every round that goes on is looked at. Done again, it finds nothing more to do."""
    for round in SlowRound.objects.going_on().select_related("group").order_by("pk"):
        state, at = state_of(round), now.timestamp()
        if round.group.is_over:
            carry_out(round, slow.Close(new_command(), None, anyway=True))
        elif slow.may_remind(state, at):
            remind(round, slow.owed(state))
        if slow.may_turn(state, at):
            carry_out(round, slow.Turn(new_command(), None))
        elif slow.may_close(state, at):
            carry_out(round, slow.Close(new_command(), None))


def remind(round, seats):
    """Those who have their turn to come, once in the whole round, and never the others."""
    if carry_out(round, slow.Remind(new_command(), None)) is None:
        turns = SlowTurn.objects.filter(pk__in=seats)
        telling.tell_reminder(round, Person.objects.filter(pk__in=turns.values("author")))


def fade(now):
    """What was shared in a slow round stays as long as the words of the group's meetings."""
    for rule in Fading.objects.filter(days__isnull=False, set_at__lte=now - NOTICE):
        over = SlowRound.objects.filter(group=rule.group_id, closed_at__isnull=False)
        over = over.filter(begun_at__lte=now - timedelta(days=rule.days))
        # Also words whose author is gone: those left without a name, too.
        there = Q(author__isnull=False) | Q(body__isnull=False) | Q(reflection__isnull=False)
        take_out(SlowTurn.objects.filter(there, round__in=over))
