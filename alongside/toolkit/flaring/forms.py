"""Writing one's plan for a flare. Every part of it can stay empty."""

from django.utils.translation import gettext_lazy as _

from alongside.lib.words import Words

from ..parts import PartsForm
from .plans import PARTS

LONGEST_PART = 2_000
LINES = {"message": 2, "whom": 2}
HINTS = {
    "signs": _("What I notice first. Such as: I stop answering messages, or the stairs feel long."),
    "first_hour": _("What I do at once, and what can wait. Such as: lie down, cancel, warm drink."),
    "next_days": _("The least that has to be done, and by whom. What I leave out without guilt."),
    "whom": _("Who knows what a flare is for me, and how I reach them."),
    "message": _("Ready to send. Such as: “A flare. I am safe, and quiet for a few days.”"),
    "clinician": _(
        "What is new or different enough to ask, and whom I ring. What is dangerous stands under "
        "“Help now” on every page."
    ),
    "back_up": _("The first thing I take up again, and how little of it. What comes after that."),
}


def part(name):
    return Words(
        label=PARTS[name],
        help_text=HINTS[name],
        max_length=LONGEST_PART,
        rows=LINES.get(name, 4),
        required=False,
        error_messages={
            "max_length": _(
                "This part takes up to %(limit_value)s letters, and this has %(show_value)s. "
                "Nothing is lost: please take some out. On a bad day, short is good."
            ),
        },
    )


class FlarePlanForm(PartsForm):
    signs = part("signs")
    first_hour = part("first_hour")
    next_days = part("next_days")
    whom = part("whom")
    message = part("message")
    clinician = part("clinician")
    back_up = part("back_up")
