"""Suggesting a resource, deciding about one, and naming who does."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.lib.topics import TOPICS
from alongside.lib.words import Line, Words
from alongside.vault.once import OnceForm

from .addresses import AddressRefused, checked
from .labels import EVIDENCE, KINDS, LANGUAGES
from .resources import CAN_BECOME, State
from .reviewers import LONGEST_ROLE

REFUSED = {
    "not_one": gettext_lazy("This does not read like the address of a page. Nothing is lost."),
    "scheme": gettext_lazy(
        "An address here begins with https. If this page has none such, a reviewer cannot be "
        "sure that it comes from whom it says."
    ),
    "not_open": gettext_lazy(
        "This address has a name, a password or a door number in it. Only pages that are open to "
        "everybody can stand here."
    ),
    "private": gettext_lazy(
        "This address leads into a network of one’s own, not to the open web. Others could not "
        "read it."
    ),
}
REVIEWS = {"6": gettext_lazy("In half a year"), "12": gettext_lazy("In a year")}
REVIEWS |= {"24": gettext_lazy("In two years")}


def line(label, most, **more):
    """A line of words, with what a reviewer needs it for."""
    missing = gettext_lazy("Please say this: a reviewer cannot look at it without.")
    return Line(label=label, max_length=most, error_messages={"required": missing}, **more)


def one_of(label, choices, **more):
    chosen = {"required": gettext_lazy("Please choose one.")}
    return forms.ChoiceField(
        label=label, choices=list(choices.items()), error_messages=chosen, **more
    )


class SuggestForm(OnceForm):
    """What somebody says of a resource. What describing.FIELDS names, and whether they gain."""

    title = line(gettext_lazy("What is it called?"), 200)
    by = line(gettext_lazy("Who made it?"), 500)
    address = line(
        gettext_lazy("Where is it?"),
        500,
        help_text=gettext_lazy("Its address on the web. Leave it empty for a book."),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "none"}),
    )
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("What is it about?"),
        choices=list(TOPICS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Please choose at least one.")},
    )
    kind = one_of(gettext_lazy("What kind of thing is it?"), KINDS, widget=forms.RadioSelect)
    minutes = forms.IntegerField(
        label=gettext_lazy("About how many minutes does it take?"),
        min_value=1,
        max_value=6_000,
        error_messages={
            "required": gettext_lazy("Please guess how long it takes. About is enough."),
            "invalid": gettext_lazy("Please type a whole number of minutes."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    language = one_of(gettext_lazy("Its language"), LANGUAGES)
    region = line(
        gettext_lazy("Does it hold for one country alone?"),
        80,
        help_text=gettext_lazy("Such as: Scotland. Empty where it holds everywhere."),
        required=False,
    )
    what = Words(label=gettext_lazy("What did you find there?"), max_length=500, rows=3)
    limits = Words(label=gettext_lazy("What does it not do, or not know?"), max_length=500, rows=3)
    gains = line(
        gettext_lazy("Do you, or somebody close to you, gain from it?"),
        300,
        help_text=gettext_lazy("Such as: I wrote it; my sister sells it. No is an answer too."),
    )

    def clean_address(self):
        if not (address := self.cleaned_data["address"]):
            return ""
        try:
            return checked(address)
        except AddressRefused as refused:
            raise ValidationError(REFUSED[refused.why]) from None

    @property
    def says(self):
        """What is kept of it. How sure it is, a reviewer says."""
        said = {name: one for name, one in self.cleaned_data.items() if name != "id"}
        return {**said, "evidence": "D"}


class DecideForm(forms.Form):
    """What a reviewer makes of a resource, signed with their name and role."""

    # When it was decided last, as the page said that they read; "" before it ever was.
    decided_at = forms.CharField(widget=forms.HiddenInput, required=False)
    to = forms.ChoiceField(
        label=gettext_lazy("What happens with it?"),
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), gettext_lazy("Please choose what happens with it.")
        ),
    )
    evidence = one_of(gettext_lazy("How sure is what it says?"), EVIDENCE)
    conflict = line(
        gettext_lazy("Who gains from it?"),
        300,
        help_text=gettext_lazy("Money, work or fame: yours, or its makers’. Readers see this."),
    )
    why = Words(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy(
            "Whoever suggested it reads this. Needed where it is not taken, or taken out."
        ),
        max_length=500,
        rows=3,
        required=False,
    )
    months = one_of(gettext_lazy("When is it to be looked over again?"), REVIEWS, initial="24")
    name = line(gettext_lazy("Your name, as you sign"), 80)
    role = line(gettext_lazy("Your role"), LONGEST_ROLE)

    LABELS = {
        State.SHOWN: gettext_lazy("It stands in the library"),
        State.DECLINED: gettext_lazy("It is not taken"),
        State.RETIRED: gettext_lazy("It is taken out"),
    }

    def __init__(self, *args, resource, **kwargs):
        super().__init__(*args, **kwargs)
        self.resource = resource
        self.fields["decided_at"].initial = self.newest = decided_last(resource)
        self.fields["evidence"].initial = (resource.readable("says") or {}).get("evidence")
        self.fields["conflict"].initial = resource.decided.get("conflict")
        allowed = CAN_BECOME[resource.state]
        self.fields["to"].choices = [(one.value, self.LABELS[one]) for one in allowed]

    def clean(self):
        said = super().clean()
        if said.get("decided_at") != self.newest:
            raise ValidationError(
                _("This has been decided about meanwhile. Look at it once more, please.")
            )
        if said.get("to") in (State.DECLINED, State.RETIRED) and not said.get("why", "").strip():
            self.add_error("why", _("Please say why, in words they can read."))
        return said

    def bring_up_to_date(self):
        """Whoever reads the page that comes now has seen what was decided meanwhile."""
        self.is_valid()  # By what came: from here on it says something else.
        self.data = self.data.copy()
        self.data["decided_at"] = self.newest


def decided_last(resource):
    return resource.decided_at.isoformat() if resource.decided_at else ""


class ReviewerForm(forms.Form):
    sign_in_name = line(
        gettext_lazy("The name they sign in with"),
        40,
        help_text=gettext_lazy("The whole name, as it is typed. There is no list of people."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    role = line(
        gettext_lazy("In which role"),
        LONGEST_ROLE,
        help_text=gettext_lazy("Such as: physiotherapist; reader who lives with pain."),
    )
