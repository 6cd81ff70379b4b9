"""What it was like, and why those who lead hold something back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.lib.meanwhile import MeanwhileForm
from alongside.lib.words import Words

from .impressions import LONGEST, Phrase

TOO_LONG = _("This takes up to %(limit_value)s letters. A few words are enough. Nothing is lost.")


class ImpressionForm(MeanwhileForm):
    phrase = forms.ChoiceField(
        label=_("What was it like for you?"),
        choices=Phrase.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose what comes nearest.")},
    )
    words = Words(
        label=_("Would you like to add something?"),
        help_text=_("Only if you like. What helps one may not help another."),
        max_length=LONGEST,
        rows=3,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )


CHANGED = _(
    "Its author has worded it anew since you read it. Look at it once more, please: nothing is "
    "done yet, and what you typed is still here."
)


HELD = _(
    "It is held back already, with another reason. What you typed is still here, and nothing was "
    "done with it."
)


class HoldForm(forms.Form):
    because = Words(
        label=_("Why?"),
        help_text=_("Its author reads this, and so do those who lead."),
        max_length=LONGEST,
        rows=3,
        error_messages={"required": _("Say in a few words why."), "max_length": TOO_LONG},
    )
    # Which words of it were read.
    version = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def is_of(self, row):
        """Whether these are still the words that were read; or else it asks once more."""
        if row.is_still(self.cleaned_data["version"]):
            return True
        self.data = {**self.data.dict(), "version": row.version}
        self.add_error(None, CHANGED)
        return False

    def is_first(self, row):
        """Whether nobody has held it back for another reason; sent twice it is held once."""
        because = self.cleaned_data["because"]
        if row.held_at is None or row.readable("held_because") == because:
            return True
        self.add_error(None, HELD)
        return False
