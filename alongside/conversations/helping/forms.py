"""What somebody may add to something that helped them."""

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from .helped import LONGEST_CAUTION


class PinForm(forms.Form):
    caution = forms.CharField(
        label=_("Is there something to be careful about?"),
        help_text=_("If you like. Such as: not with a fresh injury, not on a full stomach."),
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Not counted by the browser, which would cut off a long line without a word.
        too_long = _("This takes up to %(limit_value)s letters. A few words are enough.")
        self.fields["caution"].validators.append(MaxLengthValidator(LONGEST_CAUTION, too_long))

    def clean_caution(self):
        return " ".join(self.cleaned_data["caution"].split())
