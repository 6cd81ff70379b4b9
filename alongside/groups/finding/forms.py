"""Saying how people find a group and join it, and looking for one."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from alongside.lib.meanwhile import version_of
from alongside.lib.words import Line, Words
from alongside.people.arriving.names import plain_name
from alongside.vault.once import OnceForm

from ..agreeing.agreements import lines_of
from ..joining.places import today_of
from ..meanwhile import say_what_is_there
from ..models import Group
from . import wanted
from .saying import WEEKDAYS, languages, weekday_lazily
from .themes import THEMES

# What lies sealed of all that the settings say.
SEALED = ("name", "purpose", "themes", "in_other_words", "questions")
MOST_LINES, MOST_QUESTIONS, LONGEST_LINE = 5, 4, 250
MOST_SEATS, LONGEST_SEARCH = 500, 600
HOW_OFTEN = [
    (1, _("every week")),
    (2, _("every two weeks")),
    (3, _("every three weeks")),
    (4, _("every four weeks")),
]
DAYS = [(day, weekday_lazily(day)) for day in WEEKDAYS]
# Said in full, so that nobody has to know what a word of ours means.
JOINING = [
    (
        Group.Joining.OPEN,
        _(
            "Open: the group can be found, and whoever it is for comes in by themselves while "
            "there is room."
        ),
    ),
    (
        Group.Joining.ASKING,
        _(
            "By asking: the group can be found, people ask to join, and somebody who leads it "
            "answers them."
        ),
    ),
    (
        Group.Joining.INVITATION,
        _("By invitation alone: nobody can find it. Those who lead it pass a link on."),
    ),
]

CHANGED_MEANWHILE = _(
    "Somebody else has changed something on this page while you were writing, and nothing of yours "
    "is kept yet. Where yours differs, it is said what stands there now. Save it once more when it "
    "is as you want it."
)


def words_in_lines(label, rows, longest, help_text):
    return Words(label=label, max_length=longest, required=False, help_text=help_text, rows=rows)


class WhatItSays(forms.Form):
    """What a group says of itself. Shared by its settings and by beginning one."""

    name = Line(label=_("What the group is called"), max_length=80)
    purpose = Words(
        label=_("Who it is for, in two sentences"),
        max_length=1_000,
        rows=3,
    )

    def clean_name(self):
        return plain_name(self.cleaned_data["name"])


class WhatItIsLike(forms.Form):
    """What people can look for in a group. Shared by its settings and by beginning one."""

    in_other_words = words_in_lines(
        _("Say in other words who it is for, as somebody might say it who looks for it"),
        4,
        1_500,
        _("Three to five lines, such as “my back went and never came back”. It is found by them."),
    )
    themes = forms.MultipleChoiceField(
        label=_("What it is about"),
        choices=THEMES.items(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    format = forms.ChoiceField(
        label=_("How it meets"),
        choices=Group.Format.choices,
        required=False,
        initial=Group.Format.WRITING,
        widget=forms.RadioSelect,
    )
    meets_on = forms.TypedChoiceField(
        label=_("On which day"),
        choices=[("", _("no fixed day")), *DAYS],
        coerce=int,
        empty_value=None,
        required=False,
    )
    meets_at = forms.TimeField(
        label=_("At what time, by the group’s own clock"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"invalid": _("A time looks like this: 19:30.")},
    )
    meets_every = forms.TypedChoiceField(
        label=_("How often"), choices=HOW_OFTEN, coerce=int, empty_value=1, required=False
    )
    capacity = forms.IntegerField(
        label=_("For how many there is room, besides those who lead"),
        required=False,
        min_value=1,
        max_value=MOST_SEATS,
        help_text=_(
            "Left empty, there is room for as many as come. A smaller number later never puts "
            "anybody out; those who come afterwards wait."
        ),
    )
    questions = words_in_lines(
        _("What you ask people who want to join, one question a line"),
        3,
        1_000,
        _("Up to four, and fewer are kinder. The answers are for those who lead."),
    )

    def clean_in_other_words(self):
        return self.few_lines("in_other_words", MOST_LINES)

    def clean_questions(self):
        return self.few_lines("questions", MOST_QUESTIONS)

    def few_lines(self, name, most):
        lines = lines_of(self.cleaned_data[name])
        if len(lines) > most:
            said = ngettext("Please keep to %(num)s line.", "Please keep to %(num)s lines.", most)
            raise forms.ValidationError(said % {"num": most})
        if any(len(line) > LONGEST_LINE for line in lines):
            said = _("One of the lines is long. Please keep each under %(num)s letters.")
            raise forms.ValidationError(said % {"num": LONGEST_LINE})
        return "\n".join(lines)

    def clean_format(self):
        return self.cleaned_data["format"] or Group.Format.WRITING

    def clean(self):
        words = super().clean()
        if words.get("meets_at") and words.get("meets_on") is None and "meets_on" in words:
            self.add_error("meets_on", _("There is a time, and no day yet."))
        return words


class SettingsForm(WhatItSays, WhatItIsLike):
    """What a group is called, how people find it, how they come in, and what it is like."""

    joining = forms.ChoiceField(
        label=_("How people come in"), choices=JOINING, widget=forms.RadioSelect
    )
    talks_first = forms.BooleanField(
        label=_("Somebody who leads talks with each person before they come in"), required=False
    )
    newcomers_on = forms.DateField(
        label=_("Newcomers come in together on this day"),
        required=False,
        help_text=_("Left empty, each comes in as soon as there is a place."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    shows_past = forms.BooleanField(
        label=_("Newcomers can read what was shared before they came"), required=False
    )
    language = forms.ChoiceField(label=_("In which language"))
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, group, **kwargs):
        now = settings_of(group)
        super().__init__(*args, initial=now | {"version": version_of(now)}, **kwargs)
        self.group = group
        self.fields["language"].choices = languages(group.language)

    def clean_newcomers_on(self):
        day = self.cleaned_data["newcomers_on"]
        if day and day < today_of(self.group) and day != self.group.newcomers_on:
            raise forms.ValidationError(
                _("That day has passed. Please choose one that is to come.")
            )
        return day

    def has_changed_meanwhile(self, group):
        """Says so, and beside each field that differs what stands there now."""
        say_what_is_there(self, settings_of(group), CHANGED_MEANWHILE)


def settings_of(group):
    """{name: value} of all that the settings say of it."""
    names = [name for name in SettingsForm.base_fields if name != "version"]
    return {n: group.readable(n) if n in SEALED else getattr(group, n) for n in names}


class LookForm(forms.Form):
    """What somebody looks for in their own words. Not called `body`: those words are kept."""

    q = Words(
        label=_("What is it like for you, and what would you like to find?"),
        max_length=LONGEST_SEARCH,
        help_text=_("In your own words, such as “burning feet at night and nobody believes me”."),
        error_messages={"required": _("A few words are enough, but there are none yet.")},
        rows=3,
        widget=forms.Textarea(attrs={"autocomplete": "off"}),
    )


class BrowseForm(forms.Form):
    """What a group may be chosen by, each of them or none."""

    theme = forms.ChoiceField(label=_("About"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    day = forms.ChoiceField(label=_("Day"), required=False)
    part = forms.ChoiceField(label=_("Time of day, by the group’s own clock"), required=False)
    format = forms.ChoiceField(label=_("How it meets"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        parts = [
            ("morning", _("in the morning")),
            ("afternoon", _("in the afternoon")),
            ("evening", _("in the evening")),
        ]
        self.choose_from("theme", _("anything"), THEMES.items())
        self.choose_from("language", _("any language"), languages())
        self.choose_from("day", _("any day"), DAYS)
        self.choose_from("part", _("any time"), parts)
        self.choose_from("format", _("in any way"), Group.Format.choices)

    def choose_from(self, name, anything, choices):
        self.fields[name].choices = [("", anything), *choices]


class WantForm(OnceForm):
    """Words that somebody sends to those who organise, on purpose."""

    words = Words(
        label=_("What you would like there to be"),
        max_length=wanted.LONGEST,
        rows=3,
        widget=forms.Textarea(attrs={"autocomplete": "off"}),
    )
