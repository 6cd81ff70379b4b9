"""Those groups of the demo that somebody who looks for one can find, and how they say it."""

from datetime import time

from alongside.groups.models import Group, Wanted

FOUND = {
    "evening": {
        "joining": Group.Joining.ASKING,
        "talks_first": True,
        "capacity": 10,
        "themes": ["work"],
        "questions": "Which evenings can you come?\nWhat would make it easier for you?",
        "in_other_words": (
            "I get through the shift, and then there is nothing left of me.\n"
            "I do not know whether to tell my manager.\n"
            "I am off sick with my back and afraid of going back to work."
        ),
        "meets_on": 3,
        "meets_at": time(19, 30),
    },
    "lamps": {
        "joining": Group.Joining.OPEN,
        "capacity": 8,
        "format": Group.Format.CALL,
        "themes": ["head"],
        "in_other_words": (
            "Light and noise are too much, and I lie in a dark room.\n"
            "I have a headache on more days than not.\n"
            "I cancel everything, and people have stopped asking."
        ),
        "meets_on": 0,
        "meets_at": time(19),
        "meets_every": 2,
    },
    "hands": {
        "joining": Group.Joining.ASKING,
        "capacity": 2,
        "themes": ["nerves"],
        "questions": "What would you like a group to be for you?",
        "in_other_words": (
            "My feet burn at night as if I stood on coals.\n"
            "I drop things, because my fingers are numb.\n"
            "They say the nerves are damaged, and nobody believes how much it hurts."
        ),
        "meets_on": 5,
        "meets_at": time(11),
    },
}


def to_be_found(group):
    """Those who lead it have said how it is found, and that they are named to whoever looks."""
    if wanted := FOUND.get(group.slug):
        for name, value in wanted.items():
            setattr(group, name, value)
        group.save(update_fields=list(wanted))
        group.memberships.current().leading().update(named_to_visitors=True)


def wait_for_groups(people):
    """Joan missed a group, and was told of one since; what Tomas misses there is not yet."""
    hands = Group.objects.get(slug="hands")
    words = "My fingers go numb at the piano, and I drop the cups."
    Wanted.objects.send(people["joan"], words).tell_of(hands)
    words = "Looking after two small boys with a shoulder that will not lift them."
    Wanted.objects.send(people["tomas"], words)
