"""What somebody of the care team says on the page of a case, and what somebody writes to them."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.lib.words import Words
from alongside.vault.once import OnceForm

from .case import LONGEST_WORDS
from .looking_after import outcomes_of

QUESTIONS = (
    ("act", gettext_lazy("Does it need something from us, and how soon?")),
    ("others", gettext_lazy("Is it safe for the others who read it?")),
    ("support", gettext_lazy("What would support this person, and what have they asked for?")),
    ("where", gettext_lazy("Where do we answer: in private, in the group, or both?")),
)
LONGEST_ANSWER = 500
FURTHEST = timedelta(days=60)


def some(label, most=LONGEST_ANSWER, *, rows=2, required=False):
    return Words(label=label, max_length=most, rows=rows, required=required)


class QuestionsForm(OnceForm):
    """Four questions, in the order in which they help. Each may stay open, but not all of them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, question in QUESTIONS:
            self.fields[name] = some(question)

    def clean(self):
        words = super().clean()
        if not self.errors and not any(words[name] for name, _question in QUESTIONS):
            raise forms.ValidationError(_("Please answer at least one of the questions."))
        return words

    @property
    def answers(self):
        """What was answered, below the questions as they were put."""
        said = [(question, self.cleaned_data[name]) for name, question in QUESTIONS]
        return "\n\n".join(f"{question}\n{answer}" for question, answer in said if answer)


class WordsForm(OnceForm):
    words = some(gettext_lazy("What you would like to say"), LONGEST_WORDS, rows=5, required=True)


class FollowUpForm(OnceForm):
    words = some(gettext_lazy("What you would like to ask them"), LONGEST_WORDS, rows=5)


class SecondForm(OnceForm):
    words = some(
        gettext_lazy("What you think, having read it too"), LONGEST_WORDS, rows=3, required=True
    )


class HandOverForm(forms.Form):
    """To one of these people, or back to the queue."""

    to = forms.ChoiceField(label=gettext_lazy("To whom"), required=False)
    words = some(gettext_lazy("What they should know"), LONGEST_WORDS, rows=3)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        back = ("", _("Back to the queue, for whoever is free"))
        self.fields["to"].choices = [back, *((pk, one.called) for pk, one in self.people.items())]

    @property
    def whom(self):
        return self.people.get(self.cleaned_data["to"])


class EscalateForm(OnceForm):
    """That somebody outside was called: two names, whom, and with what."""

    with_whom = forms.ChoiceField(
        label=gettext_lazy("Who decided it with you"),
        required=False,
        help_text=gettext_lazy("If there was nobody to ask, say so below."),
    )
    called = some(gettext_lazy("Whom you called, and what they said"), rows=3, required=True)
    used = some(gettext_lazy("Which details of theirs you passed on"), required=True)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {str(one.pk): one for one in people}
        nobody = ("", _("Nobody could be reached"))
        self.fields["with_whom"].choices = [
            nobody,
            *((pk, one.called) for pk, one in self.people.items()),
        ]

    @property
    def second(self):
        return self.people.get(self.cleaned_data["with_whom"])


class CloseForm(forms.Form):
    outcome = forms.ChoiceField(
        label=gettext_lazy("How it ended for now"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please say how it ended for now.")},
    )
    follow_up_on = forms.DateField(
        label=gettext_lazy("When you ask again how they are"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": gettext_lazy("Please choose a day on which you ask again.")},
    )
    words = some(gettext_lazy("What whoever looks at it later should know"), LONGEST_WORDS, rows=3)
    debriefed = forms.BooleanField(
        label=gettext_lazy("I have talked it over with somebody, or know when I will"),
        error_messages={
            "required": gettext_lazy("Please do not carry it alone: say when you talk it over.")
        },
    )

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = list(outcomes_of(case).items())
        if case.person_has_died:
            del self.fields["follow_up_on"]

    def clean_follow_up_on(self):
        day, today = self.cleaned_data["follow_up_on"], timezone.localdate()
        if not today <= day <= today + FURTHEST:
            raise forms.ValidationError(_("Please choose a day from today on, within two months."))
        return day
