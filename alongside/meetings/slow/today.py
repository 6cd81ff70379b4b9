"""What Today and a group's page say of slow rounds: that one is open, and until when."""

from alongside.vault.models import open_many

from .rounds import SlowRound


def of_interest(person):
    """Of slow rounds: those that go on and in which there is something for this person."""
    return SlowRound.objects.waiting_for(person)


def told_of_slow_rounds(person, there):
    """For Today of this person; `there` says whether there is any at all."""
    if not there["slow_rounds"]:
        return {}
    rounds = list(of_interest(person).order_by("turns_until", "pk")[:2])
    open_many(rounds)
    return {"slow_rounds": rounds}


def told_on(group, person):
    """For the page of this group: the one that goes on, whether its reader has had their turn."""
    rounds = list(SlowRound.objects.visible_to(person).going_on().filter(group=group))
    open_many(rounds)
    return {"slow_rounds": rounds}
