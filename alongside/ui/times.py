"""Times as a friend would say them: "today at 19:30", "on Sunday evening", "in October"."""

from babel import Locale
from babel.dates import format_date, format_datetime, format_time
from django.utils import timezone, translation
from django.utils.translation import gettext as _


def locale():
    return Locale.parse(translation.to_locale(translation.get_language() or "en-gb"))


def long_date(date):
    return format_date(date, "d MMMM y", locale=locale())


def exact_time(moment):
    """For whoever wants to know exactly: "Tuesday 3 November 2026, 19:30"."""
    return format_datetime(timezone.localtime(moment), "EEEE d MMMM y, HH:mm", locale=locale())


def kind_time(moment):
    """`moment` (aware) in words, in the reader's zone: exact near now, vaguer further off."""
    then, now = timezone.localtime(moment), timezone.localtime()
    days = (then.date() - now.date()).days
    clock = format_time(then, "HH:mm", locale=locale())
    if days == 0:
        return _("today at %(time)s") % {"time": clock}
    if days == 1:
        return _("tomorrow at %(time)s") % {"time": clock}
    if days == -1:
        return _("yesterday, %(part)s") % {"part": part_of_day(then)}
    if 1 < days < 7:
        day = format_date(then, "EEEE", locale=locale())
        return _("on %(day)s at %(time)s") % {"day": day, "time": clock}
    if -7 < days < 0:
        day = format_date(then, "EEEE", locale=locale())
        return _("on %(day)s, %(part)s") % {"day": day, "part": part_of_day(then)}
    if days >= 7:
        date = format_date(then, "EEEE d MMMM", locale=locale())
        return _("%(date)s at %(time)s") % {"date": date, "time": clock}
    return format_date(then, "d MMMM" if then.year == now.year else "d MMMM y", locale=locale())


def part_of_day(moment):
    if moment.hour < 6:
        return _("in the night")
    if moment.hour < 12:
        return _("in the morning")
    if moment.hour < 18:
        return _("in the afternoon")
    return _("in the evening")
