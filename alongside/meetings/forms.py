"""Arriving at a meeting, and setting one up."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.vault.once import OnceForm

from .ahead import NOT_TODAY
from .models import Today, at_wall_time


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


class ScheduleForm(OnceForm):
    title = forms.CharField(label=_("What the meeting is about"), max_length=120)
    date = forms.DateField(
        label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    time = forms.TimeField(
        label=_("Time, by the group's clock"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )

    def __init__(self, *args, zone, **kwargs):
        super().__init__(*args, **kwargs)
        self.zone = zone

    def clean(self):
        words = super().clean()
        if "date" in words and "time" in words:
            starts_at = at_wall_time(words["date"], words["time"], self.zone)
            if starts_at < timezone.now() - timedelta(minutes=30):
                self.add_error("date", _("That time has passed. Please choose a later one."))
        return words
