"""What people are told of slow rounds: that one is open, and one reminder. Never a word of it."""

from django.utils.translation import gettext_lazy as _

from alongside.groups.hearing import all_inside, pk_of, still
from alongside.notices import tell
from alongside.notices.kinds import Kind, register

from . import rounds


def has_a_turn_to_come(person, pk):
    """Whether their turn in this round is still to come: nobody else is told, or reminded."""
    there = rounds.SlowRound.objects.visible_to(person)
    there = there.filter(pk=pk, closed_at=None, reflections_until=None)
    return rounds.SlowTurn.objects.filter(round__in=there, author=person, settled_at=None).exists()


def to_round(about):
    return "slow_round", [pk_of(about)]


def group_of(about):
    found = rounds.SlowRound.objects.filter(pk=pk_of(about))
    return found.values_list("group", flat=True).first()


def kind(name, sentence, urgency, title):
    """A kind of notice about a slow round."""
    where = {"link": to_round, "group": group_of, "title": title}
    return register(Kind(name, sentence, urgency, is_still_so=still(has_a_turn_to_come), **where))


OPENED = kind(
    "slow_round_opened",
    _("A slow round is open, and there is a turn in it for you."),
    "digest",
    _("A slow round has begun"),
)
REMINDER = kind(
    "slow_round_reminder",
    _("A slow round is open for one more day. There is a turn for you, if you like."),
    "reminder",
    _("A slow round, a day before its turns are over"),
)


def about(round):
    return f"slow_round:{round.pk}"


def tell_opened(round, by):
    key = f"slow_round_opened:{round.pk}"
    tell(all_inside(round.group, but=by), OPENED, about(round), key=key)


def tell_reminder(round, people):
    tell(people, REMINDER, about(round), key=f"slow_round_reminder:{round.pk}")
