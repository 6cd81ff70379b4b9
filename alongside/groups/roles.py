"""Who may do what in a group. One table; every door of a group asks it."""

from enum import Enum, auto

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    MEMBER = "member", _("member")
    PEER = "peer", _("peer supporter")
    CO_FACILITATOR = "co_facilitator", _("co-facilitator")
    FACILITATOR = "facilitator", _("facilitator")
    SUPERVISOR = "supervisor", _("supervisor")


# Those who lead: they hold the meetings, and read what is written to "those who lead".
LEADING = (Role.FACILITATOR, Role.CO_FACILITATOR)
# Those inside: they read what the group shares. A supervisor is not; they see numbers alone.
INSIDE = (Role.MEMBER, Role.PEER, *LEADING)
# Those for whom a place is counted, where a group has only so many.
SEATED = (Role.MEMBER, Role.PEER)


class Act(Enum):
    """What can be done in a group."""

    # What everybody inside may do.
    READ = auto()
    ATTEND = auto()
    RESPOND = auto()
    WRITE_TO_LEADERS = auto()
    ACCEPT_AGREEMENT = auto()
    RAISE_CONCERN = auto()
    SHARE = auto()
    REPLY = auto()
    PROPOSE = auto()
    # What helps newcomers.
    SEE_ARRIVALS = auto()
    # What leading takes.
    LEAD_MEETINGS = auto()
    PLAN_MEETINGS = auto()
    LET_IN = auto()
    READ_THREADS = auto()
    SILENCE = auto()
    PAUSE_STORIES = auto()
    HOLD = auto()
    CONFIRM_REMOVAL = auto()
    # What changes the group itself.
    CHANGE_GROUP = auto()
    GIVE_ROLES = auto()
    ASK_TO_LEAVE = auto()
    END_GROUP = auto()
    # What is counted, and never who.
    SEE_NUMBERS = auto()


# For somebody who is silenced for a while. They read, come to meetings, where everybody is offered
# a turn, write to those who lead, and are never kept from help.
CEILING = frozenset(
    {
        Act.READ,
        Act.ATTEND,
        Act.RESPOND,
        Act.WRITE_TO_LEADERS,
        Act.ACCEPT_AGREEMENT,
        Act.RAISE_CONCERN,
    }
)

# In a group that has ended, for as long as it can be read.
READ_ONLY = frozenset(
    {
        Act.READ,
        Act.WRITE_TO_LEADERS,
        Act.RAISE_CONCERN,
        Act.READ_THREADS,
        Act.SEE_NUMBERS,
    }
)

# In a meeting of its last day that goes on past midnight: it can be led to its end.
IN_A_LAST_MEETING = frozenset({Act.ATTEND, Act.LEAD_MEETINGS})

_MEMBER = CEILING | {Act.SHARE, Act.REPLY, Act.PROPOSE}
_PEER = _MEMBER | {Act.SEE_ARRIVALS}
_CO_FACILITATOR = _PEER | {
    Act.LEAD_MEETINGS,
    Act.PLAN_MEETINGS,
    Act.LET_IN,
    Act.READ_THREADS,
    Act.SILENCE,
    Act.PAUSE_STORIES,
    Act.HOLD,
    Act.CONFIRM_REMOVAL,
    Act.SEE_NUMBERS,
}
_FACILITATOR = _CO_FACILITATOR | {
    Act.CHANGE_GROUP,
    Act.GIVE_ROLES,
    Act.ASK_TO_LEAVE,
    Act.END_GROUP,
}

MAY = {
    Role.MEMBER: _MEMBER,
    Role.PEER: _PEER,
    Role.CO_FACILITATOR: _CO_FACILITATOR,
    Role.FACILITATOR: _FACILITATOR,
    Role.SUPERVISOR: frozenset({Act.SEE_NUMBERS}),
}


def may(role, act, *, is_silenced=False):
    """Whether somebody of this role may do it; and where they are silenced, whether still."""
    return act in MAY[role] and (not is_silenced or act in CEILING)


# -- the table in words ----------------------------------------------------------------------------

IN_WORDS = {
    Act.READ: _("reads what the group shares"),
    Act.ATTEND: _("comes to meetings and is offered a turn"),
    Act.RESPOND: _("answers with a tap"),
    Act.WRITE_TO_LEADERS: _("writes to those who lead"),
    Act.ACCEPT_AGREEMENT: _("says yes to the agreement"),
    Act.RAISE_CONCERN: _("raises a concern"),
    Act.SHARE: _("shares stories"),
    Act.REPLY: _("replies to stories"),
    Act.PROPOSE: _("proposes a change of the agreement and talks it over"),
    Act.SEE_ARRIVALS: _("sees who is new"),
    Act.LEAD_MEETINGS: _("leads meetings"),
    Act.PLAN_MEETINGS: _("plans meetings"),
    Act.LET_IN: _("lets people in"),
    Act.READ_THREADS: _("reads and answers what is written to those who lead"),
    Act.SILENCE: _("decides that somebody does not write for a while"),
    Act.PAUSE_STORIES: _(
        "pauses a conversation, slows it down, or keeps it for the next meeting; closes a card"
    ),
    Act.HOLD: _("holds words back, with a reason, and decides when they are held no more"),
    Act.CONFIRM_REMOVAL: _("confirms, as a second one, that somebody is asked to leave"),
    Act.CHANGE_GROUP: _("changes what the group says of itself and how people come in"),
    Act.GIVE_ROLES: _("gives roles"),
    Act.ASK_TO_LEAVE: _("asks somebody to leave"),
    Act.END_GROUP: _("plans the end of the group"),
    Act.SEE_NUMBERS: _("sees numbers of the group, and never who"),
}


def in_words(role):
    """What this role may do: (the role it adds to, or None, [what it adds, in words])."""
    inside = [other for other in INSIDE if role in INSIDE and MAY[other] < MAY[role]]
    before = max(inside, key=lambda other: len(MAY[other]), default=None)
    added = MAY[role] - (MAY[before] if before else frozenset())
    return before, [words for act, words in IN_WORDS.items() if act in added]


def below(role):
    """The roles that somebody of this one can step down to, most first."""
    less = [other for other in INSIDE if MAY[other] < MAY[role]]
    return sorted(less, key=lambda other: -len(MAY[other]))
