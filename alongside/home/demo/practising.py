"""Gwen of the demo is in the middle of a rehearsal, with the floor open and a hand up."""

from uuid import uuid4

from alongside.meetings import engine
from alongside.meetings.models import Rehearsal
from alongside.meetings.rehearsing.rehearsals import ME


def practise(person):
    """She leads as far as the open floor, and passes where she is asked herself."""
    rehearsal = Rehearsal.objects.begin(by=person, moment="tears")
    while not (state := rehearsal.state).round or not state.round.floor:
        turn = engine.current_turn(state)
        if rehearsal.what_comes is not None:
            rehearsal.let_them_go_on()
        elif turn is not None:
            rehearsal.carry_out(engine.Pass(uuid4().hex, ME, turn=turn.id))
        else:
            rehearsal.carry_out(engine.BeginNext(uuid4().hex, ME, leaving=state.phase))
    rehearsal.let_them_go_on()
