"""One line of the log. Nothing in it has to be answered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.lib.meanwhile import MeanwhileForm
from alongside.lib.words import Line

from .lines import ACTIVITY, HELPED, LONGEST_WORD, SLEEP


def one_of(label, choices):
    return forms.ChoiceField(
        label=label, choices=list(choices.items()), widget=forms.RadioSelect, required=False
    )


class LineForm(MeanwhileForm):
    """The line of today, or of yesterday. A night belongs to the day after it."""

    sleep = one_of(_("How was last night?"), SLEEP)
    activity = one_of(_("How much did you do that day?"), ACTIVITY)
    helped = forms.MultipleChoiceField(
        label=_("What helped?"),
        choices=list(HELPED.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    word = Line(
        label=_("A word of your own"),
        help_text=_("If you like. Such as: visitors, long drive, first warm day."),
        max_length=LONGEST_WORD,
        required=False,
        error_messages={
            "max_length": _(
                "This takes up to %(limit_value)s letters, and this has %(show_value)s. "
                "A word or two are enough; nothing is lost."
            )
        },
    )

    def __init__(self, *args, of_yesterday=False, **kwargs):
        super().__init__(*args, **kwargs)
        if of_yesterday:
            self.fields["sleep"].label = _("How was the night before that day?")

    def add_prefix(self, field_name):
        """On its page "activity" goes by another name: drafts of that name are words."""
        return "did" if field_name == "activity" else super().add_prefix(field_name)

    @property
    def said(self):
        """{what: said}, without what was left open."""
        said = {name: said for name, said in self.cleaned_data.items() if said}
        said.pop("version", "")
        return said
