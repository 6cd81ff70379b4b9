"""The forms of arriving and of making pages fit oneself."""

import unicodedata

from allauth.account import forms as allauth_forms
from django import forms
from django.utils.translation import gettext_lazy as _


def plain_name(name):
    """`name` as it may be shown to others: one line, no invisible or direction-turning marks.

    Raises ValidationError where a look-alike could be hidden, rather than changing it silently.
    """
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if any(is_invisible(*pair) for pair in zip(name, " " + name, strict=False)):
        raise forms.ValidationError(
            _("This name has an invisible sign in it. Please type it by hand.")
        )
    return name


# Letters and marks by their category, but blank to the eye: fillers, joiners, variation selectors.
BLANK = {*"\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0", *map(chr, range(0xFE00, 0xFE10))}
OF_A_SYMBOL = {"\ufe0e", "\ufe0f"}  # These choose between a drawn and a coloured heart.


def is_invisible(letter, before):
    if letter in OF_A_SYMBOL and unicodedata.category(before) == "So":
        return False
    return letter in BLANK or unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cn")


class SignInForm(allauth_forms.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Your name here")
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class SignUpForm(allauth_forms.SignupForm):
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
        name = plain_name(self.cleaned_data["username"])
        if len(name) > 40:
            raise forms.ValidationError(_("Please keep the name to 40 characters."))
        self.cleaned_data["username"] = name
        return super().clean_username()


class DisplayForm(forms.Form):
    """How pages should look for me. Asked once, kept, and never a question about why."""

    theme = forms.ChoiceField(
        label=_("Light"),
        widget=forms.RadioSelect,
        choices=[
            ("auto", _("As my device is set")),
            ("light", _("Light")),
            ("dark", _("Dark")),
            ("dim", _("Dim: soft contrast, for sore eyes and migraine")),
        ],
    )
    size = forms.ChoiceField(
        label=_("Size of words"),
        widget=forms.RadioSelect,
        choices=[("normal", _("Normal")), ("large", _("Large")), ("larger", _("Very large"))],
    )
    font = forms.ChoiceField(
        label=_("Letters"),
        widget=forms.RadioSelect,
        choices=[
            ("system", _("The letters of my device")),
            ("hyperlegible", _("Atkinson Hyperlegible: letters that are hard to confuse")),
        ],
    )
    timers = forms.ChoiceField(
        label=_("Time in meetings"),
        widget=forms.RadioSelect,
        choices=[
            ("shown", _("Show about how long a turn has lasted")),
            ("hidden", _("Show me no times")),
        ],
    )


class NameForm(forms.Form):
    display_name = forms.CharField(
        label=_("What others call you here"),
        max_length=40,
        help_text=_("You keep signing in with the name you first chose."),
    )

    def clean_display_name(self):
        return plain_name(self.cleaned_data["display_name"])


class LimitsForm(forms.Form):
    of_age = forms.BooleanField(
        label=_("I am 18 or older."),
        error_messages={"required": _("Alongside is for people who are 18 or older.")},
    )
    understood = forms.BooleanField(
        label=_("I have read the three limits, and I agree to keep what others say to myself."),
        error_messages={"required": _("Please tick this once you have read the three limits.")},
    )
