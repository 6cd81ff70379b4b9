"""What those can see who run an Alongside, and the machine that it is on."""

from django.utils.translation import gettext_lazy as _

from .sees import Sees

WHO_RUN_IT = (
    Sees(
        _("An organiser"),
        _(
            "Which groups there are, what they are called, when they began and meet next; who "
            "leads them, when those were trained and had supervision, with a note on it, and "
            "whether they have promised what people who lead promise; what you are called, for as"
            " long as your account is closed; if they have your whole sign-in name, or a line "
            "about you from a facilitator, what you are called and whether your account is "
            "closed, and what was said about that; if somebody who leads says that you have died,"
            " what they wrote of it; a concern you raise, with your name, your group, whom it is "
            "about and your words, unless it is about them or, where another organiser may read "
            "it, there is a block between them and you, or whom it is about; how many groups "
            "those lead who lead any, and how many they want to; where nobody of the care team can "
            "read what a rule found, the same as they would; what you send them about a group that"
            " you did not find"
        ),
        _(
            "What else is written in a group they are not in, and who is in it; whose words about "
            "a missing group they read. There is no list of people but of those whose accounts are "
            "closed, nobody can sign in as somebody else, and a link they make for "
            "somebody to lead a group lets in others, whom the group sees, and not themselves"
        ),
    ),
    Sees(
        _("Whoever needs an organiser to decide something"),
        _(
            "If you organise: that all who could decide it have a break, which tells of you where "
            "you are the only one. So it is for somebody whose account is closed, who was asked to "
            "leave a group, does not write there for a while, or told of a death"
        ),
        _("Since when you have a break, and why"),
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
            "What you are called, and when it was asked. They organise, or lead your group and "
            "were there before you or for a month, and there is no block between them and you. Two "
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
