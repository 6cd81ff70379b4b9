"""Beginning a group, and writing down how it wants to be together."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.lib.zones import zones
from alongside.people.names import plain_name
from alongside.vault.once import OnceForm


class AgreementForm(forms.Form):
    body = forms.CharField(
        label=_("Our agreement, one sentence a line"),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 12}),
    )


class AcceptForm(forms.Form):
    """Yes to the agreement that was read: its `version` goes along."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    agreed = forms.BooleanField(
        label=_("I have read this, and I will keep to it as well as I can."),
        error_messages={"required": _("Please tick this once you have read the agreement.")},
    )

    def __init__(self, *args, current, **kwargs):
        super().__init__(*args, initial={"version": current.version}, **kwargs)
        self.current = current

    def clean(self):
        words = super().clean()
        if words.get("version") not in (None, self.current.version):
            # A new form on the new version, or the same mistake would be made again.
            self.data = {**self.data.dict(), "version": self.current.version, "agreed": ""}
            self.add_error(
                "agreed", _("The group has just changed its agreement. Please read it once more.")
            )
        return words


class GroupForm(OnceForm):
    name = forms.CharField(label=_("What the group is called"), max_length=80)
    purpose = forms.CharField(
        label=_("Who it is for, in two sentences"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    time_zone = forms.ChoiceField(
        label=_("Where its clock stands"), choices=zones, initial=timezone.get_default_timezone_name
    )
    agreement = forms.CharField(
        label=_("The agreement to begin with, one sentence a line"),
        max_length=5_000,
        help_text=_("The group can change it together at any time."),
        widget=forms.Textarea(attrs={"rows": 10}),
    )

    def clean_name(self):
        return plain_name(self.cleaned_data["name"])
