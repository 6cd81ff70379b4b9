"""Setting up: an account for the first organiser, and what the first page says of who runs it."""

from django.utils.translation import gettext_lazy as _

from alongside.lib.words import Line, Words
from alongside.people.arriving.forms import SignUpForm


class SetUpForm(SignUpForm):
    host = Line(
        label=_("Who runs this Alongside"),
        max_length=80,
        help_text=_("For example the name of your charity, clinic or group of volunteers."),
    )
    contact = Words(
        label=_("How people reach a human"),
        max_length=500,
        help_text=_("A telephone number or address, and when somebody answers."),
        rows=2,
    )
    field_order = ["host", "contact", "username", "password1"]
