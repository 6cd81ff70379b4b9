"""The words in which somebody says what they look for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.lib.words import Line

LONGEST = 300


class FindForm(forms.Form):
    words = Line(
        label=_("Say it in your own words"),
        help_text=_("Such as “I cannot sleep” or “they do not believe me”. It is kept nowhere."),
        max_length=LONGEST,
        error_messages={
            "required": _("Type a few words first."),
            "max_length": _("This takes up to %(limit_value)s letters. A few words find more."),
        },
        # The browser should not keep it either.
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
