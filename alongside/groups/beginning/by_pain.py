"""Groups of people who have a kind of pain in common."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from .starting_point import StartingPoint

REVIEWED = date(2026, 11, 27)
WHAT_HELPS = _("What would make it easier for you to take part?")
WHAT_FOR = _("What would you like a group to be for you?")

BY_PAIN = (
    StartingPoint(
        number=1,
        name=_("Any kind of pain"),
        purpose=_(
            "For adults whose pain has lasted longer than three months, whatever its name is, or "
            "if it has none yet. We listen to each other and share what makes ordinary days "
            "easier."
        ),
        themes=("any",),
        in_other_words=(
            _("It has gone on for months and nobody can say why."),
            _("I would like to talk with people who know what it is like."),
            _("People think I make it up, because one cannot see it."),
            _("I do not know whether my pain fits into any group."),
        ),
        format="writing",
        meets_on=1,
        meets_at="10:30",
        meets_every=1,
        capacity=10,
        questions=(WHAT_FOR, WHAT_HELPS),
        agreed=(_("A name for the pain is nobody's ticket: we do not ask for one."),),
        note=_(
            "The widest of them, and the easiest to fill. It needs a facilitator who keeps people "
            "from comparing."
        ),
        reviewed=REVIEWED,
    ),
    StartingPoint(
        number=2,
        name=_("Backs and necks"),
        purpose=_(
            "For people whose back or neck has hurt for longer than three months. We talk about "
            "sitting, sleeping, lifting and being told to keep moving, and about all the rest of "
            "it."
        ),
        themes=("back", "nerves"),
        in_other_words=(
            _("My back went, and it never came back to what it was."),
            _("Sciatica: it shoots down my leg whenever I sit."),
            _("My neck and shoulders are like stone, and then the headache comes."),
            _("The scan shows nothing much, and I can hardly tie my shoes."),
            _("I had the operation on my disc, and it still hurts."),
        ),
        format="call",
        meets_on=3,
        meets_at="18:30",
        meets_every=2,
        capacity=8,
        questions=(WHAT_FOR, WHAT_HELPS),
        agreed=(
            _("Standing up, lying down and walking about are part of being here."),
            _("What the scan says is not a measure of how much it hurts."),
        ),
        note=_(
            "An hour is long to sit. Say at the beginning that cameras are optional and pillows "
            "welcome."
        ),
        reviewed=REVIEWED,
    ),
    StartingPoint(
        number=3,
        name=_("Widespread pain and fibromyalgia"),
        purpose=_(
            "For people who hurt in many places and are tired with it, with the word fibromyalgia "
            "or without. We go slowly, and a foggy head is no obstacle."
        ),
        themes=("widespread",),
        in_other_words=(
            _("Everything hurts, and I wake up as tired as I went to bed."),
            _("It is like a flu that does not end."),
            _("My head is full of fog, and I lose words in the middle of a sentence."),
            _("They said fibro, and gave me a leaflet."),
        ),
        format="writing",
        meets_on=2,
        meets_at="11:00",
        meets_every=1,
        capacity=8,
        questions=(WHAT_FOR, WHAT_HELPS),
        agreed=(
            _("We write short, and leave time to read."),
            _("Losing the thread is fine. Somebody will pick it up."),
        ),
        note=_(
            "Writing suits a foggy head better than a call: one can read it again. Plan fewer "
            "things than usual."
        ),
        reviewed=REVIEWED,
    ),
    StartingPoint(
        number=4,
        name=_("Headache and migraine"),
        purpose=_(
            "For people who lose days to migraine, or whose head hurts most of the time. Nobody "
            "has to look at a screen for long, and coming an hour late is coming."
        ),
        themes=("head",),
        in_other_words=(
            _("Light and noise are too much, and I lie in a dark room."),
            _("I have a headache on more days than not."),
            _("I cancel everything, and people have stopped asking."),
            _("I am afraid of the next attack even on good days."),
        ),
        format="call",
        meets_on=0,
        meets_at="19:00",
        meets_every=2,
        capacity=8,
        questions=(WHAT_FOR, WHAT_HELPS),
        agreed=(
            _("No cameras unless somebody likes to, and no flashing pictures in what we share."),
            _("Going in the middle of it needs no goodbye."),
        ),
        note=_(
            "Somebody will always be missing, so that six are more than they seem. A telephone "
            "call spares the eyes."
        ),
        reviewed=REVIEWED,
    ),
    StartingPoint(
        number=5,
        name=_("Pelvic pain"),
        purpose=_(
            "For adults of any gender with pain in the pelvis, such as endometriosis, bladder pain "
            "or pain after a birth. What is hard to say elsewhere can be said here, or left "
            "unsaid."
        ),
        themes=("pelvis",),
        in_other_words=(
            _("Endometriosis, and years until anybody believed it."),
            _("My bladder burns, and every test is clear."),
            _("Sex hurts, and I do not know how to talk about it."),
            _("I plan every day around where the toilets are."),
        ),
        format="writing",
        meets_on=3,
        meets_at="20:00",
        meets_every=2,
        capacity=8,
        questions=(WHAT_FOR, WHAT_HELPS),
        agreed=(
            _("We say first when something is about bodies in detail, so that each can choose."),
            _("Nobody is asked about their body, or about children."),
        ),
        note=_(
            "Decide beforehand who it is for, and say so in the second line. Have somebody to ask "
            "about past violence."
        ),
        reviewed=REVIEWED,
    ),
)
