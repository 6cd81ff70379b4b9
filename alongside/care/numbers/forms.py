"""What an organiser says of a crisis line: never without its source, and the day it was seen."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.lib.words import Line, PageAddress
from alongside.vault.once import OnceForm

from . import countries
from .lines import SAID
from .looked_over import HOLD_FOR

EMERGENCY, TALK = "emergency", "talk"
HTTPS = "https://"


def line_of_text(label, longest, missing="", **more):
    errors = {"required": missing} if missing else {}
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return Line(label=label, max_length=longest, error_messages=errors, widget=widget, **more)


class LineForm(OnceForm):
    """`after` is the version it was begun from; `id` makes one line of a form sent twice."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        choices=[
            (TALK, gettext_lazy("Somebody to talk to")),
            (EMERGENCY, gettext_lazy("An emergency number")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose what it is.")},
    )
    name = line_of_text(gettext_lazy("What it is called"), 80, required=False)
    reach = line_of_text(
        gettext_lazy("Its telephone number, or the address of its page"),
        200,
        gettext_lazy("Please give a number, or an address."),
        help_text=gettext_lazy("As people dial it in that country."),
    )
    country = forms.ChoiceField(
        label=gettext_lazy("In which country it is dialled"),
        error_messages={"required": gettext_lazy("Please choose the country.")},
    )
    region = line_of_text(
        gettext_lazy("Where it serves, if that is not the whole country"), 80, required=False
    )
    hours = line_of_text(
        gettext_lazy("When somebody answers, and what it costs"), 160, required=False
    )
    language = line_of_text(gettext_lazy("In which languages"), 80, required=False)
    whom = line_of_text(gettext_lazy("For whom it is, if not for everybody"), 160, required=False)
    source = PageAddress(
        label=gettext_lazy("Where the service says so itself"),
        max_length=200,
        assume_scheme="https",
        help_text=gettext_lazy("The address of its own page. It begins with https."),
        error_messages={
            "required": gettext_lazy("Please give the page on which you looked it up."),
            "invalid": gettext_lazy("This does not look like an address. Please look again."),
        },
    )
    checked_on = forms.DateField(
        label=gettext_lazy("The day on which you looked it up"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": gettext_lazy("Please give the day on which you looked it up."),
            "invalid": gettext_lazy("This is no day. Please write it like 2027-03-31."),
        },
    )
    after = forms.IntegerField(
        widget=forms.HiddenInput, min_value=0, max_value=32_000, initial=0, required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", _("Please choose")), *countries.choices()]

    def clean_after(self):
        """Without a version it was begun from what ships, or anew."""
        return self.cleaned_data["after"] or 0

    def clean_source(self):
        if not self.cleaned_data["source"].startswith(HTTPS):
            raise forms.ValidationError(_("Please give an address that begins with https."))
        return self.cleaned_data["source"]

    def clean_checked_on(self):
        day, today = self.cleaned_data["checked_on"], timezone.localdate()
        if day > today:
            raise forms.ValidationError(_("That day has not come yet."))
        if today - day > HOLD_FOR:
            raise forms.ValidationError(
                _("That is more than half a year ago. Please look it up once more.")
            )
        return day

    def clean(self):
        said = self.cleaned_data
        if said.get("kind") == TALK:
            self.must_have("name", _("Please say what it is called."))
            self.must_have("hours", _("Please say when somebody answers."))
        reach, country = said.get("reach"), said.get("country")
        if reach and country and not can_be_reached(reach, country):
            self.add_error("reach", _("Nobody can be reached by this there. Please look again."))
        return said

    def must_have(self, name, sentence):
        if name in self.cleaned_data and not self.cleaned_data[name]:
            self.add_error(name, sentence)

    @property
    def said(self):
        """{name: value} of a line."""
        given = self.cleaned_data | {"is_emergency": self.cleaned_data["kind"] == EMERGENCY}
        return {name: given[name] for name in SAID}

    @property
    def changes_words(self):
        """Whether it says something else than what it was begun from, and not the day alone."""
        return bool({*self.changed_data} - {"checked_on", "after", "id"})

    def has_changed_meanwhile(self, kept):
        """Somebody else was quicker: what was typed stays, and would come after theirs."""
        self.data = {**self.data.dict(), "after": kept.number}
        self.add_error(
            None,
            _(
                "Somebody else changed this line meanwhile; how it stands now is below. What you "
                "wrote is still here. Keep it once more if it is what should hold."
            ),
        )


def can_be_reached(reach, country):
    if not reach.startswith(HTTPS):
        return countries.can_be_rung(reach, country)
    try:
        forms.URLField(assume_scheme="https").clean(reach)
    except forms.ValidationError:
        return False
    return True


def begun_from(kept):
    """What the form shows at first: the line as it holds, in the words of who reads."""
    line = kept.line
    if line is None:
        return {"after": kept.number}
    words = {name: str(getattr(line, name)) for name in SAID if name != "is_emergency"}
    words["kind"] = EMERGENCY if line.is_emergency else TALK
    words["source"] = HTTPS + words["source"].removeprefix(HTTPS)
    return words | {"after": kept.number, "checked_on": timezone.localdate()}
