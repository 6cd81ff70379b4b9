"""What there is to say of a group that begins."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.lib.words import Words
from alongside.lib.zones import zones
from alongside.vault.once import OnceForm

from ..finding.forms import JOINING, WhatItIsLike, WhatItSays
from ..models import Group


class BeginForm(WhatItSays, WhatItIsLike, OnceForm):
    time_zone = forms.ChoiceField(
        label=_("Where its clock stands"), choices=zones, initial=timezone.get_default_timezone_name
    )
    agreement = Words(
        label=_("The agreement to begin with, one sentence a line"),
        max_length=5_000,
        help_text=_("The group can change it together at any time."),
        rows=10,
    )
    joining = forms.ChoiceField(
        label=_("How people come in"),
        choices=JOINING,
        required=False,
        initial=Group.Joining.INVITATION,
        widget=forms.RadioSelect,
    )

    def clean_joining(self):
        return self.cleaned_data["joining"] or Group.Joining.INVITATION
