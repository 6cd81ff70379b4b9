"""Sharing a story, answering one, and the taps."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.lib.words import Words
from alongside.vault.once import OnceForm

from .models import LONGEST, Response, Wish


class StoryForm(OnceForm):
    body = Words(label=_("What would you like to share?"), max_length=LONGEST, rows=9)
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


class ReplyForm(OnceForm):
    body = Words(label=_("Your reply"), max_length=LONGEST, rows=5)


class ResponseForm(forms.Form):
    """One tap: gives a `kind` of response, or takes it back. The same tap twice is one tap."""

    kind = forms.ChoiceField(choices=Response.Kind.choices, required=False)
    take_back = forms.ChoiceField(choices=Response.Kind.choices, required=False)
