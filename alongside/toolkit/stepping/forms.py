"""Beginning a small step, and looking back on it."""

import re
from datetime import timedelta

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from alongside.groups.models import Membership
from alongside.groups.roles import Act
from alongside.lib.words import Words
from alongside.vault.once import OnceForm

from .noticing import noticed, stamp
from .steps import LONGEST_CAUTION, LONGEST_LEARNED, LONGEST_WHAT, LONGEST_WHEN, Outcome

SOURCE = re.compile(r"card:[-a-z0-9]{1,60}|(story|meeting):[0-9]{1,19}")
TOO_LONG = _("This takes up to %(limit_value)s letters. A few words are enough.")
LOOK_ONCE_MORE = _(
    "Look once more before your group reads this: there may be a private detail in it, or it may "
    "tell somebody what to do with a medicine. Below you can share it as it is."
)
ONLY_ME = "me"
NO = "no"  # It does not feel doable.
REMINDERS = {"1": timedelta(days=1), "3": timedelta(days=3), "7": timedelta(days=7)}


def places_to_share(person):
    """The groups in which this person shares, as {id in words: group}; their names are opened."""
    places = Membership.objects.current().inside().agreed().of(person).select_related("group")
    places = [p for p in places.order_by("joined_at") if not p.group.is_gone and p.may(Act.SHARE)]
    return {str(place.group_id): place.group for place in places}


class ShareForm(OnceForm):
    """A form whose words somebody keeps to themselves, or shares with one of their groups."""

    group = forms.ChoiceField(
        label=_("Who may read it?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Please choose who may read it."),
            "invalid_choice": _("That group is not there for you any more. Please choose again."),
        },
    )

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.places = places
        names = [(key, group.readable("name") or _("a group")) for key, group in places.items()]
        self.fields["group"].choices = [(ONLY_ME, _("Only me")), *names]
        self.fields["group"].initial = ONLY_ME

    @property
    def shared_with(self):
        """The group that was chosen, or None."""
        return self.places.get(self.cleaned_data["group"])

    # -- before others read it --------------------------------------------------------------------

    OTHERS_READ = ("what",)
    noticed = ()

    @property
    def yes(self):
        """What the box carries that says yes to what was noticed."""
        return stamp(self.noticed)

    def clean(self):
        """Ask once, before a group reads it, about what somebody may not have meant to show."""
        words = super().clean()
        if words.get("group", ONLY_ME) != ONLY_ME:
            said = "\n".join(words.get(name) or "" for name in self.OTHERS_READ)
            self.noticed = noticed(said)
            if self.noticed and self.data.get("anyway") != self.yes:
                self.add_error("group", LOOK_ONCE_MORE)
        return words


def short(longest, **kwargs):
    """A line of words; not counted by the browser, which would cut off a long one silently."""
    field = forms.CharField(**kwargs)
    field.validators.append(MaxLengthValidator(longest, TOO_LONG))
    return field


class StepForm(ShareForm):
    what = Words(
        label=_("What would you like to try?"),
        help_text=_("One thing, small enough for a bad day. Such as: two minutes in the garden."),
        max_length=LONGEST_WHAT,
        rows=2,
        error_messages={
            "required": _("Say in a few words what you would like to try."),
            "max_length": TOO_LONG,
        },
    )
    when = short(
        LONGEST_WHEN,
        label=_("When?"),
        help_text=_("If you like. Such as: after breakfast on Thursday."),
        required=False,
    )
    doable = forms.ChoiceField(
        label=_("Does it feel doable today, as you are now?"),
        choices=[
            ("yes", _("Yes")),
            ("maybe", _("I am not sure, and would like to try")),
            (NO, _("No: make it smaller")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose whether it feels doable.")},
    )
    remind = forms.ChoiceField(
        label=_("Would you like to be reminded?"),
        choices=[
            ("", _("No")),
            ("1", _("Tomorrow")),
            ("3", _("In three days")),
            ("7", _("In a week")),
        ],
        widget=forms.RadioSelect,
        required=False,
        initial="",
    )
    source = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_source(self):
        """What is none came from no page of ours; the step is as good without it."""
        source = self.cleaned_data["source"]
        return source if SOURCE.fullmatch(source) else ""

    @property
    def is_too_big(self):
        return self.cleaned_data["doable"] == NO

    @property
    def remind_in(self):
        """After which time somebody would like to be reminded, or None."""
        return REMINDERS.get(self.cleaned_data["remind"])


class LookBackForm(ShareForm):
    OTHERS_READ = ("learned", "caution")

    outcome = forms.ChoiceField(
        label=_("How did it go?"),
        help_text=_("Every answer here is a good one."),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose what comes nearest.")},
    )
    learned = Words(
        label=_("What did you learn?"),
        help_text=_("If you like: what made it easier, what you would do differently."),
        max_length=LONGEST_LEARNED,
        rows=4,
        required=False,
    )
    caution = short(
        LONGEST_CAUTION,
        label=_("Is there something to be careful about?"),
        help_text=_("If you like. Such as: not with a fresh injury, not on a full stomach."),
        required=False,
    )
