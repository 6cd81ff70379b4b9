"""What is said when words are held, when somebody asks to look again, and when it is decided."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.lib.words import Words

from .rules import LONGEST, Rule

AT_MOST = _("At most 1,500 letters.")


def why(label, **more):
    return Words(
        label=label,
        max_length=LONGEST,
        help_text=AT_MOST,
        error_messages={"required": _("Please say why. They have a right to know.")},
        rows=5,
        **more,
    )


class HoldForm(forms.Form):
    rule = forms.ChoiceField(
        label=_("What it is about"),
        choices=Rule.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose what it is about.")},
    )
    reason = why(_("Why, in words that their author will read"))
    # Which words were read, as each room tells them apart.
    version = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)


class AskForm(forms.Form):
    asks = Words(
        label=_("What they should know"),
        max_length=LONGEST,
        help_text=_("At most 1,500 letters. You can send it once."),
        error_messages={"required": _("Please write what they should know.")},
        rows=5,
    )


class DecideForm(forms.Form):
    why = why(_("Why, in words that their author will read"))
    outcome = forms.ChoiceField(
        label=_("What happens now"),
        choices=[
            ("release", _("Everybody in the group can read the words again")),
            ("stays", _("They stay held")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose what happens now.")},
    )
    version = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
