"""What an organiser writes who makes a policy their own."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.lib.words import Words

from .versions import LONGEST, LONGEST_REASON


class PolicyForm(forms.Form):
    """Its words and a reason. `after` is the version it was begun from, as the form carries it."""

    body = Words(
        label=gettext_lazy("What it says"),
        max_length=LONGEST,
        rows=24,
        help_text=gettext_lazy(
            "Two number signs begin a heading, a hyphen begins a line of a list. Take out what "
            "you cannot keep: people rely on it."
        ),
    )
    reason = Words(
        label=gettext_lazy("Why, in a sentence"),
        max_length=LONGEST_REASON,
        rows=2,
        help_text=gettext_lazy(
            "Everybody can read this. If you only looked it over, leave the words and say so here."
        ),
    )
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=32_000)

    def has_changed_meanwhile(self, policy):
        """Somebody else was quicker: what was typed stays, and is then on top of theirs."""
        self.data = {**self.data.dict(), "after": policy.number}
        self.add_error(
            None,
            _(
                "Somebody else changed it meanwhile. Their version is below: put together what "
                "should hold, and keep it once more."
            ),
        )
