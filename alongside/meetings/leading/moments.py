"""Hard moments, and words to begin with: notice, say it kindly, turn to the group, stay after it.

And three short lists: before, during and after a meeting. Good practice among people who lead
groups; none of it was tested in trials, and the page says so.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Moment:
    """`key` is its place on the page; then what one may notice, say, and do afterwards."""

    key: str
    title: str
    notice: str
    say: str
    then: str


MOMENTS = (
    Moment(
        "dominating",
        _("Somebody needs most of the time"),
        _("One voice, and the others become smaller. Often it is somebody whom nobody else hears."),
        _(
            "Thank you, there is a lot in what you say. I would like to keep a place for those we "
            "have not heard yet. May I come back to you?"
        ),
        _("Do come back, or ask afterwards whether they want a first talk with you."),
    ),
    Moment(
        "silence",
        _("Nobody says anything"),
        _("It feels longer to you than to the others. Some are resting, some are typing."),
        _("We have time. You can think, rest, or say one word. Listening is taking part."),
        _("Wait twice as long as feels right. Then answer the question yourself, briefly."),
    ),
    Moment(
        "advice",
        _("Advice takes over"),
        _("“You should” and “have you tried”, one after the other. It is meant well."),
        _(
            "I hear how much you would like to help. Shall we ask first whether ideas are welcome? "
            "What would help you just now?"
        ),
        _("If ideas are welcome: each one tells what happened for them, and leaves it there."),
    ),
    Moment(
        "claims",
        _("A cure, a dose, a medicine to swap"),
        _("Somebody tells the others what to take, to stop or to buy."),
        _(
            "I hear how much hope that holds. Here we tell what happened for us, and leave "
            "choosing to each person and those who treat them."
        ),
        _("An offer of medicines is never left standing: say that we do not do that here."),
    ),
    Moment(
        "comparison",
        _("“Mine is worse”"),
        _("Pain is measured against pain, and somebody shrinks."),
        _("There is no ladder here. Each of these is hard, and all of it is believed."),
        _("Ask what they have in common. There is nearly always something."),
    ),
    Moment(
        "tears",
        _("Somebody weeps"),
        _("Often it is relief. The hurry to make it stop is usually ours."),
        _("Take your time. Would you like us to stay with you, to go on, or a moment by yourself?"),
        _("In the room: “Stay with”. They choose. Ask afterwards how they are, in their thread."),
    ),
    Moment(
        "conflict",
        _("Two people are at odds"),
        _("Voices get shorter, and the others hold their breath."),
        _(
            "Let us pause for a moment. I hear two things that matter, and I would like to "
            "understand each. We speak of ourselves, and one at a time."
        ),
        _("A quiet minute for everybody helps. What is left is for a talk with each, afterwards."),
    ),
    Moment(
        "risk",
        _("Somebody may be in danger"),
        _(
            "Words about dying, about being a burden, about harm at home. Or somebody goes quiet "
            "after such words."
        ),
        _(
            "Thank you for telling us. I am glad you said it. Are you safe just now? I would like "
            "to talk with you alone, straight away, while the others have a break."
        ),
        _(
            "Ask plainly; asking does not put it into anybody’s head. In danger to life: the "
            "emergency number, now. Then tell the care team; you need not carry it alone."
        ),
    ),
    Moment(
        "leaves",
        _("Somebody leaves in a hurry"),
        _("A line may have dropped, a body may have said no, or something was too much."),
        _("We hope they are all right. Their place is kept."),
        _("Write a line to them: that they were missed, and need not explain. Then let it be."),
    ),
    Moment(
        "newcomer",
        _("A newcomer among old friends"),
        _("Names and stories fly by that everybody knows but one."),
        _("Could you tell us what that was? Not all of us were there."),
        _("Offer them a turn neither first nor last. Greet them again at the end."),
    ),
    Moment(
        "own",
        _("It is you who has a bad day"),
        _("Pain, fog, or a subject that is too near."),
        _("I have less today than I would like. I shall keep it short, or hand over for a while."),
        _("Hand over, ask for somebody else, or shorten the plan. A group can bear that well."),
    ),
    Moment(
        "death",
        _("Somebody in the group has died"),
        _("The group finds out together, or some before the others."),
        _("I have something sad to tell you. There is time for it. Nothing else has to be done."),
        _(
            "Ask the family what may be told. Leave the chair empty once, if people want to. Look "
            "after yourself, with whoever supervises you."
        ),
    ),
)

CHECKLISTS = (
    (
        _("Before, ten minutes"),
        (
            _("What was left from last time, and your own note about it"),
            _("Who else leads, and who could take over"),
            _("Who is new, and who has been away"),
            _("What people need in order to take part: breaks, typing, reading out"),
            _("What to leave out if time is short"),
            _("What you have yourself today. If it is little: swap, shorten, or ask for cover"),
        ),
    ),
    (
        _("During"),
        (
            _("Begin and end on time"),
            _("One line of the agreement, and what stays here"),
            _("Everybody is offered a turn, and a pass is as good as a story"),
            _("A break for bodies, said out loud"),
            _("No advice about medicines or treatments, not from you either"),
            _("What there is no time for is left for another time, not lost"),
        ),
    ),
    (
        _("Afterwards"),
        (
            _("How did it go? Two minutes"),
            _("A few lines for those who were not there"),
            _("Whoever worried you: their thread, or the care team. Today, not tomorrow"),
            _("One thing to do differently. One is enough"),
            _("Something kind for yourself before the next thing"),
        ),
    ),
)
