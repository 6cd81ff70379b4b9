"""Where to find help at once. Dated data, as each service publishes it about itself.

No evidence grade: these are telephone numbers, not advice. Whoever hosts Alongside confirms them
for their region before opening; docs/safety.md says how.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

REVIEWED = date(2026, 11, 23)


@dataclass(frozen=True)
class Line:
    """A service: where it serves, what it is called, its number, when it answers, its source."""

    region: str
    name: str
    number: str
    hours: str
    source: str


LINES = [
    Line(
        _("United Kingdom and Ireland"),
        _("Samaritans"),
        "116 123",
        _("day and night, free"),
        "samaritans.org",
    ),
    Line(
        _("United Kingdom"),
        _("NHS mental health crisis line"),
        "111",
        _("day and night; choose the mental health option"),
        "nhs.uk",
    ),
    Line(
        _("United States"),
        _("Suicide and Crisis Lifeline"),
        "988",
        _("day and night, by call or text"),
        "988lifeline.org",
    ),
    Line(_("Australia"), _("Lifeline"), "13 11 14", _("day and night"), "lifeline.org.au"),
]

EMERGENCY = [
    (_("United Kingdom"), "999"),
    (_("European Union and Ireland"), "112"),
    (_("United States and Canada"), "911"),
    (_("Australia"), "000"),
]
