"""What on a shelf comes nearest to what somebody says. What they said is kept nowhere."""

from alongside.meaning import Item, rank
from alongside.vault.models import open_many

from .shelved import on_the_shelf

FEW = 3  # How many are shown.
NEWEST = 120  # How many are looked through, so that nobody waits long.


def find(words, group, person):
    """(the steps that come nearest, nearest first, and whether any of them fits well).

    Not what comes folded for this person, nor what cannot be opened.
    """
    steps = list(on_the_shelf(group, person).order_by("-shelved_at", "-pk")[:NEWEST])
    open_many([*steps, *(step.person for step in steps)])
    known = {step.pk: step for step in steps if not step.is_folded}
    items = [Item(pk, texts(step)) for pk, step in known.items() if step.readable("what")]
    ranking = rank(words, items, most=FEW)
    return [known[match.id] for match in ranking.found], not ranking.none_fit


def texts(step):
    """What a step is about, as whoever took it says it."""
    return tuple(filter(None, (step.readable("what"), step.readable("learned"))))
