"""The forms of arriving and of making pages fit oneself."""

from allauth.account import forms as allauth_forms
from django import forms
from django.utils.translation import gettext_lazy as _

from . import names
from .limits import LIMITS


class SignInForm(allauth_forms.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Your name here")
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class ChoosesAName:
    """For forms that ask for a `username`: a name of one's own, asked about where it seems real."""

    seems_real = False

    def check_name(self):
        name = names.check(self.cleaned_data["username"])
        self.seems_real = names.seems_real(name)
        if self.seems_real and self.data.get("keep_name") != "on":
            raise forms.ValidationError(names.SEEMS_REAL)
        return name


class SignUpForm(ChoosesAName, allauth_forms.SignupForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name, password = self.fields["username"], self.fields["password1"]
        name.label = _("A name for yourself")
        name.help_text = _(
            "What others will call you. It need not be your real name; better if it is not."
        )
        name.widget.attrs["maxlength"] = 40
        name.max_length = 40
        password.label = _("A password")
        password.help_text = _("At least ten characters. Three or four words you like work well.")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def clean_username(self):
        name = self.check_name()
        if len(name) > 40:
            raise forms.ValidationError(_("Please keep the name to 40 characters."))
        self.cleaned_data["username"] = name
        return super().clean_username()


class LimitsForm(forms.Form):
    of_age = forms.BooleanField(
        label=LIMITS[max(LIMITS)].promises[0],
        error_messages={"required": _("Alongside is for people who are 18 or older.")},
    )
    understood = forms.BooleanField(
        label=LIMITS[max(LIMITS)].promises[1],
        error_messages={"required": _("Please tick this once you have read the three limits.")},
    )
