"""Beginning a card, adding a line to it, and words of one's own for the sheet."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.groups.sharing.gently import GentlyForm
from alongside.lib.words import A_FEW, Line, Words
from alongside.vault.once import OnceForm

from .audiences import Audience
from .cards import LONGEST_TITLE
from .lines import LONGEST_LINE

HERE, MAY = "here", "may"
TOO_LONG = _(
    "A line takes up to %(limit_value)s letters, and this has %(show_value)s. "
    "Nothing is lost: please take some out, or make two lines of it."
)


class CardForm(GentlyForm):
    """`body` is the title: it is looked over like everything that is shared."""

    sent_before = OnceForm.sent_before  # Nobody changes a title.

    audience = forms.ChoiceField(
        label=_("Who is it for?"),
        choices=Audience.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose who it is for.")},
    )
    body = Line(
        label=_("A few words more, if you like"),
        help_text=_("Such as: the one who always asks how I slept. No real names, please."),
        max_length=LONGEST_TITLE,
        required=False,
        error_messages=A_FEW,
    )

    def clean_body(self):
        return " ".join(self.cleaned_data["body"].split())


class LineForm(GentlyForm):
    body = Words(
        label=_("A line of yours"),
        max_length=LONGEST_LINE,
        rows=4,
        error_messages={"max_length": TOO_LONG},
    )
    printing = forms.ChoiceField(
        label=_("May it leave the group on paper?"),
        help_text=_(
            "A printed page can be shown to anybody, and nobody tells you. You can take your yes "
            "back at any time: then the line is gone at once from everybody’s page here. What was "
            "printed before that cannot be called back. If you leave the group, your yes ends."
        ),
        choices=[
            (HERE, _("No, only here in the group")),
            (MAY, _("Yes, members may print it, without my name")),
        ],
        initial=HERE,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose whether it may be printed.")},
    )

    @property
    def printable(self):
        return self.cleaned_data["printing"] == MAY


class EditLineForm(LineForm):
    version = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)


class OwnWordsForm(OnceForm):
    """For the sheet: seen by whoever writes them, and by those they show it to."""

    body = Words(
        label=_("Words of your own"),
        max_length=LONGEST_LINE,
        rows=3,
        help_text=_("Only you see them here. They are printed with the rest."),
        error_messages={"max_length": TOO_LONG},
    )
