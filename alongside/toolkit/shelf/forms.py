"""What somebody looks for on the shelf, and why something is taken off it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.lib.words import Words

LONGEST_LOOK = 20_000  # A whole story can be looked for.
LONGEST_REASON = 500


class LookForm(forms.Form):
    words = Words(
        label=_("Say it in your own words"),
        help_text=_("Such as “I cannot sleep”. It is kept nowhere."),
        max_length=LONGEST_LOOK,
        rows=2,
        error_messages={
            "required": _("Type a few words first."),
            "max_length": _("This takes up to %(limit_value)s letters. A few words find more."),
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].widget.attrs["autocomplete"] = "off"


class TakeOffForm(forms.Form):
    because = Words(
        label=_("Why?"),
        help_text=_("Its author reads this; nobody else does."),
        max_length=LONGEST_REASON,
        rows=3,
        error_messages={"required": _("Say in a few words why.")},
    )
