"""Codes: of an app, at the second step and when somebody confirms that it is them."""

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _

from .second_factor import matching
from .tries import Tries

TOO_MANY = _("There have been several tries just now. Please wait a minute, then try again.")


def plain_code(typed):
    """A code without the gaps and dashes that make it easier to read, in digits of any width."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", typed)))


def code_field(label):
    return forms.CharField(
        label=label,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages={"required": _("Please type the code.")},
    )


class CodeForm(forms.Form):
    """A code of somebody's app, or one of their recovery codes. `authenticator` is whose it was."""

    code = code_field(_("A code from my app, or one of my recovery codes"))

    def __init__(self, data=None, *, user, request):
        self.user, self.request = user, request
        super().__init__(data)

    def clean_code(self):
        tries = Tries(self.request, "code", str(self.user.pk))
        if not tries.allowed:
            raise forms.ValidationError(TOO_MANY)
        self.authenticator = matching(self.user, plain_code(self.cleaned_data["code"]))
        if self.authenticator is None:
            raise forms.ValidationError(
                _("This code is not right, or has been used. An app shows a new one soon.")
            )
        tries.succeeded()
        return self.cleaned_data["code"]
