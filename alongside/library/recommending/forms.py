"""What is recommended, why, and for how long."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.lib import things
from alongside.lib.words import Line
from alongside.vault.once import OnceForm

from .recommendations import LONGEST_WHY

WEEKS = {"1": _("A week"), "2": _("Two weeks"), "4": _("Four weeks"), "8": _("Eight weeks")}


class RecommendForm(OnceForm):
    """`until` is the day of the meeting it is for; without one, it stands for some weeks.

    Whether `some_are_lost` tells that there is something whose words cannot be opened any more.
    """

    what = forms.ChoiceField(
        label=_("What is worth a look?"),
        error_messages={
            "required": _("Please choose something."),
            "invalid_choice": _("That is not there any more. Please choose again."),
        },
    )
    why = Line(
        label=_("Why did you think of it?"),
        help_text=_("One sentence. The group reads it, with your name."),
        max_length=LONGEST_WHY,
        error_messages={
            "required": _("Please say in a sentence why you thought of it."),
            "max_length": _("This takes up to %(limit_value)s letters. A sentence is enough."),
        },
    )
    weeks = forms.ChoiceField(
        label=_("How long does it stand there?"),
        choices=list(WEEKS.items()),
        initial="4",
        error_messages={"required": _("Please choose how long it stands there.")},
    )

    def __init__(self, *args, until=None, **kwargs):
        super().__init__(*args, **kwargs)
        every = things.every_thing()
        groups = [
            (kind, [(one.name, one.title) for one in some if one.title]) for kind, some in every
        ]
        self.fields["what"].choices = [("", _("Choose one")), *groups]
        self.some_are_lost = not all(one.title for _kind, some in every for one in some)
        self.day = until
        if until:
            del self.fields["weeks"]

    @property
    def until(self):
        """The last day on which it stands."""
        if self.day:
            return self.day
        return timezone.localdate() + timedelta(weeks=int(self.cleaned_data["weeks"]))
