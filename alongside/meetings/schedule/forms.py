"""Planning a meeting or a series of them, changing one, and saying why one does not take place."""

import re
from datetime import date, timedelta

from django import forms
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alongside.lib.words import Line, PageAddress, Words
from alongside.vault.once import OnceForm

from .planned import TO_CHOOSE, Place, Why, version_of
from .recurrence import begins_with, moment
from .series import Rhythm

ONCE = "once"
COULD_NOT_READ = _("We could not read “%(line)s” as a day. Please write it like 2026-12-29.")
OF_ALL_LATER = _(
    "How often it comes again, until when, and on which days it does not, is about all later ones. "
    "Please choose them here, or leave all that as it was."
)
NOT_ONCE = _(
    "Please choose how often they come again. The whole series is ended on the page of the series."
)
A_REASON = _("Please choose a reason.")
OF_A_SERIES = ("repeats", "until", "times", "days_off")
PASSED = _("That time has passed. Please choose a later one.")
NO_LINK = _("That does not look like a link. A link begins with “https” or “http”.")
MOST_SEATS, MOST_TIMES, MOST_DAYS_OFF = 500, 200, 100
A_DAY = {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
A_TIME = {"widget": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")}
DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[./](\d{1,2})[./](\d{4})")


class WhenForm(forms.Form):
    """A day and a time by the clock of the group, which are still to come."""

    date = forms.DateField(label=_("Day"), **A_DAY)
    time = forms.TimeField(label=_("Time, by the group's clock"), **A_TIME)

    def __init__(self, *args, zone, group, **kwargs):
        super().__init__(*args, **kwargs)
        self.zone, self.group = zone, group

    def clean(self):
        words = super().clean()
        day, time = words.get("date"), words.get("time")
        this_year = timezone.now().year
        if day and day.year > this_year + 5:
            self.add_error("date", _("That is very far off. Please choose a day that is nearer."))
        elif day and day.year < this_year - 1:  # First: clocks begin with the year 1.
            self.add_error("date", PASSED)
        elif day and time:
            if moment(day, time, self.zone) < timezone.now() - timedelta(minutes=30):
                self.add_error("date", PASSED)
            if self.group.ends_on and day > self.group.ends_on:
                self.add_error("date", _("By then the group has come to its end."))
        return words


class WhereForm(forms.Form):
    """Where it is, and for how many."""

    place = forms.ChoiceField(
        label=_("Where we meet"),
        choices=Place.choices,
        initial=Place.WRITING,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Whatever you choose, everybody is offered a turn on the page of the meeting."),
    )
    link = PageAddress(
        label=_("The link to the call"),
        max_length=500,
        required=False,
        assume_scheme="https",
        widget=forms.URLInput,
        validators=[URLValidator(schemes=["https", "http"], message=NO_LINK)],
        error_messages={"invalid": NO_LINK},
        help_text=_("Only members of the group see it, on the page of the meeting."),
    )
    directions = Words(
        label=_("The telephone number, or how to get there"),
        max_length=500,
        required=False,
        rows=3,
        help_text=_("Steps, lifts and places to lie down are worth a word."),
    )
    capacity = forms.IntegerField(
        label=_("How many members there is room for"),
        min_value=1,
        max_value=MOST_SEATS,
        required=False,
        help_text=_(
            "Leave it empty if there is room for everybody. Those who lead are not counted."
        ),
    )

    def clean_place(self):
        return self.cleaned_data["place"] or Place.WRITING

    def clean(self):
        words = super().clean()
        place = words.get("place")
        says_where = words.get("link") or words.get("directions") or "link" in self.errors
        if place == Place.ROOM and not words.get("directions"):
            self.add_error("directions", _("Please say where the room is."))
        elif place in (Place.CALL, Place.MIXED) and not says_where:
            self.add_error("link", _("Please give a link, or a number below it."))
        return words


class WayThereForm(WhereForm):
    """The link and the way there alone, of a meeting that people are coming to."""

    place = capacity = None

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.meeting = meeting

    def clean(self):
        self.cleaned_data["place"] = self.meeting.place
        return super().clean()


class RepeatsForm(forms.Form):
    """Whether it comes again, how often, until when, and on which days it does not."""

    repeats = forms.ChoiceField(
        label=_("Does it repeat?"),
        choices=[(ONCE, _("no, once")), *Rhythm.choices],
        initial=ONCE,
        required=False,
        widget=forms.RadioSelect,
    )
    until = forms.DateField(
        label=_("The last day"),
        required=False,
        help_text=_("Leave it empty if nobody knows yet."),
        **A_DAY,
    )
    times = forms.IntegerField(
        label=_("Or how many times"), min_value=1, max_value=MOST_TIMES, required=False
    )
    days_off = Words(
        label=_("Days on which it does not take place"),
        max_length=2_000,
        required=False,
        rows=3,
        help_text=_("Holidays and the like, one on each line, such as 2026-12-29."),
    )

    def clean_days_off(self):
        lines = [line.strip() for line in self.cleaned_data["days_off"].splitlines()]
        days = {as_date(line) for line in lines if line}
        if len(days) > MOST_DAYS_OFF:
            raise forms.ValidationError(_("That is more days than we can keep."))
        return sorted(day.isoformat() for day in days)

    def clean(self):
        words = super().clean()
        day, until = words.get("date"), words.get("until")
        if until and words.get("times"):
            self.add_error("times", _("Please choose one: a last day, or how many times."))
        if day and until and until < self.first_day(words):
            self.add_error("until", _("The last day comes before the first meeting."))
        return words

    def first_day(self, words):
        repeats = words.get("repeats") or ONCE
        return words["date"] if repeats == ONCE else begins_with(repeats, words["date"])


class ScheduleForm(WhenForm, WhereForm, RepeatsForm, OnceForm):
    """All of it. Sent without `sure`, a series is shown first."""

    title = Line(label=_("What the meeting is about"), max_length=120)
    field_order = ["id", "title", "date", "time", "repeats"]

    @property
    def comes_again(self):
        return self.cleaned_data["repeats"] not in ("", ONCE)


class ChangeForm(WhenForm, WhereForm, RepeatsForm):
    """Changing a meeting; and where it is one of a series, whether the later ones too."""

    # Which version of the meeting the fields were filled from.
    version = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    title = Line(label=_("What the meeting is about"), max_length=120)
    which = forms.ChoiceField(
        label=_("Which ones?"),
        choices=[("this", _("only this one")), ("later", _("this one and all later ones"))],
        initial="this",
        required=False,
        widget=forms.RadioSelect,
    )
    field_order = ["title", "date", "time", "which"]

    def __init__(self, *args, meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        if meeting.series_id is None:
            for name in ("which", *OF_A_SERIES):
                del self.fields[name]

    def clean(self):
        words = super().clean()
        if self.meeting.series_id is None:
            return words
        if words.get("which") == "later":
            if words.get("repeats") in ("", ONCE):
                self.add_error("repeats", NOT_ONCE)
        elif self.is_of_now(words) and self.says_more_than_this(words):
            self.add_error("which", OF_ALL_LATER)
        return words

    def says_more_than_this(self, words):
        """Whether something is chosen that only all later ones could have."""
        now = {**self.initial, "days_off": self.initial["days_off"].split()}
        same = {"repeats": ("", ONCE, now["repeats"])}
        return any(
            words[name] not in same.get(name, (now[name],)) for name in OF_A_SERIES if name in words
        )

    def is_of_now(self, words):
        """Whether nobody has changed it since the form was made: else that is said first."""
        return words.get("version") == version_of(self.meeting)

    def first_day(self, words):
        """One of a series alone may be moved past its last day."""
        if words.get("which") != "later":
            return date.min
        return self.meeting.rule_day if self.keeps_its_days(words) else super().first_day(words)

    def keeps_its_days(self, words):
        """Whether day and rhythm are as they were: then the days of the series are, too."""
        same_day = words["date"] == self.initial["date"]
        return same_day and words.get("repeats") == self.meeting.series.rhythm


def reasons():
    return [(why.value, why.label) for why in TO_CHOOSE]


class CancelForm(forms.Form):
    why = forms.ChoiceField(
        label=_("Why?"),
        choices=reasons,
        error_messages={"required": A_REASON, "invalid_choice": A_REASON},
    )
    word = Line(
        label=_("A word to it, if you like"),
        max_length=300,
        required=False,
        help_text=_("The group reads it. You need not say how you are."),
    )

    def clean_why(self):
        return Why(self.cleaned_data["why"])


class ComingForm(forms.Form):
    says = forms.ChoiceField(choices=[("yes", ""), ("no", ""), ("unsure", "")])


class CalendarForm(forms.Form):
    title = Line(
        label=_("What it says in my calendar"),
        max_length=60,
        required=False,
        help_text=_("Leave it empty for “Appointment”. Others may look at your calendar too."),
    )


def as_date(line):
    """A day as people write it, with the year first or last; or a kind error."""
    found = DATE.fullmatch(line)
    try:
        year, month, day, day2, month2, year2 = found.groups() if found else [None] * 6
        return date(int(year or year2), int(month or month2), int(day or day2))
    except (TypeError, ValueError):
        raise forms.ValidationError(COULD_NOT_READ % {"line": line[:40]}) from None
