"""What stands for long and has no moment of its own: names, and what people say of themselves.

Looked over once a day, by the rules alone: the model knows sentences, and a name is none. The same
words are found once for as long as there is a case about them.
"""

from alongside.groups.models import Membership
from alongside.vault.hashing import keyed_hash
from alongside.vault.models import open_many

from .case import Case
from .watching import A_BATCH, around


def look_over_names():
    """The name of everybody who is in a group, and what they say of themselves there."""
    places = Membership.objects.current().select_related("person", "group").order_by("person_id")
    places = list(places.defer("hopes", "goodbye"))
    for start in range(0, len(places), A_BATCH):
        some = places[start : start + A_BATCH]
        open_many(some)
        for place in some:
            take_in(place, f"name:{place.person_id}", place.person.readable("display_name"))
            take_in(place, f"about:{place.pk}", place.readable("about"))


def take_in(place, about, words):
    """A case where rules find something; none where these very words have had one."""
    if not words:
        return
    found = by_rules(words)
    about = f"{about}:{keyed_hash('care.watched', words)[:12]}"
    if found.level == "green" or Case.objects.filter(found_by=about).exists():
        return
    excerpt, marks = around(words, found.marks)
    more = {"kinds": list(found.kinds), "marks": marks, "excerpt": excerpt}
    whom = {"person": place.person, "group": place.group, "about": about}
    Case.objects.take_in(source="found", level=found.level, **whom, **more)


def by_rules(words):
    from alongside.care.signals.judging import judged
    from alongside.care.signals.reading import read_in_sentences

    (read,) = read_in_sentences([words])
    return judged(*read, None)
