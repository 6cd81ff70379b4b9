"""Asking to join, answering who asked, inviting, and what newcomers are asked."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.lib.words import Words

from .invitations import DAYS, USES

MOST_QUESTIONS = 4
LONGEST_ANSWER = 600


class AskForm(forms.Form):
    """The group's own questions, a field for each; `asked` is how they were put."""

    asked = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)

    def __init__(self, *args, questions, begun=None, **kwargs):
        """`begun` is what was answered in a draft."""
        self.questions, self.as_put = questions, "\n".join(questions)
        super().__init__(*args, initial={**(begun or {}), "asked": self.as_put}, **kwargs)
        for number, question in enumerate(questions):
            self.fields[f"answer_{number}"] = Words(
                label=question, max_length=LONGEST_ANSWER, rows=3, required=False
            )

    def clean(self):
        words = super().clean()
        if words.get("asked", "").replace("\r\n", "\n") != self.as_put:
            # A new form with the new questions, or the same mistake would be made again.
            self.data = {**self.data.dict(), "asked": self.as_put}
            self.add_error(None, _("The group has just changed its questions. Please look again."))
        return words

    def answers(self):
        """[[question, answer]], or None where the group asks nothing."""
        found = [self.cleaned_data[f"answer_{n}"] for n in range(len(self.questions))]
        return [list(pair) for pair in zip(self.questions, found, strict=True)] or None

    def answer_fields(self):
        return [self[f"answer_{number}"] for number in range(len(self.questions))]


class DeclineForm(forms.Form):
    answer = Words(
        label=_("What they will read"),
        max_length=600,
        rows=6,
        help_text=_("You can change these words. They are not told who answered."),
    )


class InviteForm(forms.Form):
    uses = forms.TypedChoiceField(
        label=_("How many people it lets in"),
        choices=[(uses or "any", uses or _("As many as have it")) for uses in USES],
        coerce=lambda value: None if value == "any" else int(value),
        initial=5,
        empty_value=None,
        widget=forms.RadioSelect,
    )
    days = forms.TypedChoiceField(
        label=_("How long it works"),
        choices=list(zip(DAYS, (_("A day"), _("A week"), _("Two weeks")), strict=True)),
        coerce=lambda value: timedelta(days=int(value)),
        initial=7,
        widget=forms.RadioSelect,
    )


class HopesForm(forms.Form):
    hopes = Words(
        label=_("What would help you here?"),
        max_length=600,
        rows=4,
        required=False,
        help_text=_("It can stay empty. It is for those who lead, and peer supporters."),
    )


class AboutForm(forms.Form):
    about = Words(
        label=_("A few words about you for the others?"),
        max_length=300,
        rows=3,
        required=False,
        help_text=_("It can stay empty. Whoever is in this group can read it."),
    )
