"""Writing to each other, and proposing times for a first talk."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.lib.words import IN_PARTS, Words
from alongside.vault.once import OnceForm

from .threads import LONGEST
from .times import AT_MOST_AHEAD, moment_at

MOST_TIMES = 3


class MessageForm(OnceForm):
    body = Words(
        label=gettext_lazy("What you would like to say"),
        max_length=LONGEST,
        rows=5,
        error_messages=IN_PARTS,
    )


class NoTimeFitsForm(OnceForm):
    body = Words(
        label=gettext_lazy("What you would like to say. When would be better?"),
        max_length=LONGEST,
        rows=4,
        error_messages=IN_PARTS,
    )


def day_field(number):
    return forms.DateField(
        # Translators: %(number)s is 1, 2 or 3.
        label=_("Day %(number)s") % {"number": number},
        required=number == 1,
        error_messages={"required": _("Please choose a day.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def time_field(number):
    return forms.TimeField(
        label=_("Time %(number)s") % {"number": number},
        required=number == 1,
        error_messages={"required": _("Please choose a time.")},
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )


class TimesForm(forms.Form):
    """One to three times, by the clock of `zone`. Cleaned, `moments` has them in order."""

    how = Words(
        label=gettext_lazy("How you will talk: a number to ring, a link, a room"),
        max_length=300,
        error_messages={
            "required": gettext_lazy("Please say how you will talk, so that they know before."),
        },
        rows=2,
    )

    def __init__(self, *args, zone, **kwargs):
        super().__init__(*args, **kwargs)
        self.zone, self.moments = zone, []
        for number in range(1, MOST_TIMES + 1):
            self.fields[f"day{number}"] = day_field(number)
            self.fields[f"time{number}"] = time_field(number)
        self.order_fields([name for name in self.fields if name != "how"])

    def clean(self):
        words, found = super().clean(), []
        for number in range(1, MOST_TIMES + 1):
            day, time = words.get(f"day{number}"), words.get(f"time{number}")
            if {f"day{number}", f"time{number}"} & self.errors.keys():
                continue
            if day and time:
                found.append(self.moment(number, day, time))
            elif day:
                self.add_error(f"time{number}", _("There is a day here without a time."))
            elif time:
                self.add_error(f"day{number}", _("There is a time here without a day."))
        self.moments = sorted({moment for moment in found if moment})
        return words

    def moment(self, number, day, time):
        """In UTC, or None with a word about what is wrong with it."""
        today = timezone.localdate()
        if day < today - timedelta(days=1):
            self.add_error(f"day{number}", _("That day has passed. Please choose a later one."))
        elif day > today + AT_MOST_AHEAD:
            self.add_error(f"day{number}", _("That is more than a year away. Is the year right?"))
        elif (moment := moment_at(day, time, self.zone)) is None:
            self.add_error(
                f"time{number}",
                _(
                    "That night the clocks go forward, and this time is left out. "
                    "Please choose an earlier or a later one."
                ),
            )
        elif moment <= timezone.now():
            self.add_error(f"time{number}", _("That time has passed. Please choose a later one."))
        else:
            return moment
        return None
