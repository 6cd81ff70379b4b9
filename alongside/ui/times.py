"""Times as a friend would say them: "today at 19:30", "on Sunday evening", "in October"."""

from datetime import datetime, time
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from markupsafe import Markup, escape


def locale():
    return locale_of(language())


def language():
    return translation.get_language() or "en-gb"


@cache
def locale_of(language):
    return Locale.parse(translation.to_locale(language))


@lru_cache(maxsize=1_000)
def in_form(day, form, language):
    """A day in words: on one page there are the same few days many times."""
    return format_date(day, form, locale=locale_of(language))


def day_of(moment):
    """The day it is then, for its reader: of an aware moment by their clock, not by that of UTC."""
    if not isinstance(moment, datetime):
        return moment
    return (timezone.localtime(moment) if timezone.is_aware(moment) else moment).date()


def long_date(date):
    """ "3 November 2026", or "November 3, 2026" where they say it so."""
    return in_form(day_of(date), "long", language())


def day_and_month(date):
    return without_year(day_of(date), language())


@lru_cache(maxsize=1_000)
def without_year(day, language):
    return format_skeleton("MMMMd", day, locale=locale_of(language))


def weekday(date):
    return in_form(day_of(date), "EEEE", language())


def clock(moment):
    """ "19:30", or "7:30 PM"."""
    return at_the_clock(time(moment.hour, moment.minute), language())


@lru_cache(maxsize=24 * 60)
def at_the_clock(hour_and_minute, language):
    return format_time(hour_and_minute, "short", locale=locale_of(language))


def element(moment, *, follows=False):
    """`moment` (aware) as an element: in kind words, with the exact ones as its title.

    Where it `follows` a word such as "since" or "until", its words have no "on" of their own.
    """
    zone = timezone.get_current_timezone()
    then, today = moment.astimezone(zone), datetime.now(zone).date()
    words = in_both_words(to_the_minute(then), today, language(), follows)
    return Markup(f'<time datetime="{moment.isoformat()}" {words}</time>')


def element_that_follows(moment):
    """The same, where a word such as "since" or "until" stands before it."""
    return element(moment, follows=True)


@lru_cache(maxsize=5_000)
def in_both_words(then, today, language, follows):
    kind = kindly(then, today, language, follows)
    return f'title="{escape(exactly(then, language))}">{escape(kind)}'


def exact_time(moment):
    """For whoever wants to know exactly: "Tuesday 3 November 2026, 19:30"."""
    return exactly(to_the_minute(timezone.localtime(moment)), language())


def to_the_minute(moment):
    """As a clock on the wall says it: what is said of a time is the same for all of its minute."""
    return moment.replace(second=0, microsecond=0, tzinfo=None)


@lru_cache(maxsize=5_000)
def exactly(then, language):
    # Translators: as in "Tuesday 3 November 2026, 19:30".
    sentence = _("%(weekday)s %(date)s, %(time)s")
    return sentence % {"weekday": weekday(then), "date": long_date(then), "time": clock(then)}


@lru_cache(maxsize=5_000)
def kindly(then, today, language, follows):
    """In words, by the reader's clock: exact near now, vaguer further off."""
    days = (then.date() - today).days
    is_long_ago = days <= -7 and then.year != today.year
    return with_or_without_on(days, follows) % {
        "day": weekday(then),
        "date": long_date(then) if is_long_ago else day_and_month(then),
        "time": clock(then),
        "part": part_of_day(then),
    }


def with_or_without_on(days, follows):
    # Translators: of "on Saturday" and the like there are two: one stands by itself, the other
    # after "since", "until" or "from". %(day)s is a weekday's plain name: where yours would bend
    # it, drop the "on".
    if days == 0:
        return _("today at %(time)s")
    if days == 1:
        return _("tomorrow at %(time)s")
    if days == -1:
        return _("yesterday, %(part)s")
    if days >= 7:
        # Translators: as in "on Tuesday 3 November at 19:30".
        return (
            _("%(day)s %(date)s at %(time)s") if follows else _("on %(day)s %(date)s at %(time)s")
        )
    if days > 0:
        return _("%(day)s at %(time)s") if follows else _("on %(day)s at %(time)s")
    if days > -7:
        # Translators: as in "on Tuesday, in the evening".
        return _("%(day)s, %(part)s") if follows else _("on %(day)s, %(part)s")
    return "%(date)s" if follows else _("on %(date)s")


def part_of_day(moment):
    if moment.hour < 6:
        return _("in the night")
    if moment.hour < 12:
        return _("in the morning")
    if moment.hour < 18:
        return _("in the afternoon")
    return _("in the evening")
