"""Arriving at a meeting, and what somebody has for one to come."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .ahead import NOT_TODAY
from .models import Today


class TodayForm(forms.Form):
    today = forms.ChoiceField(
        label=_("What have you got today?"),
        choices=Today.Choice.choices,
        initial=Today.Choice.FEW,
        widget=forms.RadioSelect,
        help_text=_("Only the facilitators see what you choose."),
    )
    rough = forms.BooleanField(
        label=_("It is a rough day"),
        required=False,
        help_text=_("The facilitators see this too. Nobody will ask you about it."),
    )


class AheadForm(forms.Form):
    """One tap: what somebody has, or whether it is a rough day, or who may see that."""

    today = forms.ChoiceField(choices=[*Today.Choice.choices, (NOT_TODAY, "")], required=False)
    rough = forms.ChoiceField(choices=[("yes", ""), ("no", "")], required=False)
    seen = forms.ChoiceField(choices=[("facilitators", ""), ("me", "")], required=False)

    def said(self):
        """What was tapped, and nothing else."""
        tapped = {name: value for name, value in self.cleaned_data.items() if value}
        if "rough" in tapped:
            tapped["rough"] = tapped["rough"] == "yes"
        return tapped
