"""How much is enough, and that one has practised what to do."""

from django import forms
from django.utils.translation import gettext_lazy

from .own_care import MOST_A_DAY


class EnoughForm(forms.Form):
    """Left empty, they have said nothing."""

    most_a_day = forms.IntegerField(
        label=gettext_lazy("How many readings a day are enough for me"),
        min_value=0,
        max_value=MOST_A_DAY,
        required=False,
        help_text=gettext_lazy(
            "Once you have had so many, the queue offers you nothing more until tomorrow, but for "
            "a crisis and for somebody who asks for someone now. Nobody else sees this number."
        ),
    )


class PractisedForm(forms.Form):
    practised = forms.BooleanField(
        label=gettext_lazy(
            "I have read it, and gone through with somebody what I would do if a life is in danger."
        ),
        error_messages={
            "required": gettext_lazy("Please tick this once you have done both. There is no hurry.")
        },
    )
