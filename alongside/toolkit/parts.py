"""A page of one's own in parts, as it is written: perhaps on two devices at once.

What was kept on one of them is not lost by keeping the other: it stands beside what was typed.
"""

from django.utils.translation import gettext_lazy as _

from alongside.lib.meanwhile import MeanwhileForm

CHANGED = _(
    "This was changed on another page or device while you wrote here, and nothing is kept yet. "
    "Where a part says something else now, that stands below it; a part that was empty here is "
    "filled with it. Keep it once more when it is as you want it."
)


def parts_of(row):
    """{part: words} as they are kept; none where there is no row, or it does not open."""
    return (row and row.readable("words")) or {}


class PartsForm(MeanwhileForm):
    """The parts of the page, each with `theirs` below it."""

    changed = CHANGED

    def loses_nothing(self, now):
        """Nor was more typed: a page that was emptied elsewhere is not full again unasked."""
        typed = {name: said for name, said in self.cleaned_data.items() if said}
        typed.pop("version", "")
        return typed == now
