from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.people.arriving.forms import SignUpForm


class SetUpForm(SignUpForm):
    host = forms.CharField(
        label=_("Who runs this Alongside"),
        max_length=80,
        help_text=_("For example the name of your charity, clinic or group of volunteers."),
    )
    contact = forms.CharField(
        label=_("How people reach a human"),
        max_length=500,
        help_text=_("A telephone number or address, and when somebody answers."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order = ["host", "contact", "username", "password1"]
