"""Saying when somebody reads, who belongs to the care team, and who is on call."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.lib.zones import zones

from .clock import DAY, Span, earliest, latest

MOST_WEEKS = 12
AT_MOST_AHEAD = timedelta(days=366)
BOTH = gettext_lazy("Please give both times of a day, or none.")
FAR_OFF = gettext_lazy("That is very far off. Please choose a day that is nearer.")
PASSED = gettext_lazy("That time has passed. Please choose a later one.")
SKIPPED = gettext_lazy(
    "On a night on which the clocks go forward, there is no such time. Please choose other times, "
    "or fewer weeks."
)
WEEKDAYS = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)


def a_time(label, **more):
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, required=False, widget=widget, **more)


def a_day(label, **more):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **more)


class HoursForm(forms.Form):
    """A week, a pair of times for each day on which somebody reads. Cleaned, `week` has them."""

    zone = forms.ChoiceField(label=gettext_lazy("By the clock of"), choices=zones)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for number in range(len(WEEKDAYS)):
            self.fields[f"from{number}"] = a_time(gettext_lazy("From"))
            self.fields[f"to{number}"] = a_time(gettext_lazy("To"))

    @property
    def days(self):
        return [(self[f"from{number}"], self[f"to{number}"]) for number in range(7)]

    def clean(self):
        words = super().clean()
        words["week"] = []
        for number in range(7):
            begins, ends = (words.get(f"{name}{number}") for name in ("from", "to"))
            if (begins is None) != (ends is None):
                self.add_error(f"to{number}" if ends is None else f"from{number}", BOTH)
            words["week"].append([(begins, ends)] if begins is not None and ends else [])
        return words


def as_first_seen(hours):
    """What the form shows of the hours that hold."""
    shown = {"zone": hours.zone}
    for number, pairs in enumerate(hours.week):
        for begins, ends in pairs[:1]:
            shown |= {f"from{number}": begins, f"to{number}": ends}
    return shown


class DayForm(forms.Form):
    """A day that is not like others: two times, or none, as nobody reads."""

    day = a_day(gettext_lazy("Day"))
    begins = a_time(
        gettext_lazy("From"), help_text=gettext_lazy("Leave both empty if nobody reads.")
    )
    ends = a_time(gettext_lazy("To"))

    def clean(self):
        words = super().clean()
        begins, ends = words.get("begins"), words.get("ends")
        if (begins is None) != (ends is None):
            self.add_error("ends" if ends is None else "begins", BOTH)
        day, today = words.get("day"), timezone.localdate()
        if day and day < today - DAY:
            self.add_error("day", _("That day has passed. Please choose one that is to come."))
        elif day and day > today + AT_MOST_AHEAD:
            self.add_error("day", FAR_OFF)
        return words

    @property
    def pairs(self):
        words = self.cleaned_data
        return [(words["begins"], words["ends"])] if words["begins"] is not None else []


class DutyForm(forms.Form):
    """Somebody is on call on a day, and in the weeks after it if they like. Cleaned, `spans`."""

    person = forms.TypedChoiceField(label=gettext_lazy("Who"), coerce=int)
    day = a_day(gettext_lazy("Day"))
    begins = a_time(gettext_lazy("From"))
    ends = a_time(
        gettext_lazy("To"),
        help_text=gettext_lazy("If this is earlier, it is on the next day."),
    )
    weeks = forms.IntegerField(
        label=gettext_lazy("And the same in how many weeks after it"),
        min_value=0,
        max_value=MOST_WEEKS,
        initial=0,
        required=False,
    )

    def __init__(self, *args, people, zone, **kwargs):
        super().__init__(*args, **kwargs)
        self.zone = ZoneInfo(zone)
        self.fields["person"].choices = [(one.pk, one.called) for one in people]

    def clean(self):
        words = super().clean()
        for name in ("begins", "ends"):
            if name not in self.errors and words.get(name) is None:
                self.add_error(name, _("Please choose a time."))
        if {"day", "begins", "ends"} & self.errors.keys():
            return words
        today = timezone.localdate()
        if words["day"] > today + AT_MOST_AHEAD:  # First: clocks end with the year 9999.
            self.add_error("day", FAR_OFF)
            return words
        if words["day"] < today - timedelta(days=2):
            self.add_error("day", PASSED)
            return words
        words["spans"] = list(self.spans(words["day"], words["begins"], words["ends"]))
        if any(span.ends <= span.begins for span in words["spans"]):
            self.add_error("ends", SKIPPED)
        elif words["spans"][0].ends <= timezone.now():
            self.add_error("day", PASSED)
        return words

    def spans(self, day, begins, ends):
        """The one on this day, and those of the weeks after it, by the clock of the zone."""
        for _week in range(1 + (self.cleaned_data.get("weeks") or 0)):
            last = day if ends > begins else day + DAY
            yield Span(earliest(day, begins, self.zone), latest(last, ends, self.zone))
            day += timedelta(weeks=1)
