"""A page of one's own in parts, as it is written: perhaps on two devices at once.

What was kept on one of them is not lost by keeping the other: it stands beside what was typed.
"""

from django import forms
from django.utils.translation import gettext_lazy as _

CHANGED = _(
    "This was changed on another page or device while you wrote here, and nothing is kept yet. "
    "Where a part says something else now, that stands below it; a part that was empty here is "
    "filled with it. Keep it once more when it is as you want it."
)


def version_of(row):
    """What a form carries, so that it is known which words it was made from."""
    return row.changed_at.isoformat() if row else "none"


class PartsForm(forms.Form):
    """The parts of the page, and the version of it that they were made from."""

    version = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    theirs = {}  # {part: words} as they stand there now, where something else was typed.

    def is_up_to_date(self, row):
        """Whether `row`, as it is kept, is what this was made from; or it shows what that says.

        It is as well where both say the same, as with a form that was sent twice.
        """
        now = (row and row.readable("words")) or {}
        typed = {name: said for name, said in self.cleaned_data.items() if said}
        version = typed.pop("version", "")
        if version in ("", version_of(row)) or typed == now:
            return True
        self.theirs = {name: said for name, said in now.items() if typed.get(name, said) != said}
        filled = {name: said for name, said in now.items() if name not in typed}
        self.data = {**self.data.dict(), **filled, "version": version_of(row)}
        self.add_error(None, CHANGED)
        return False
