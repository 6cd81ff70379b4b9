"""What somebody may add to something that helped them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.lib.words import A_FEW, Line

from .helped import LONGEST_CAUTION


class PinForm(forms.Form):
    caution = Line(
        label=_("Is there something to be careful about?"),
        help_text=_("If you like. Such as: not with a fresh injury, not on a full stomach."),
        max_length=LONGEST_CAUTION,
        required=False,
        error_messages=A_FEW,
    )

    def clean_caution(self):
        return " ".join(self.cleaned_data["caution"].split())
