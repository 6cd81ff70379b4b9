"""What a group is like, in words: when it meets, in which language, how one comes in."""

from babel.dates import get_day_names, get_timezone_location
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from alongside.ui.times import clock, locale

# Those in which a search can take words apart, and more that people here may meet in.
LANGUAGES = (
    *("en-gb", "cy", "ga", "gd", "ar", "bn", "da", "de", "el", "es", "fi", "fr", "gu", "hi"),
    *("hu", "it", "ne", "nl", "no", "pa", "pl", "pt", "ro", "ru", "so", "sv", "ta", "tr"),
    *("uk", "ur", "zh"),
)
WEEKDAYS = range(7)  # 0 is Monday.


def language_name(code):
    """ "English" for en-gb; the code itself where nobody has a name for it."""
    name = locale().languages.get(code.split("-")[0], code)
    return pgettext("the name of a language", "%(name)s") % {"name": name}


def languages(*more):
    """[(code, name)] by name, with `more` that are in use already."""
    codes = dict.fromkeys([*LANGUAGES, *filter(None, more)])
    return sorted(((code, language_name(code)) for code in codes), key=lambda pair: pair[1])


def weekday_name(day):
    return get_day_names("wide", "stand-alone", locale())[day]


def weekday_by_itself(day):
    return pgettext("the name of a weekday", "%(name)s") % {"name": weekday_name(day)}


weekday_lazily = lazy(weekday_by_itself, str)


def rhythm(group):
    """ "Every week on Tuesday at 19:30, by the clocks of London."; "" where no day is fixed."""
    if group.meets_on is None:
        return ""
    every = ngettext("Every week", "Every %(num)s weeks", group.meets_every)
    said = {"every": every % {"num": group.meets_every}, "day": weekday_name(group.meets_on)}
    if group.meets_at is None:
        return _("%(every)s on %(day)s.") % said
    city = get_timezone_location(group.time_zone, locale=locale(), return_city=True)
    said |= {"time": clock(group.meets_at), "city": city}
    return _("%(every)s on %(day)s at %(time)s, by the clocks of %(city)s.") % said
