"""Giving somebody to ring, and saying why one looks at it."""

import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.lib.words import Line, Words

from .contacts import LONGEST_NAME, LONGEST_NUMBER, LONGEST_REASON

# Whoever rings it may be in another country, and types what stands here: digits, and what people
# put between them. An extension is a word, and may follow.
NUMBER = re.compile(r"\+?[\d\s().\-/]{3,}(?:\D{1,12}\d{1,6})?")


class ContactForm(forms.Form):
    name = Line(
        label=gettext_lazy("Their name, and who they are to you"),
        max_length=LONGEST_NAME,
        error_messages={"required": gettext_lazy("Please say whom we would ring.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    number = Line(
        label=gettext_lazy("Their telephone number"),
        max_length=LONGEST_NUMBER,
        help_text=gettext_lazy("With the code of the country, such as +44, if you know it."),
        error_messages={"required": gettext_lazy("Please give a number that can be rung.")},
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    knows = forms.BooleanField(
        label=gettext_lazy("They know that I have given their number here"),
        error_messages={
            "required": gettext_lazy("Please ask them first. It is their number, and their night.")
        },
    )

    def clean_number(self):
        number = self.cleaned_data["number"].strip()
        if not NUMBER.fullmatch(number):
            raise forms.ValidationError(
                _("This does not look like a number that can be rung. Please look at it again.")
            )
        return number


class OpenForm(forms.Form):
    reason = Words(
        label=gettext_lazy("Why you look at it now"),
        max_length=LONGEST_REASON,
        rows=2,
        help_text=gettext_lazy("A short sentence. They read it afterwards, with your name."),
    )
