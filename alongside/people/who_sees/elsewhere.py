"""What is seen where something was stolen, on the way to people, and when something has ended."""

from django.utils.translation import gettext_lazy as _

from .sees import Sees

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
        _(
            "For 30 days those who were in it can read it; nothing is added. A concern you raised "
            "there stays, for you and for whoever answers it"
        ),
        _(
            "Afterwards anything else: it is deleted with its key. In copies of the data it can "
            "be opened until the keyring’s older copies have expired"
        ),
    ),
    Sees(
        _("Anybody, once your account was erased"),
        _(
            "What others remember, copied or photographed; that somebody who left had been there; "
            "your shared words without your name, if you chose to leave them; what you suggested "
            "for the library, if it was taken in, without your name; and, until its day, "
            "a short excerpt that the care team had, without your name"
        ),
        _(
            "Your words and your name: here they are gone at once. No copy that is kept here can "
            "be opened to them once the keyring’s older copies have expired, after 7 days unless "
            "another time was chosen here; but what you wrote for the library is in copies of the "
            "data for as long as words that were taken back"
        ),
    ),
)
