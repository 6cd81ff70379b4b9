"""A series in words, and moments by the clock of the group and by one's own."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.ui import times

from .recurrence import LAST, nth_of_month


def rhythm(series):
    """ "Every second Tuesday at 19:00, by the clocks of London." """
    day = series.starts_on
    said = {
        "weekday": times.weekday(day),
        "time": times.clock(series.wall_time),
        "city": city(series.zone),
        "number": day.day,
    }
    return pattern(series.rhythm, day) % said


def pattern(kind, day):
    match kind:
        case "weekly":
            return _("Every %(weekday)s at %(time)s, by the clocks of %(city)s.")
        case "fortnightly":
            return _("Every second %(weekday)s at %(time)s, by the clocks of %(city)s.")
        case "day_of_month" if day.day > 28:
            return _(
                "On day %(number)s of every month, or on its last day, at %(time)s, by the clocks "
                "of %(city)s."
            )
        case "day_of_month":
            return _("On day %(number)s of every month at %(time)s, by the clocks of %(city)s.")
    nth = LAST if kind == "last_weekday" else nth_of_month(day)
    return {
        1: _("The first %(weekday)s of every month at %(time)s, by the clocks of %(city)s."),
        2: _("The second %(weekday)s of every month at %(time)s, by the clocks of %(city)s."),
        3: _("The third %(weekday)s of every month at %(time)s, by the clocks of %(city)s."),
        4: _("The fourth %(weekday)s of every month at %(time)s, by the clocks of %(city)s."),
        LAST: _("The last %(weekday)s of every month at %(time)s, by the clocks of %(city)s."),
    }[nth]


def city(zone):
    return get_timezone_location(zone, locale=times.locale(), return_city=True)


def how_long(series):
    """ "Until 3 March 2027", "Six times"; "" where nobody has said when it ends."""
    if series.until:
        return _("Until %(day)s.") % {"day": times.long_date(series.until)}
    if series.count:
        return _("%(number)s times in all.") % {"number": series.count}
    return ""


def days_off(series):
    """Without the one that only says which days it comes on: see Rule.from_then_on."""
    days = [date.fromisoformat(day) for day in sorted(series.days_off)]
    return [times.long_date(day) for day in days if day != series.starts_on]


def by_both_clocks(moment, zone):
    """(by the clock of `zone`, by the reader's own; "" where both show the same)."""
    theirs = timezone.localtime(moment, ZoneInfo(zone))
    own = timezone.localtime(moment)
    if theirs.replace(tzinfo=None) == own.replace(tzinfo=None):
        return shown(theirs), ""
    return shown(theirs), shown(own)


def shown(local):
    """A moment as the clock of its zone shows it: "Tuesday 3 November 2026, 19:30"."""
    with timezone.override(local.tzinfo):
        return times.exact_time(datetime.fromisoformat(local.isoformat()))
