"""Two people of the demo who would like to come into another group besides."""

from alongside.groups.joining import places
from alongside.groups.models import Group


def ask_to_join(people):
    """Femi waits for an answer of the evening group, Kit for a place in another."""
    evening, hands = (Group.objects.get(slug=slug) for slug in ("evening", "hands"))
    answers = [
        "Any evening but Monday. I am slow on stairs, so writing from home is best.",
        "To be among people who get up for work on a foot that says no.",
    ]
    places.ask(evening, people["femi"], said(evening, answers))
    words = ["A place to listen in, for fingers that have begun to go numb."]
    waiting = places.ask(hands, people["kit"], said(hands, words))
    places.accept(waiting, by=hands.memberships.leading().first().person)


def said(group, answers):
    return [list(pair) for pair in zip(group.questions.splitlines(), answers, strict=True)]
