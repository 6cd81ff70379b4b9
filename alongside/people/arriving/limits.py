"""The words of the limits page, one text for each version: what somebody agreed to stays readable.

A version is never changed. When the meaning has to, a new one is written beneath, with what is new
in it; `Consent.LIMITS_VERSION` follows, and everybody is asked once more.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Part:
    """Some sentences under a heading. Version 1 had no headings."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Limits:
    """One version: its parts, what one says yes to, and what was new in it."""

    parts: tuple[Part, ...]
    promises: tuple[str, ...]
    new: tuple[str, ...] = ()


LIMITS = {
    1: Limits(
        parts=(
            Part(
                "",
                (
                    _(
                        "If somebody's life is in danger, or a child or another person who needs "
                        "protecting is, a facilitator may have to tell someone who can help. They "
                        "will try to speak with you first."
                    ),
                    _(
                        "The law can, rarely, oblige the people who run this Alongside to give "
                        "something out. And whoever looks after the running server could read what "
                        "is on it."
                    ),
                    _(
                        "Other members promise to keep what they read to themselves. Alongside "
                        "cannot stop someone from copying it."
                    ),
                ),
            ),
        ),
        promises=(
            _("I am 18 or older."),
            _("I have read the three limits, and I agree to keep what others say to myself."),
        ),
    ),
    2: Limits(
        parts=(
            Part(
                _("Who it is for"),
                (
                    _("Alongside is for people who are 18 or older."),
                    _("We take your word for it: nobody asks for a date of birth or a document."),
                    _(
                        "If you are younger, your pain is just as real: “Help now” says who is "
                        "there for you."
                    ),
                ),
            ),
            Part(
                _("When something cannot stay in the group"),
                (
                    _(
                        "If somebody’s life is in danger, or a child or another person who needs "
                        "protecting is, a facilitator may have to tell someone who can help; they "
                        "will try to speak with you first."
                    ),
                    _(
                        "The law can, rarely, oblige the people who run this Alongside to give "
                        "something out."
                    ),
                    _(
                        "What you write is sealed where it is stored, but whoever looks after the "
                        "running server could read it."
                    ),
                ),
            ),
            Part(
                _("What other members could do"),
                (
                    _("Everybody in a group promises to keep what they read there to themselves."),
                    _(
                        "No program can hold them to it: they could copy your words, photograph "
                        "them, or guess who you are."
                    ),
                    _(
                        "So share what you could live with if it were passed on, and leave out "
                        "full names, places and other people’s stories."
                    ),
                ),
            ),
        ),
        promises=(
            _("I am 18 or older."),
            _("I have read the three limits, and I agree to keep what others say to myself."),
        ),
        new=(
            _("The age rule, which was a tick beneath the limits, is now said first, and in full."),
            _(
                "It says more plainly what other members could do with what they read: copy it, "
                "photograph it, guess who you are."
            ),
            _("What can be told to others, and by whom, is the same as before."),
        ),
    ),
}

# What the page said to somebody who gave an e-mail address, by version: see addresses.VERSION.
OF_AN_ADDRESS = (
    _(
        "With an address you can sign in by a link, without remembering a password, and you "
        "are told when something changes in how your account is opened."
    ),
    _("It is sealed where it is stored, and shown to nobody but you."),
    _(
        "Letters name no group and no person. But whoever reads your letters could sign in "
        "as you, and your e-mail provider sees that they come from here."
    ),
)
ADDRESS = {
    1: (*OF_AN_ADDRESS, _("You can take it back here at any time. Then it is gone.")),
    2: (
        *OF_AN_ADDRESS,
        _(
            "You can take it back here at any time, as long as you have another way to sign in. "
            "Then it is gone."
        ),
    ),
}
