"""A meeting to read, made up from beginning to end, with the cast of the demo.

It takes the four minutes that the page says. A test counts its words.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from alongside.cast import CAST

NAMES = {character.name: character.display_name for character in CAST}
MINUTES = 4


@dataclass(frozen=True)
class Said:
    """What somebody says, or what there is to see, where `by` is nobody."""

    words: str
    by: str = ""

    @property
    def name(self):
        return NAMES.get(self.by, "")


@dataclass(frozen=True)
class Part:
    heading: str
    lines: tuple[Said, ...]


def says(by, words):
    return Said(words, by)


DOORS = (
    Said(_("People come in and tap what they have got today. Only those who lead can see that.")),
    says(
        "ada",
        _(
            "Good morning, and come in. I am leading from bed, so nobody need sit up for me. "
            "Stand, lie down, make tea: however you are is how we meet."
        ),
    ),
    Said(
        _(
            "Hana has tapped “happy to talk”, and Ben and Cleo “a few words”. Kit has tapped “just "
            "listening”. So has Quiet Marguerite, and “a rough day” below it."
        )
    ),
)
BEGINNING = (
    says(
        "ada",
        _(
            "One line of our agreement, as every week. Today it is: passing is always fine, and so "
            "is lying down. And as every week: what is said here stays here, unless a life is in "
            "danger or somebody needs protecting."
        ),
    ),
)
ROUND = (
    Said(_("The turn goes round, and each person is offered it by name. The others read.")),
    says("ben", _("Flat on my back in the shed at the allotment. It is dry, and nobody asks.")),
    says("cleo", _("Between two lessons. My voice is used up, so writing suits me.")),
    Said(_("Kit is offered the turn, and passes. It counts as offered, and nobody remarks on it.")),
    says(
        "joan", _("Would you come back to me? The kettle is on, and I can do one thing at a time.")
    ),
    says("hana", _("Present, upright, and lying about one of the two.")),
    says("ivo", _("Here. No faces to read, no interpreter to book. I like this hour.")),
    says(
        "marguerite",
        _("Bad night. Typing with one thumb. I would like to be among you, that’s all."),
    ),
    Said(_("Then the turn comes back to Joan.")),
    says("joan", _("Now I have tea. Good morning, everybody. Both knees send their regards.")),
    says("gwen", _("Thank you, all. Marguerite, you are among us.")),
)
GOOD_DAYS = (
    says(
        "ada",
        _(
            "Today’s question: what do you do with a good day? I will go first. On Saturday my "
            "hands worked, so I baked for three households. On Sunday I could not hold a cup. I "
            "don’t regret the bread. I regret the third household."
        ),
    ),
    says(
        "ben",
        _(
            "I do the lot. Gutter, bins, the neighbour’s gate, because who knows when there is "
            "another one. Then I pay for it, and my wife pays with me. No ideas, please. I would "
            "just like it to be heard."
        ),
    ),
    says("ada", _("Thank you, Ben. It is heard.")),
    says(
        "cleo",
        _(
            "I used to spend a good day on marking. Now the first hour of it belongs to nothing at "
            "all, in the garden. That is what I do; I don’t say that anybody should."
        ),
    ),
    says(
        "hana",
        _("I don’t trust them. When nothing hurts I walk about like somebody with a full glass."),
    ),
    says("ivo", _("What Hana said. I thought I was the only one with the glass.")),
    says("kit", _("I don’t get many. I save them for my sister’s children.")),
    Said(_("It is the most that Kit has written in a month. Nobody makes anything of it.")),
)
HEAVIER = (
    says(
        "joan",
        _(
            "My neighbour swears by the tablets her cousin takes. Ought I to ask for those instead "
            "of mine? Does anybody know them?"
        ),
    ),
    says(
        "gwen",
        _(
            "I’ll stop us there, kindly. Which medicine is right for you is between you and "
            "whoever prescribes yours, and none of us can know. But we could help you get ready "
            "for that talk. Would ideas help, or shall we just listen?"
        ),
    ),
    says("joan", _("Ideas, please. I forget half of it once I am in the chair.")),
    says("ben", _("Three lines on the back of my hand. The doctor reads them out.")),
    says("cleo", _("I say the most important thing first, before the coat is off.")),
    Said(_("Quiet Marguerite is offered the turn again.")),
    says(
        "marguerite",
        _(
            "It got worse while we talked. Not dangerous, only a lot. I am afraid it will be like "
            "March."
        ),
    ),
    says(
        "gwen",
        _(
            "Thank you for saying so. I believe you, and I can’t promise how it will go. Ada and I "
            "stay on for ten minutes when we close, for anybody who would like company. And if it "
            "should ever be more than a lot, “Help now” is at the top of every page."
        ),
    ),
    says("marguerite", _("I will stay on. Do I have to talk?")),
    says("gwen", _("No.")),
)
CLOSE = (
    Said(
        _("Alongside tells Ada if anybody has not been offered a turn yet. Today nobody is left.")
    ),
    says("ada", _("One thing each to take home. A word is plenty, and so is a pass.")),
    says("ben", _("The glass.")),
    says("cleo", _("Not the third household.")),
    says("hana", _("That there are two of us. We shall need a bigger tray.")),
    says("ivo", _("A grin, just now.")),
    says("joan", _("Three lines, and the coat still on.")),
    Said(_("Quiet Marguerite passes.")),
    says("kit", _("Next Tuesday.")),
    says(
        "ada",
        _(
            "Next Tuesday, then, at ten. Thank you for this hour. Go gently, even if that is only "
            "as far as the pillow."
        ),
    ),
)

PARTS = (
    Part(_("Ten minutes before: the doors are open"), DOORS),
    Part(_("At ten: a beginning that is always the same"), BEGINNING),
    Part(_("Once round: how are you here today?"), ROUND),
    Part(_("What they came to talk about"), GOOD_DAYS),
    Part(_("When it gets heavier"), HEAVIER),
    Part(_("Before it closes"), CLOSE),
)
