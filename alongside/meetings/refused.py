"""The engine's refusals in words: what happened, and what one can do now."""

from django.utils.translation import gettext as _

from alongside.ui.words import comma

from .engine import Code


def why(refusal, room=None):
    """A kind sentence for the reader. `room` names the people it is about, where it knows them."""
    names = comma().join(room.names(refusal.seats)) if room and refusal.seats else ""
    sentences = {
        Code.DOORS_NOT_OPEN: _("The doors are not open yet. They open ten minutes before."),
        Code.NOT_OPEN: _("The meeting is not open now."),
        Code.LONG_OVER: _("Its time has passed. Nobody comes in any more."),
        Code.NOT_CLOSED: _("The meeting is open already."),
        Code.TOO_LATE: _("It closed more than five minutes ago, so it stays closed."),
        Code.REMOVED: _("A facilitator has asked you to leave this meeting."),
        Code.NOT_SEATED: _("Please come in first."),
        Code.NOT_HERE: _("Your line had dropped. You are back now; please try again."),
        Code.NO_SUCH_SEAT: _("That person is not in the meeting any more."),
        Code.TURN_HAS_PASSED: _(
            "The turn had just moved on. Your words are kept here for when it comes round to you."
        ),
        Code.PHASE_HAS_PASSED: _("The meeting had just gone on to the next part."),
        Code.NOT_YOURS: _("That is somebody else's turn. Yours will come."),
        Code.TAKE_OR_PASS: _("We have come back to you once. You can speak now, or pass."),
        Code.MAY_NOT_STEER: _("The facilitator moves the meeting on."),
        Code.FACILITATORS_ONLY: _("Only a facilitator can do this."),
        Code.NOT_TALKING: _(
            "The room does not just talk now. Your words are kept here for when it is your turn."
        ),
        Code.NOT_ONESELF: _("This is meant for somebody else's place."),
        Code.NOT_A_FACILITATOR: _("You can hand over to a facilitator who is here."),
        Code.FACILITATORS_STAY: _("A facilitator cannot be asked to leave. You can hand over."),
        Code.NOT_EVERYONE_OFFERED: _("Not everybody has had their turn yet: %(names)s.")
        % {"names": names},
        Code.NOT_A_ROUND: _("Nobody is asked anything in this part: it has no order."),
        Code.NOT_STAYING: _("The room is not waiting for you now. The round has gone on."),
        Code.STAYING: _("We are staying with %(names)s. Carry on when it is time.")
        % {"names": names},
        Code.LAST_PHASE: _("That was the last part. Close the meeting when you are ready."),
        Code.NO_SUCH_PLACE: _("That is not a place in the order."),
    }
    return sentences[Code(refusal.code)]
