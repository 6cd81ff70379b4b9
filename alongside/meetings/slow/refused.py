"""The engine's refusals of a slow round in words: what is so, and what one can do now."""

from django.utils.translation import gettext as _

from ..engine.slow import Code


def why(refusal):
    """A kind sentence for the reader."""
    return {
        Code.OPEN_ALREADY: _("A slow round is going on here already. The next can begin after it."),
        Code.NOBODY_THERE: _("There is nobody in this group yet to have a turn."),
        Code.NOT_THAT_LONG: _("A slow round is open for three to seven days."),
        Code.NOT_IN_THE_ROUND: _("Please join the round first."),
        Code.TURNS_ARE_OVER: _(
            "The round has gone on in the meantime. Your words are kept for you alone."
        ),
        Code.HAS_SPOKEN: _("You have shared something. Take it back first, if you want to pass."),
        Code.NOT_REFLECTING: _(
            "This is not the time for answers to the whole. Your words are kept for you alone."
        ),
        Code.FACILITATORS_ONLY: _("Only a facilitator can do this."),
        Code.NOT_EVERYONE: _("Some people still have their turn to come. Nobody is cut short."),
        Code.NOT_YET: _("It is too early for this."),
    }[Code(refusal.code)]
