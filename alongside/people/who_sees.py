"""Who can see what, as the privacy page and SECURITY.md say it. A test compares the two.

Say only what is so, in words that somebody understands who is tired and in pain.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Sees:
    """What somebody can see of people who use an Alongside, and what they cannot."""

    who: str
    can: str
    cannot: str


IN_YOUR_GROUPS = (
    Sees(
        _("Another member of your group"),
        _(
            "Your name here, your pronouns and the words about you that you gave this group, "
            "your role, that you are having a break, and that you came in together; the stories "
            "and replies you share there, from the day they came or, where the group shows its "
            "past, also from before, what of it you said has helped you, the small steps you "
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
        _("Your drafts; how your pages look; your other groups; words you have taken back"),
    ),
    Sees(
        _("Somebody of the care team, which looks after calls for help"),
        _(
            "If you ask for somebody: that you do, what you are called, and what you write to "
            "them there. If a rule finds something in words you shared or wrote to those who "
            "lead, or in what you are called or say of yourself: what you are called, in which "
            "group, and those words with a few around them, 600 letters at most, until half a "
            "year after it was closed, also if you leave and take your words along; and what was "
            "done about it. That you asked for support in a meeting, and whether it was seen "
            "there. A concern you raise where somebody may be in danger, with your name, your "
            "group, whom it is about and your words, unless it is about them, or about how a "
            "group is led that they lead too. If it is red or a crisis, one of them, who looks "
            "after it, can open whom you gave us to ring, with a reason; you read who did, when "
            "and why"
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
            "those somebody else who leads looks at, where there is one. The others in the group "
            "are not told why"
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
        _("Anything of the group from that moment on, on any device"),
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
            "chose, until a new one replaces it"
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

WHO_RUN_IT = (
    Sees(
        _("An organiser"),
        _(
            "Which groups there are, what they are called, when they began and meet next; who "
            "leads them, when those were trained and had supervision, and whether they have "
            "promised what people who lead promise; if they have your whole sign-in name, or a "
            "line about you from a facilitator, what you are called and whether your account is "
            "closed, and what was said about that; a concern you raise, with your name, your "
            "group, whom it is about and your words, unless it is about them; how many groups "
            "those lead who lead any, and how many they want to; what you send them about a "
            "group that you did not find"
        ),
        _(
            "What is written in a group they are not in, and who else is in it; whose words about "
            "a missing group they read. There is no "
            "list of people, nobody can sign in as somebody else, and a link they make for "
            "somebody to lead a group lets in others, whom the group sees, and not themselves"
        ),
    ),
    Sees(
        _("An organiser who reads a group in an emergency"),
        _(
            "Its stories, replies and agreement, for an hour. They have to give a reason, a "
            "second organiser has to allow it where there is one, and the group is shown at once "
            "who reads, why and until when"
        ),
        _(
            "Drafts, words that are held, what people have got today, what was said in meetings or "
            "slow rounds. "
            "They cannot do it unseen: each page they read is written into the access log"
        ),
    ),
    Sees(
        _("Two people who say that they know you, if somebody asks to be let into your account"),
        _(
            "What you are called, and when it was asked. They lead your group or organise. Two "
            "days after both have said so, unless another time was chosen here, whoever asked can "
            "come in with a new password and sees all that you can see, your drafts too"
        ),
        _(
            "Anything of yours themselves. They cannot do it unseen: each device of yours is told "
            "and can stop it, you are told afterwards who they were, and it is in the access log. "
            "A second step of somebody who leads or organises stays"
        ),
    ),
    Sees(
        _("Whoever looks after the running server"),
        _("Everything, if they set out to. They can also act as anybody"),
        _("Nothing is hidden from them. That is why you should know who they are"),
    ),
    Sees(
        _("The company whose machine it runs on"),
        _("Everything, if they set out to: its memory and its disks are in their hands"),
        _("Nothing is hidden from them, unless the machine belongs to the people who run this"),
    ),
    Sees(
        _("Anybody who can write to the database"),
        _(
            "Everything that a page shows to anybody: they can give themselves a place in any "
            "group, or take over any account. Seals guard against reading and swapping, not "
            "against this"
        ),
        _("Your password, and what no page shows"),
    ),
    Sees(
        _("A reader of the server’s log"),
        _("Which kind of page failed, when, the kind of error, and perhaps a meeting’s id"),
        _("Words, names and addresses: the text of an error is never written down"),
    ),
    Sees(
        _("A reader of the access log"),
        _("When something was done that may be looked into later, by which id and about which ids"),
        _(
            "Words and names. A line that is changed or taken out is noticed, unless whoever did "
            "it holds the keys as well"
        ),
    ),
    Sees(
        _("A reader of the Redis between several processes, where there are several"),
        _(
            "By ids: in which meeting something has just changed, whose pages look again, and for "
            "15 seconds who has which meeting open"
        ),
        _("Words, names, and what it was that changed"),
    ),
)

IF_SOMETHING_IS_STOLEN = (
    Sees(
        _("A thief of the database, or of a copy of the data"),
        _(
            "Who wrote when, where and about how much; who was in which meeting and what they did "
            "there; about whom something came to the care team, and when; who gave somebody to be "
            "rung, but not whom, and when it was looked at; who has blocked whom, or "
            "folds what they write; who gave an e-mail address, "
            "but not which; which ways in somebody has; what has ended. People are ids there, but "
            "whoever knows one of them can guess at others"
        ),
        _(
            "Words, names, names of groups, what was said about health, passwords, addresses, what "
            "codes for signing in are made from"
        ),
    ),
    Sees(
        _("A thief of a copy of the keyring"),
        _("How many keys there are, and by ids what has ended and when"),
        _("Any word or name. There are none in it, and it opens only with the root key"),
    ),
    Sees(
        _("A thief of both copies"),
        _("What each of them shows; and everything, if they have the root key as well"),
        _("Without the root key: words and names"),
    ),
    Sees(
        _("A thief of sheets of the recovery kit"),
        _("With two of the three: the root key. With both copies besides: everything"),
        _("With one sheet: anything. With the root key alone: anything, as it holds no words"),
    ),
    Sees(
        _("A thief of the server’s whole disk, or of a snapshot of the machine"),
        _(
            "Everything, unless the root key is kept on another machine, or the disk is encrypted "
            "and the machine was off"
        ),
        _("With the root key kept elsewhere: the same as a thief of the database"),
    ),
    Sees(
        _("A thief of the search index alone"),
        _("Which rows of one group have a word in common, and how often, but not which word"),
        _("Any word; anything that two groups have in common. The index is in no copy"),
    ),
    Sees(
        _("Whoever finds the file in which you took your words with you"),
        _("Everything in it. It is not sealed, so that you can open it anywhere"),
        _("Words and names of others: there are none in it. Alongside keeps no copy of it"),
    ),
    Sees(
        _("A thief of your unlocked phone"),
        _(
            "What you can see, and they can write in your name, until you sign that phone out "
            "from another device, or for up to 14 days after it was last used; your flare plan, if "
            "that phone keeps it, until it has been on the network once after that"
        ),
        _("Your password"),
    ),
)

ON_THE_WAY = (
    Sees(
        _("Somebody who watches the network"),
        _(
            "With HTTPS: which server you visit, when and about how much; that a meeting is open. "
            "Without HTTPS: everything"
        ),
        _("With HTTPS: words, names, which pages"),
    ),
    Sees(
        _("The proxy that ends HTTPS"),
        _("Everything that passes through it: it is part of the server"),
        _("What does not pass through it, such as the keys"),
    ),
    Sees(
        _("An e-mail provider"),
        _(
            "If you gave an address here, or asked for a letter: that letters come from here, "
            "when, and the link in each. Whoever reads your letters can sign in as you with a "
            "link you asked for; the link of a notice only stops such letters"
        ),
        _(
            "What you are called here, your group, and any word of yours. Without an address of "
            "yours: that you are here at all"
        ),
    ),
    Sees(
        _("The maker of your browser, and whoever looks at your device"),
        _(
            "If you have notices on that device: that one comes from here, and when. On the "
            "device itself: that there is something and, if you chose to recognise reminders, "
            "when it begins"
        ),
        _("What it is about, your group, any name and any word; the maker: what it says at all"),
    ),
)

AFTERWARDS = (
    Sees(
        _("Anybody, once you have taken words back"),
        _("That words stood there, if others had answered them, and that you took them back"),
        _(
            "Your words: here they are gone at once. In copies of the data they can be opened "
            "until those expire, after 30 days unless another time was chosen here"
        ),
    ),
    Sees(
        _("Your group, once you have left it"),
        _(
            "What you shared there, with your name or without it, unless you took it with you; "
            "and your goodbye for 30 days, if you left one"
        ),
        _(
            "The words about you, what you had begun to write, and what you had said of meetings "
            "to come. Nor can it print a line of yours any more"
        ),
    ),
    Sees(
        _("Anybody, once a group has come to its end"),
        _("For 30 days those who were in it can read it; nothing is added"),
        _(
            "Afterwards anything: it is deleted with its key. In copies of the data it can be "
            "opened until the keyring’s older copies have expired"
        ),
    ),
    Sees(
        _("Anybody, once your account was erased"),
        _(
            "What others remember, copied or photographed; that somebody who left had been there; "
            "your shared words without your name, if you chose to leave them; and, until its day, "
            "a short excerpt that the care team had, without your name"
        ),
        _(
            "Your words and your name: here they are gone at once. No copy that is kept here can "
            "be opened to them once the keyring’s older copies have expired, after 7 days unless "
            "another time was chosen here"
        ),
    ),
)

# In the order in which they matter to a member, each part with its heading.
WHO_SEES = (
    (_("In your groups"), IN_YOUR_GROUPS),
    (_("The people who run this"), WHO_RUN_IT),
    (_("If something is stolen"), IF_SOMETHING_IS_STOLEN),
    (_("On the way"), ON_THE_WAY),
    (_("When something has ended"), AFTERWARDS),
)
