"""The forms of the page on which somebody chooses how they are told."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.lib import mail

from .choices import EMAIL, INBOX, PUSH
from .push import keys

LONGEST_PAUSE = timedelta(days=366)
WAYS = {
    INBOX: gettext_lazy("Only here, when I look"),
    EMAIL: gettext_lazy("By e-mail"),
    PUSH: gettext_lazy("On my device"),
}
FAMILIES = {
    "reminder": gettext_lazy("Reminders"),
    "at_once": gettext_lazy("What has changed and cannot wait"),
    "digest": gettext_lazy("What is new to read"),
    "on_call": gettext_lazy("Somebody waits, when I am on call"),
}
DIGESTS = {
    "day": gettext_lazy("Together, once a day"),
    "week": gettext_lazy("Together, once a week"),
    "none": gettext_lazy("Only here, when I look"),
}


def ways(mine):
    """[(way, its words)] of those there are here for whoever chose `mine`.

    A key that is missing may be the mistake of an hour: whoever chose devices need not choose anew.
    """
    is_there = {
        INBOX: True,
        EMAIL: mail.is_offered(),
        PUSH: PUSH in mine.ways() or bool(keys.public_key()),
    }
    return [(way, words) for way, words in WAYS.items() if is_there[way]]


class OneTime(forms.TimeField):
    """A time of the day, kept as text."""

    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    default_error_messages = {"invalid": gettext_lazy("Please write a time such as 08:00.")}

    def clean(self, value):
        found = super().clean(value)
        return f"{found:%H:%M}" if found else ""


class WaysForm(forms.Form):
    """A way for each of `what`. `otherwise` says what it means to choose none."""

    def __init__(self, *args, mine, what, chosen, otherwise, **kwargs):
        super().__init__(*args, **kwargs)
        self.what, self.before = [name for name, _words in what], chosen
        offered = ways(mine)
        if "usual" in self.fields:
            self.fields["usual"].choices = offered
        for name, words in what:
            self.fields[f"way_{name}"] = forms.ChoiceField(
                label=words,
                choices=[("", otherwise), *offered],
                initial=chosen.get(name, ""),
                required=False,
            )

    def by_kind(self):
        """The fields of the kinds, to be drawn."""
        return [self[f"way_{name}"] for name in self.what]

    def chosen_by_kind(self):
        """{kind or urgency: way} of what is not as usual; what was not asked stays as it was."""
        asked = {name: self.cleaned_data[f"way_{name}"] for name in self.what}
        return {name: way for name, way in {**self.before, **asked}.items() if way}


class ChoicesForm(WaysForm):
    usual = forms.ChoiceField(
        label=gettext_lazy("How shall we tell you?"), widget=forms.RadioSelect
    )
    recognisable = forms.BooleanField(
        label=gettext_lazy("Reminders I can recognise"),
        help_text=gettext_lazy("They say when it begins. Never which group, and never a name."),
        required=False,
    )
    digest = forms.ChoiceField(
        label=gettext_lazy("What is new to read, outside of here"),
        choices=list(DIGESTS.items()),
        widget=forms.RadioSelect,
    )
    digest_day = forms.TypedChoiceField(
        label=gettext_lazy("If once a week, on"), choices=list(WEEKDAYS.items()), coerce=int
    )
    digest_at = OneTime(label=gettext_lazy("At about"))
    quiet = forms.BooleanField(
        label=gettext_lazy("Quiet hours: nothing leaves then"),
        help_text=gettext_lazy("But where somebody waits for you, if you are on call or lead."),
        required=False,
    )
    quiet_from = OneTime(label=gettext_lazy("From"))
    quiet_to = OneTime(label=gettext_lazy("Until"))


class PauseForm(forms.Form):
    until = forms.DateField(
        label=gettext_lazy("Or until the morning of"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        which = _("Please choose a day from tomorrow on, within a year.")
        self.fields["until"].error_messages = {"required": which, "invalid": which}

    def clean_until(self):
        day, today = self.cleaned_data["until"], timezone.localdate()
        if not today < day <= today + LONGEST_PAUSE:
            raise forms.ValidationError(self.fields["until"].error_messages["invalid"])
        return day
