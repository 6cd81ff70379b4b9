"""Countries, as they are called in the language of the page; and whether something can be rung."""

import re
from functools import lru_cache

import phonenumbers

from alongside.ui.times import language, locale_of

# Digits, and what people put between them. Letters are no number: one line is one number.
RINGABLE = re.compile(r"\+?[\d\s().\-/]+")


def called(country):
    """ "Germany" for "DE"."""
    return names_in(language()).get(country, country)


def choices():
    """[(code, name)] of every country whose numbers we know how to read, by name."""
    names = names_in(language())
    return sorted(names.items(), key=lambda one: one[1].casefold())


@lru_cache(maxsize=20)
def names_in(language):
    names = locale_of(language).territories
    return {code: names[code] for code in phonenumbers.SUPPORTED_REGIONS if code in names}


def can_be_rung(text, country):
    """Whether this is a number of that country, a short one too, or one with a country's code."""
    if not RINGABLE.fullmatch(text):
        return False
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return False
    if phonenumbers.is_valid_number(number):
        return True
    # A short number is dialled as it is: with the code of a country before it, it reaches nobody.
    is_plain = not text.startswith("+")
    return is_plain and phonenumbers.is_valid_short_number_for_region(number, country)
