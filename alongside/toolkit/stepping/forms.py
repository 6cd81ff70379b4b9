"""Beginning a small step, and looking back on it."""

import re
from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.groups.models import Membership
from alongside.groups.roles import Act
from alongside.lib.meanwhile import MeanwhileForm
from alongside.lib.words import A_FEW, Line, Words
from alongside.vault.once import OnceForm

from .noticing import noticed, stamp
from .steps import LONGEST_CAUTION, LONGEST_LEARNED, LONGEST_WHAT, LONGEST_WHEN, Outcome

SOURCE = re.compile(r"card:[-a-z0-9]{1,60}|(story|meeting):[0-9]{1,19}")
NOT_WRITING_THERE = _(
    "You do not write in that group just now, and on its shelf these words would be read there. "
    "Choose “Only me” for now, or leave what you learned as it was. What you typed is still here."
)
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
        return self.places.get(self.cleaned_data.get("group"))

    # -- before others read it --------------------------------------------------------------------

    noticed = ()

    @property
    def yes(self):
        """What the box carries that says yes to what was noticed."""
        return stamp(self.noticed)

    def clean(self):
        """Ask once, before a group reads it, about what somebody may not have meant to show."""
        words = super().clean()
        if words.get("group", ONLY_ME) != ONLY_ME:
            self.noticed = noticed("\n".join(filter(None, self.new_to_others(words))))
            if self.noticed and self.data.get("anyway") != self.yes:
                self.add_error("group", LOOK_ONCE_MORE)
        return words

    def new_to_others(self, words):
        """What the group that was chosen is going to read and has not read yet."""
        return [words.get("what")]


class StepForm(ShareForm):
    what = Words(
        label=_("What would you like to try?"),
        help_text=_("One thing, small enough for a bad day. Such as: two minutes in the garden."),
        max_length=LONGEST_WHAT,
        rows=2,
        error_messages={
            "required": _("Say in a few words what you would like to try."),
            **A_FEW,
        },
    )
    when = Line(
        label=_("When?"),
        help_text=_("If you like. Such as: after breakfast on Thursday."),
        max_length=LONGEST_WHEN,
        required=False,
        error_messages=A_FEW,
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


class LookBackForm(MeanwhileForm, ShareForm):
    """How `step` went. Where its person does not write just now, it can stay shared as it is.

    What was taken off a shelf is its person's, and nobody asks who may read it.
    """

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
    caution = Line(
        label=_("Is there something to be careful about?"),
        help_text=_("If you like. Such as: not with a fresh injury, not on a full stomach."),
        max_length=LONGEST_CAUTION,
        required=False,
        error_messages=A_FEW,
    )

    def __init__(self, *args, step, **kwargs):
        super().__init__(*args, **kwargs)
        self.step, self.closed = step, None
        if step.taken_off_at:
            del self.fields["group"]
            return
        shared = step.group if step.shared_at else None
        self.closed = shared if shared and str(shared.pk) not in self.places else None
        if self.closed and not shared.is_gone:
            name = shared.readable("name") or _("a group")
            stays = _("%(group)s, as it is now") % {"group": name}
            self.fields["group"].choices += [(str(shared.pk), stays)]

    @property
    def stays_as_it_is(self):
        """Whether it stays shared in a group in which its person does not write just now."""
        return bool(self.closed) and self.cleaned_data.get("group") == str(self.closed.pk)

    @property
    def ends_sharing(self):
        """Whether the group that reads it now is not the one that was chosen."""
        if not self.step.shared_at or self.step.taken_off_at or self.stays_as_it_is:
            return False
        return self.shared_with is None or self.shared_with.pk != self.step.group_id

    def clean(self):
        words = super().clean()
        before = [self.step.readable(name) or "" for name in ("learned", "caution")]
        changed = [words.get("learned", ""), words.get("caution", "")] != before
        stands = self.step.shelved_at and words.get("outcome") == Outcome.HELPED
        if self.stays_as_it_is and stands and changed:
            self.add_error("group", NOT_WRITING_THERE)
        return words

    def new_to_others(self, words):
        """The step itself too, where it is shared there only now."""
        said = [words.get("learned"), words.get("caution")]
        if self.step.shared_at and words["group"] == str(self.step.group_id):
            return said
        return [self.step.readable("what"), *said]
