"""Beginning a slow round, one's turn in it, and the answer to the whole."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from alongside.groups.sharing.folding import ContentNote
from alongside.groups.sharing.gently import GentlyForm
from alongside.groups.sharing.responses import ResponseKind
from alongside.lib.words import IN_PARTS, Words
from alongside.vault.once import OnceForm

from ..engine import slow
from .rounds import LONGEST, LONGEST_CLOSING, LONGEST_PROMPT, LONGEST_REFLECTION

CLOSING = _(
    "Thank you for what you shared, for what you kept, and for reading each other. "
    "That is where we leave it for now."
)


def in_days(fewest, most):
    """The choices of so many days."""
    days = range(fewest, most + 1)
    return [(n, ngettext("%(num)s day", "%(num)s days", n) % {"num": n}) for n in days]


class BeginForm(OnceForm):
    sent_before = _(
        "What you sent first has begun already. What stands here now is not the same, and has not "
        "been sent. The next slow round can begin after this one."
    )

    prompt = Words(
        label=_("The prompt"),
        help_text=_("One open question is enough. Everybody can answer it, or pass."),
        max_length=LONGEST_PROMPT,
        rows=3,
    )
    days = forms.TypedChoiceField(label=_("For how long is it open?"), coerce=int, initial=5)
    reflect_days = forms.TypedChoiceField(
        label=_("And for how long can people answer to the whole afterwards?"),
        coerce=int,
        initial=2,
    )
    closing = Words(
        label=_("The last sentence, when it closes"),
        max_length=LONGEST_CLOSING,
        rows=3,
        initial=CLOSING,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["days"].choices = in_days(slow.FEWEST_DAYS, slow.MOST_DAYS)
        self.fields["reflect_days"].choices = in_days(1, slow.MOST_REFLECT_DAYS)


class SlowForm(GentlyForm):
    """`id` is that of the command: the same form sent twice is one."""

    sent_before = _(
        "What you sent first is there already. What stands here now is not the same, and has not "
        "been sent: send it, and it takes the place of the first, or leave that as it is."
    )


class TurnForm(SlowForm):
    body = Words(
        label=_("Your words"),
        max_length=LONGEST,
        rows=8,
        error_messages=IN_PARTS,
    )
    content_note = ContentNote()


class ReflectionForm(SlowForm):
    """A short answer to the whole, or one of the named responses; whoever is silenced taps."""

    body = Words(
        label=_("In a few words"),
        help_text=_("What stays with you? A sentence is plenty. No advice, please."),
        max_length=LONGEST_REFLECTION,
        rows=3,
        required=False,
    )
    response = forms.ChoiceField(choices=[("", "")], required=False)

    def __init__(self, *args, may_write=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["response"].choices = [("", ""), *ResponseKind.choices]
        if not may_write:
            del self.fields["body"]

    def clean(self):
        said = super().clean()
        if not self.errors and not (said.get("body", "").strip() or said.get("response")):
            field = "body" if "body" in self.fields else None
            self.add_error(field, _("There are no words here yet. A few are enough, or one tap."))
        return said
