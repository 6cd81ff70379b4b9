"""The six made-up members of a rehearsal, and what they say in each part of it.

They are called after trees, so that nobody takes them for somebody of a group.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# The parts of the plan, by their place in it. See `plan_of_it` in rehearsals.py.
DOORS, CHECK_IN, TOPIC, FLOOR, CLOSING = range(5)


@dataclass(frozen=True)
class MadeUp:
    """A made-up member: `says` is {part: words}; where there are none, they pass."""

    seat: int
    tree: Promise
    today: str
    says: dict
    rough: bool = False

    @property
    def called(self):
        return gettext("%(name)s (made up)") % {"name": self.tree}


HAZEL, ROWAN, LINDEN, LAUREL, WILLOW, ASH = range(2, 8)

PEOPLE = {
    one.seat: one
    for one in (
        MadeUp(
            HAZEL,
            _("Hazel"),
            "few",
            {
                CHECK_IN: _("Here, and that is about all there is of me today."),
                TOPIC: _("I plan two things a day now. On most days I do one and a half."),
                CLOSING: _("That nobody minded how I came."),
            },
            rough=True,
        ),
        MadeUp(
            ROWAN,
            _("Rowan"),
            "talk",
            {
                CHECK_IN: _("Good evening, all. I have been looking forward to this."),
                TOPIC: _("My shed is where I forget my back. It does not forget me, mind."),
                FLOOR: _("Somebody asked how I lift the kettle. Two hands, half full."),
                CLOSING: _("A few good thoughts, and the one about the kettle."),
            },
        ),
        MadeUp(
            LINDEN,
            _("Linden"),
            "listening",
            {TOPIC: _("I needed to hear the others first. It is the same for me.")},
        ),
        MadeUp(
            LAUREL,
            _("Laurel"),
            "talk",
            {
                CHECK_IN: _("With a cup of tea, and both feet up."),
                TOPIC: _("I stopped saying “I am fine”. Now I say “I am here”."),
                FLOOR: _("I would like to hear more about “one and a half”."),
                CLOSING: _("One and a half is a number I can do."),
            },
        ),
        MadeUp(
            WILLOW,
            _("Willow"),
            "few",
            {
                CHECK_IN: _("Tired. Glad to be among you."),
                TOPIC: _("At work they see the good hour, and I pay for it at home."),
                CLOSING: _("To be believed, for an hour."),
            },
        ),
        MadeUp(
            ASH,
            _("Ash"),
            "few",
            {
                CHECK_IN: _("Sorry that I am late. It is my first time here."),
                CLOSING: _("That I did not have to explain anything."),
            },
        ),
    )
}

COMES_LATE = ASH
WANT_THE_FLOOR = (ROWAN, LAUREL)
WAITS_FIRST = {TOPIC: (LINDEN,)}  # They say “come back to me”, once.
