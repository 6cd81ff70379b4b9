"""What there is to be told of: each kind says itself where it leads, and whether it still holds.

The app that a kind belongs to registers it in its own `notices.py`, which is found by name.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

# Before something begins; of a change that cannot wait; gathered, once a day or a week; somebody
# is waiting for whoever is on call.
URGENCIES = ("reminder", "at_once", "digest", "on_call")

_kinds = {}
_ways_to_groups = []


@dataclass(frozen=True)
class Kind:
    """One kind of notice. What it is `about` is a reference of ids, such as "meeting:123".

    name         stands in rows and never changes: a-z and _, at most 32
    sentence     what the inbox says: translated lazily, of nobody in particular
    urgency      one of URGENCIES: when it leaves the house, if it does, and in which words
    link         about -> (URL name, its arguments): where the inbox leads; never in a letter
    is_still_so  (person, about) -> whether this person may still hear of it, and it still holds;
                 asked when the inbox is drawn and before anything leaves
    title        what the page of choices calls it; without one, the sentence
    group        about -> the id of the group it belongs to, for those who choose by group; or None
    whoever      whether those hear of it too who are suspended or have not agreed to the limits, as
                 the page it leads to is theirs even so
    when         about -> the moment it begins, for those who asked for reminders they can recognise
    """

    name: str
    sentence: str | Promise
    urgency: str
    link: Callable
    is_still_so: Callable
    title: str | Promise = ""
    group: Callable = lambda about: None
    when: Callable = lambda about: None
    whoever: bool = False

    def __post_init__(self):
        if self.urgency not in URGENCIES:
            raise ValueError(f"{self.name}: no urgency is called {self.urgency}.")
        is_a_name = self.name.replace("_", "").isalpha() and len(self.name) <= 32
        if not is_a_name or self.name in URGENCIES:  # Ways are chosen by either.
            raise ValueError(f"{self.name!r} is no name of a kind.")


def register(kind):
    """Make a kind known; returns it. A name belongs to one kind."""
    if _kinds.setdefault(kind.name, kind) != kind:
        raise ValueError(f"Two kinds of notices are called {kind.name}.")
    return kind


def kind_called(name):
    """The kind of this name, or None: its app may be gone."""
    return _kinds.get(name)


def kinds():
    """Every kind there is, in the order in which they were registered."""
    return list(_kinds.values())


def register_groups(groups_of):
    """`groups_of(person)` gives [(id, name)] of the groups somebody can choose for."""
    if groups_of not in _ways_to_groups:
        _ways_to_groups.append(groups_of)


def groups_of(person):
    """[(id, name)] of the groups in which this person can choose what they are told of."""
    return [one for way in _ways_to_groups for one in way(person)]
