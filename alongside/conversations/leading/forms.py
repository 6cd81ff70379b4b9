"""What those who lead say about a conversation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.lib.words import Words

from .steered import LONGEST_REASON
from .steering import What


class PauseForm(forms.Form):
    because = Words(
        label=_("Why, in words for everybody"),
        max_length=LONGEST_REASON,
        rows=3,
        help_text=_("Everybody who reads the story sees this. Best say nothing of anybody in it."),
    )


class SteerForm(forms.Form):
    """One tap. A pause is not among them: it needs a reason."""

    what = forms.ChoiceField(choices=[one for one in What.choices if one[0] != What.PAUSE])
