"""Where to find help at once, as it comes with the program: dated, as each service publishes it.

No evidence grade: these are telephone numbers, not advice. Whoever hosts Alongside confirms them
for their region before opening, and keeps them on a page of the site from then on: see lines.py.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

REVIEWED = date(2026, 11, 23)


@dataclass(frozen=True)
class Line:
    """A number to ring at once, or a service to talk to.

    `country` is the one whose numbers it is dialled among; `region` says where it serves, if that
    is not the whole of it. `reach` is a telephone number, or an https address. `key` never changes.
    """

    key: str
    country: str
    region: str
    reach: str
    source: str
    name: str = ""
    hours: str = ""
    language: str = ""
    whom: str = ""
    is_emergency: bool = False
    checked_on: date = REVIEWED


def emergency(key, country, region, reach, source):
    return Line(key, country, region, reach, source, is_emergency=True)


LINES = (
    emergency("emergency-gb", "GB", _("United Kingdom"), "999", "nhs.uk"),
    emergency("emergency-eu", "IE", _("European Union and Ireland"), "112", "europa.eu"),
    emergency("emergency-us", "US", _("United States and Canada"), "911", "911.gov"),
    emergency("emergency-au", "AU", _("Australia"), "000", "triplezero.gov.au"),
    Line(
        "samaritans",
        "GB",
        _("United Kingdom and Ireland"),
        "116 123",
        "samaritans.org",
        name=_("Samaritans"),
        hours=_("day and night, free"),
    ),
    Line(
        "nhs-111",
        "GB",
        _("United Kingdom"),
        "111",
        "nhs.uk",
        name=_("NHS mental health crisis line"),
        hours=_("day and night; choose the mental health option"),
    ),
    Line(
        "lifeline-us",
        "US",
        _("United States"),
        "988",
        "988lifeline.org",
        name=_("Suicide and Crisis Lifeline"),
        hours=_("day and night, by call or text"),
    ),
    Line(
        "lifeline-au",
        "AU",
        _("Australia"),
        "13 11 14",
        "lifeline.org.au",
        name=_("Lifeline"),
        hours=_("day and night"),
    ),
)
