"""What visitors ask before they come, and what is answered. Words of our own.

Wherever an answer says something of health, it names its source, how sure that is, and when it was
last looked over. A clinician and somebody who lives with pain read them before a real opening.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

REVIEWED = date(2026, 11, 27)


@dataclass(frozen=True)
class Source:
    """Where something said of health comes from, and how sure it is."""

    said_by: str
    certainty: str


@dataclass(frozen=True)
class Question:
    """`answer` is paragraphs. `page` names an address to read on at, with the words of the link."""

    asked: str
    answer: tuple[str, ...]
    source: Source | None = None
    page: tuple[str, str] | None = None


WILSON = Source(
    _("Wilson and others, a meta-analysis of 24 trials, Pain, 2024"),
    _("certainty low to very low"),
)
FARR = Source(
    _("Farr and others, interviews with 38 patients and 7 clinicians, 2021"),
    _("one study, of what people tell"),
)
GUIDELINES = Source(
    _("NICE guideline NG193, 2021, and the CDC guideline on opioids, 2022"),
    _("guidelines"),
)
THOUGHTS = Source(
    _("Kwon and Lee, a meta-analysis of 19 studies, Frontiers in Psychology, 2023"),
    _("the studies were not of the best quality"),
)
PRACTICE = Source(_("What people who lead such groups tell"), _("practice, not trials"))

BETTER = Question(
    _("Will it make my pain less?"),
    (
        _(
            "Probably not, and nobody here will promise that. Research on peer support finds small "
            "effects at best. What people find is company, and others who believe them."
        ),
    ),
    source=WILSON,
)
NAME = Question(
    _("Do I have to say my name?"),
    (_("No. You choose a name for yourself, and it is better if it is not your real one."),),
)
SPEAK = Question(
    _("Do I have to speak?"),
    (
        _(
            "No. You can pass every time, and some people mostly listen for months. You will still "
            "be offered a turn, so that you are never forgotten."
        ),
    ),
)
READ = Question(
    _("Who can read what I write?"),
    (
        _(
            "The people in your group. It is sealed where it is stored. There are limits, and you "
            "read them before you come in: other members could copy it, and whoever looks after "
            "the running server could read it."
        ),
    ),
    page=("privacy", _("Who can see what, honestly")),
)
COST = Question(
    _("What does it cost?"),
    (_("Nothing. You may come once and never again, and nobody asks why."),),
)

FIRST = (NAME, SPEAK, READ, BETTER, COST)

COMING = (
    Question(
        _("How do I join?"),
        (
            _(
                "Ask the people who run this, at the foot of this page. Usually somebody talks "
                "with you first, and then you get a link into a group. You choose a name, read "
                "what the limits are, and read the group’s agreement. You can turn round at each "
                "of these steps."
            ),
        ),
    ),
    Question(
        _("Can I join while I am having treatment?"),
        (
            _(
                "Yes. A group stands beside your treatment and never instead of it. Tell the "
                "people who treat you, or do not, as you like. Please change nothing in a "
                "treatment because of something that was said here."
            ),
        ),
    ),
    Question(
        _("Do I need a diagnosis?"),
        (
            _(
                "No. Nobody asks for one, and nobody asks for proof. If it hurts and goes on "
                "hurting, that is enough."
            ),
        ),
    ),
    Question(
        _("Is it on the phone, or on video?"),
        (
            _(
                "A group can meet in writing, by phone or video, in a room, or in more than one "
                "way: ask which, before you come. In writing nobody sees you or hears you. You can "
                "lie down, or be in your pyjamas, or dictate if your hands do not want to type."
            ),
        ),
    ),
    Question(
        _("What if I am having a bad day?"),
        (
            _(
                "Then come and just listen, or do not come. When you arrive you tap what you have "
                "got today, and nobody needs a reason."
            ),
        ),
    ),
    Question(
        _("Which language is it in?"),
        (
            _(
                "Each group writes in a language of its own, and the people who run this know "
                "which. Spelling does not matter in any of them."
            ),
        ),
    ),
    COST,
)
BEING_THERE = (
    SPEAK,
    Question(
        _("What if I say something wrong?"),
        (
            _(
                "You can take back what you have shared. And somebody leads the group: if "
                "something was clumsy, they help, and the next turn comes round all the same. "
                "People here know what a foggy head is."
            ),
        ),
    ),
    Question(
        _("What if I fall asleep?"),
        (
            _(
                "Then you have slept, which is not nothing. If the turn comes to you meanwhile, it "
                "is passed on kindly, and your place is kept."
            ),
        ),
    ),
    Question(
        _("Will it hurt to hear of other people’s pain?"),
        (
            _(
                "It can. Many people feel lighter afterwards, and some feel heavier for an "
                "evening. You can close the page at any moment, and come back or not. Whoever "
                "shares something hard is asked to say so first."
            ),
        ),
        source=PRACTICE,
    ),
    Question(
        _("May I talk about medicines?"),
        (
            _(
                "You may say what you take and how it is for you. Nobody tells anybody else to "
                "start, stop or change a medicine. Stopping some of them suddenly can do harm: "
                "please talk first to whoever prescribes yours."
            ),
        ),
        source=GUIDELINES,
    ),
    Question(
        _("May I leave?"),
        (
            _(
                "At any time, and you need not say why. What you shared stays with the group "
                "unless you take it back. You can take all that is yours with you, and you can "
                "have your account erased."
            ),
        ),
    ),
    Question(
        _("How do I invite somebody?"),
        (
            _(
                "Tell somebody who leads your group. They have a link that lets people in, and "
                "they talk first with whoever would like to come."
            ),
        ),
    ),
)
PRIVATE = (
    NAME,
    READ,
    Question(
        _("Is it confidential?"),
        (
            _(
                "What is said in a group stays there, and everybody promises it. There are limits: "
                "if a life may be in danger, or a child or somebody else needs protecting, whoever "
                "leads may have to tell somebody who can help. They will try to speak with you "
                "first."
            ),
        ),
    ),
    Question(
        _("Will my employer or my family hear of it?"),
        (
            _(
                "Not from us. Nobody is told that you are here. But whoever uses the same phone or "
                "computer may see that you visited this address: sign out there, and look after "
                "your screen."
            ),
        ),
    ),
)
HEALTH = (
    Question(
        _("Is it therapy?"),
        (
            _(
                "No. The people who lead a group guide the conversation. They do not diagnose, "
                "they do not treat, and they do not give medical advice, even where they could."
            ),
        ),
    ),
    BETTER,
    Question(
        _("What if I think of ending my life?"),
        (
            _(
                "You may say so here, and you would not be the only one: in studies more than one "
                "in four people with long-term pain had had such thoughts at some time."
            ),
            _(
                "But Alongside is not a crisis service, and nobody may be reading when you write. "
                "If you might act on it, please call now."
            ),
        ),
        source=THOUGHTS,
        page=("help", _("Where to find help now")),
    ),
)

QUESTIONS = (
    (_("Coming"), COMING),
    (_("Being there"), BEING_THERE),
    (_("What stays private"), PRIVATE),
    (_("Health"), HEALTH),
)
