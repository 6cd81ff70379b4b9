"""What is said when somebody goes, or is asked to, or when a group comes to its end."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.lib.meanwhile import version_of
from alongside.lib.words import Words
from alongside.vault.once import OnceForm

from ..joining.places import today_of
from ..meanwhile import say_what_is_there
from .deciding import DAYS
from .decisions import LONGEST

NOTICE = timedelta(days=14)  # Two weekly meetings at the least, in which to say goodbye.
AT_MOST_AHEAD = timedelta(days=3_650)  # Beyond it, a wrong key was pressed.
ENDING_CHANGED = gettext_lazy(
    "Somebody else has changed something about the end of the group while you were writing, and "
    "nothing of yours is kept or told yet. Where yours differs, it is said what stands there now."
)
AT_MOST = gettext_lazy("At most 1,500 letters.")


def reason(label):
    return Words(
        label=label,
        max_length=LONGEST,
        help_text=AT_MOST,
        error_messages={"required": gettext_lazy("Please say why. They have a right to know.")},
        rows=5,
    )


class WarningForm(OnceForm):
    our_rule = Words(  # Words, where the `rule` that somebody holds back by is a choice.
        label=gettext_lazy("Which line of your agreement, or which rule, it is about"),
        max_length=200,
        error_messages={"required": gettext_lazy("Please say which rule it is about.")},
        rows=2,
    )
    reason = reason(
        gettext_lazy("What happened, and what you ask of them, in words they will read")
    )


class SilenceForm(forms.Form):
    reason = reason(gettext_lazy("Why, in words they will read"))
    days = forms.TypedChoiceField(
        label=gettext_lazy("For how long"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose for how long.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        labels = (_("1 day"), _("3 days"), _("1 week"), _("2 weeks"))
        self.fields["days"].choices = list(zip(DAYS, labels, strict=True))


class AskToLeaveForm(forms.Form):
    reason = reason(gettext_lazy("Why, in words they will read"))


class AppealForm(forms.Form):
    appeal = Words(
        label=gettext_lazy("What the organiser should know"),
        max_length=LONGEST,
        help_text=gettext_lazy("At most 1,500 letters. You can send it once."),
        error_messages={"required": gettext_lazy("Please write what they should know.")},
        rows=6,
    )


class AnswerForm(forms.Form):
    answer = Words(
        label=gettext_lazy("Your answer, in words they will read"),
        max_length=LONGEST,
        help_text=AT_MOST,
        error_messages={"required": gettext_lazy("Please write them an answer.")},
        rows=5,
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("What happens now"),
        widget=forms.RadioSelect,
        choices=[
            ("stands", gettext_lazy("It stands")),
            ("reversed", gettext_lazy("It is reversed")),
        ],
        error_messages={"required": gettext_lazy("Please choose what happens now.")},
    )


class GoodbyeForm(forms.Form):
    """The last step of leaving; `words` is what was chosen on the one before."""

    words = forms.ChoiceField(required=False, widget=forms.HiddenInput)
    goodbye = Words(
        label=gettext_lazy("A goodbye for the group, if you like"),
        max_length=1_000,
        help_text=gettext_lazy(
            "At most 1,000 letters. It stands on the page “Who is here” for 30 days."
        ),
        required=False,
        rows=5,
    )

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].choices = [(one, one) for one in choices]


class EndingForm(forms.Form):
    # Of what was said of the end when this form was made: see groups/meanwhile.py.
    version = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    ends_on = forms.DateField(
        label=gettext_lazy("The last day"),
        help_text=gettext_lazy("At least 14 days from today, so that there is time for goodbyes."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": gettext_lazy("Please choose a day.")},
    )
    ending = Words(
        label=gettext_lazy("Why it ends, and where people can go next"),
        max_length=1_500,
        help_text=gettext_lazy("Everybody in the group reads this. At most 1,500 letters."),
        error_messages={"required": gettext_lazy("Please write a few words for the others.")},
        rows=6,
    )

    def __init__(self, *args, group, **kwargs):
        now = end_of(group)
        super().__init__(*args, initial=now | {"version": version_of(now)}, **kwargs)
        self.group = group

    def clean_ends_on(self):
        """Nobody is told less than two weeks before; a day that was told already may stay."""
        day = self.cleaned_data["ends_on"]
        if day != self.group.ends_on and day < today_of(self.group) + NOTICE:
            raise forms.ValidationError(_("Please choose a day at least 14 days from today."))
        if day > today_of(self.group) + AT_MOST_AHEAD:
            raise forms.ValidationError(_("That is more than ten years away. Is the year right?"))
        return day

    def has_changed_meanwhile(self, group):
        say_what_is_there(self, end_of(group), ENDING_CHANGED)


def end_of(group):
    """{name: value} of what is said of its end; of none, where it goes on."""
    return {"ends_on": group.ends_on, "ending": group.readable("ending") or ""}
