"""What others in one’s groups can see, whoever decides about one there, and visitors."""

from django.utils.translation import gettext_lazy as _

from .sees import Sees

IN_YOUR_GROUPS = (
    Sees(
        _("Another member of your group"),
        _(
            "Your name here, your pronouns and the words about you that you gave this group, "
            "your role, that you are having a break, that you came in together and, once those "
            "who lead have told the group, that you have died; the stories and replies you share "
            "there, from the day they came or, where the group shows its past, also from before, "
            "what of it you said has helped you, the small steps you "
            "share, with what you learnt from them, what you say things in the library were like "
            "for you, the lines you put on a card, and which taps "
            "were given; in a meeting you are both in, your words, your place in the order, "
            "whether you are ready, and whether you spoke, passed, raised a hand or are away; "
            "afterwards what was said, if they were there, until it goes as your group agreed"
        ),
        _(
            "Your drafts; how your pages look; what you have got today; your other groups; whose "
            "words come folded for you; how far you have read; who answered with a tap, unless it "
            "was to them; the page you made from lines of a card; your other small steps and your "
            "flare plan; words of yours that are held, "
            "and why; words you have taken back"
        ),
    ),
    Sees(
        _("Somebody to whom another member shows a page they printed"),
        _(
            "Of the cards of your group those lines that you said may be printed. What is on paper "
            "stays there when you take your yes back"
        ),
        _(
            "Your name, what your group is called, where it is from, and lines that you keep in "
            "the group. You are not told who was shown what"
        ),
    ),
    Sees(
        _("A facilitator of your group"),
        _(
            "The same; until you have been greeted, what you answered when you asked to join and "
            "what would help you here; that your account opened many older pages within a few "
            "minutes, quicker than people read, but never which; who has not accepted the "
            "agreement yet; from a day before a meeting, that you said “not today” and, if you "
            "let them, that it is a rough day; whether you said that you come to a meeting, "
            "until five weeks after it; while it lasts, what you have got today, whether it is a "
            "rough day, that you need support, which stays for a week, and that two people there "
            "would rather not sit side by side, but not who asked; afterwards, for five weeks, who "
            "came and how each round went for them, and how it was for everybody and for those "
            "who led, as sums of five answers or more; "
            "if they want to let you lead too, that you would rather not lead another group, if "
            "you have said so; the link that lets people in; what your words were before you "
            "edited them; those that are held, why, and what you say of it; that nobody has "
            "answered a story of yours for a day; your thread with those who lead, also what you "
            "wrote there before they came to lead, until 30 days after you left"
        ),
        _(
            "Your drafts; how your pages look; your other groups; words you have taken back; by "
            "which link you came, as nobody keeps that"
        ),
    ),
    Sees(
        _("Somebody of the care team, which looks after calls for help"),
        _(
            "If you ask for somebody: that you do, what you are called, and what you write to "
            "them there. If a rule finds something in words you shared or wrote to those who "
            "lead, or in what you are called or say of yourself: what you are called, in which "
            "group, and those words with a few around them, 600 letters at most, until half a "
            "year after it was closed, also if you leave and take your words along; and what was "
            "done about it. Where there is anything of this: that you have died, once an "
            "organiser has confirmed it. That you asked for support in a meeting, and whether it "
            "was seen there. A concern you raise where somebody may be in danger, with your "
            "name, your group, whom it is about and your words, unless it is about them, or about "
            "how a group is led that they lead too. If it is red or a crisis, one of them, who "
            "looks after it, can open whom you gave us to ring, with a reason; you read who did, "
            "when and why"
        ),
        _(
            "Anything else of a group they are not in, your drafts, and what you keep for "
            "yourself. Nobody reads it whom you have blocked, who has blocked you, or about whom "
            "you raised a concern. Each look is in the access log"
        ),
    ),
    Sees(
        _("A peer supporter of your group"),
        _("The same as another member; until you have been greeted, what would help you here"),
        _("What you answered when you asked to join; everything else that a member cannot see"),
    ),
    Sees(
        _("A supervisor of your group"),
        _(
            "What the group is called and its agreement; and numbers in wide steps, of five "
            "people or more: how many are in it, how many meetings were held, how many usually "
            "come, how many stories had a reply, and how soon it usually came; and how meetings "
            "went for those who led them, as sums of five looks back or more"
        ),
        _("Your name, any word of yours, and who did what. The group knows who its supervisor is"),
    ),
    Sees(
        _(
            "Those who decide about you in a group: that you do not write for a while, are asked "
            "to leave, or that words of yours are held"
        ),
        _(
            "What was decided, why, and what you say to it. If you ask for another look, an "
            "organiser who is not in the group reads the same, with your name and what the group "
            "is called"
        ),
        _(
            "That organiser sees nothing else of the group, and not the words that are held; "
            "those somebody else who leads looks at, where there is one who has no break. The "
            "others in the group are not told why"
        ),
    ),
    Sees(
        _("Somebody you have blocked, or who has blocked you"),
        _(
            "That you are in the group, and what you say in a meeting you are both in; what you "
            "do for the group as a facilitator"
        ),
        _("Your stories, replies and taps; that there is a block, unless they guess it"),
    ),
    Sees(
        _("Somebody who has left your group, or whose place in it was ended"),
        _(
            "What they read before, if they remember or copied it; for 30 days, their own thread "
            "with those who lead"
        ),
        _(
            "Anything of the group from that moment on, on any device; nor, if they come back, "
            "what was shared until then, unless the group shows its past"
        ),
    ),
    Sees(
        _("Whoever has the address that you made for your own calendar"),
        _(
            "When your groups meet, from a month ago to twelve weeks ahead, what you call that, "
            "and that something was moved or cancelled; until you end the address or make another"
        ),
        _("Which groups, where, who else is there, any word, and whose calendar it is"),
    ),
    Sees(
        _("Whoever holds an open invitation link"),
        _(
            "How to join that group, or that it is full and they can wait, and then what a "
            "member sees. A link works for 14 days at most, for as many people as whoever made it "
            "chose, until a new one replaces it or somebody is asked to leave the group"
        ),
        _("What the group is called, before signing in"),
    ),
    Sees(
        _("Somebody who is signed in here and looks for a group"),
        _(
            "Of your group nothing, unless people can ask to join it: then what it is called, who "
            "it is for and what it is about, when and how it meets, how one comes in, its "
            "agreement, and that it is full; and who leads it, of those who said yes to that "
            "themselves"
        ),
        _("Who else is in it, how many, and anything else that is written there"),
    ),
    Sees(
        _("A visitor of the first page"),
        _(
            "Of your group nothing, unless somebody who leads it has said so there: then what "
            "it is called, who it is for, when it meets next and about how many usually come; "
            "and who leads it, of those who said yes to that themselves"
        ),
        _("Who is in it, exactly how many, and anything that is written there"),
    ),
)
