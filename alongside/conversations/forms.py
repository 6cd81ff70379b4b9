"""Sharing a story, answering one, and the taps."""

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from alongside.lib.words import Words

from .gently.forms import GentlyForm
from .models import LONGEST, LONGEST_NOTE, Response, Wish


class ContentNote(forms.CharField):
    """A line that says what is hard in some words, which then come folded everywhere."""

    def __init__(self):
        super().__init__(
            label=_("Something hard in it? Say what, and it comes folded."),
            help_text=_("If you like, in a few words. Others see them first and open the rest."),
            required=False,
            error_messages={
                "max_length": _("This takes up to %(limit_value)s letters. A few words are enough.")
            },
        )
        # Not counted by the browser, which would cut off a long line without a word.
        self.validators.append(MaxLengthValidator(LONGEST_NOTE, self.error_messages["max_length"]))

    def to_python(self, value):
        """On one line, without what nobody typed."""
        return " ".join(super().to_python(str(value or "").replace("\x00", "")).split())


class StoryForm(GentlyForm):
    body = Words(label=_("What would you like to share?"), max_length=LONGEST, rows=9)
    content_note = ContentNote()
    wish = forms.ChoiceField(
        label=_("What would help?"),
        choices=[
            (Wish.LISTEN, _("Just listen. No advice, please.")),
            (Wish.IDEAS, _("Ideas are welcome.")),
            (Wish.QUESTIONS, _("Questions are welcome.")),
        ],
        initial=Wish.LISTEN,
        widget=forms.RadioSelect,
    )


class ReplyForm(GentlyForm):
    body = Words(label=_("Your reply"), max_length=LONGEST, rows=5)
    content_note = ContentNote()
    # The reply that this one answers; a number that makes no sense is nobody's.
    answers = forms.CharField(required=False, widget=forms.HiddenInput)


class ResponseForm(forms.Form):
    """One tap: gives a `kind` of response, or takes it back. The same tap twice is one tap."""

    kind = forms.ChoiceField(choices=Response.Kind.choices, required=False)
    take_back = forms.ChoiceField(choices=Response.Kind.choices, required=False)
