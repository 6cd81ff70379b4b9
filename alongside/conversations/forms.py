"""Sharing a story, answering one, and the taps."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.groups.sharing.folding import ContentNote
from alongside.groups.sharing.gently import GentlyForm
from alongside.groups.sharing.responses import ResponseKind
from alongside.lib.words import IN_PARTS, Words

from .models import LONGEST, Wish


class StoryForm(GentlyForm):
    body = Words(
        label=_("What would you like to share?"),
        max_length=LONGEST,
        rows=9,
        error_messages=IN_PARTS,
    )
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
    is_reply = True
    body = Words(
        label=_("Your reply"),
        max_length=LONGEST,
        rows=5,
        error_messages=IN_PARTS,
    )
    content_note = ContentNote()
    # The reply that this one answers; a number that makes no sense is nobody's.
    answers = forms.CharField(required=False, widget=forms.HiddenInput)


class ResponseForm(forms.Form):
    """One tap: gives a `kind` of response, or takes it back. The same tap twice is one tap."""

    kind = forms.ChoiceField(choices=ResponseKind.choices, required=False)
    take_back = forms.ChoiceField(choices=ResponseKind.choices, required=False)
