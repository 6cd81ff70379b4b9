"""Crisis lines as they hold here: those that ship, and what organisers have made of them.

Every change is a version: who, when, and what it said. Version 0 is the line that ships; it has no
row. Nothing is kept in memory, so that a number that was corrected is right on every page at once.
"""

import re
from dataclasses import dataclass, fields
from datetime import date

from django.db import models
from django.utils import timezone

from alongside.lib.whoever import whoever
from alongside.vault.fields import SealedJSON
from alongside.vault.models import SealedModel, SealedQuerySet, open_many

from .countries import called
from .looked_over import HOLD_FOR, confirmed_on
from .shipped import LINES, Line

# What an organiser says of a line. Its key and its day stand in columns of their own.
SAID = tuple(one.name for one in fields(Line) if one.name not in ("key", "checked_on"))


class LineVersionQuerySet(SealedQuerySet):
    def newest(self):
        """Of each line the version that holds."""
        later = {"key": models.OuterRef("key"), "number__gt": models.OuterRef("number")}
        return self.filter(~models.Exists(LineVersion.objects.filter(**later)))


class LineVersion(SealedModel):
    """One version of one line, as somebody who organises kept it."""

    key = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField()
    # {name: value} of SAID. Empty: as it ships, in whatever language somebody reads.
    said = SealedJSON(label="care.crisis_line.said", owner="house", audience="house")
    # The day on which somebody last compared it with its source.
    checked_on = models.DateField()
    retired = models.BooleanField(default=False)
    written_by = whoever()
    written_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = LineVersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "number"], name="one_crisis_line_a_version")
        ]


@dataclass(frozen=True)
class Kept:
    """A line as it holds, or did: the `line`, or None where what was kept cannot be opened."""

    key: str
    line: Line | None
    version: LineVersion | None = None
    confirmed: date | None = None

    @property
    def number(self):
        return self.version.number if self.version else 0

    @property
    def is_retired(self):
        return bool(self.version and self.version.retired)

    @property
    def is_broken(self):
        """What an organiser made of it cannot be opened: what ships stands there, if it ships."""
        return bool(self.version and self.version.readable("said") is None)

    @property
    def is_as_shipped(self):
        """Whether nobody has said anything else of it than what ships."""
        return not (self.version and self.version.readable("said")) and not self.is_broken

    @property
    def where(self):
        return self.line.region or called(self.line.country)

    @property
    def is_address(self):
        return self.line.reach.startswith("https://")

    @property
    def dials(self):
        """What a telephone is given: the digits alone."""
        return re.sub(r"[^\d+]", "", self.line.reach)

    @property
    def checked_on(self):
        """The newest day: its own, or one since on which an organiser looked all of them over."""
        own = self.version.checked_on if self.version else self.line.checked_on
        if self.is_as_shipped:  # Perhaps by a newer Alongside, which had it looked over since.
            own = max(own, self.line.checked_on)
        since = self.version and timezone.localdate(self.version.written_at)
        counts = self.confirmed and (not since or self.confirmed >= since)
        return max(own, self.confirmed) if counts else own

    @property
    def is_old(self):
        return timezone.localdate() - self.checked_on > HOLD_FOR


def as_kept(version, shipped=None, confirmed=None):
    """What a version says of a line, which ships, or does not."""
    said = version.readable("said")
    line = Line(version.key, **said) if said else shipped
    return Kept(version.key, line, version, confirmed)


def all_lines():
    """[Kept] of every line there is, retired or not: those that organisers added come first."""
    newest = {one.key: one for one in LineVersion.objects.newest().select_related("written_by")}
    open_many(newest.values())
    confirmed = confirmed_on()
    shipped = []
    for line in LINES:
        version = newest.pop(line.key, None)
        kept = (
            as_kept(version, line, confirmed) if version else Kept(line.key, line, None, confirmed)
        )
        shipped.append(kept)
    added = [as_kept(version, confirmed=confirmed) for version in newest.values()]
    # One that said no more than what shipped, which does not ship any more, says nothing.
    added = [one for one in added if one.line or one.is_broken]
    return sorted(added, key=by_place) + shipped


def by_place(kept):
    return (kept.where, str(kept.line.name)) if kept.line else ("", "")


def shown():
    """Those that people are shown. An emergency number is among them, whatever was retired."""
    lines = [one for one in all_lines() if not one.is_retired]
    if not any(one.line and one.line.is_emergency for one in lines):
        lines += [Kept(line.key, line) for line in LINES if line.is_emergency]
    return lines


def oldest():
    """The day since which no line has gone without being looked over."""
    return min(one.checked_on for one in shown())


def are_old():
    return timezone.localdate() - oldest() > HOLD_FOR


def on_the_help_page():
    """What the page draws: emergency numbers, who to talk to, and how they were looked over."""
    lines = shown()
    there = [one for one in lines if one.line]
    return {
        "emergency": [one for one in there if one.line.is_emergency],
        "lines": [one for one in there if not one.line.is_emergency],
        "broken_lines": [one for one in lines if one.is_broken],
        "reviewed": min(one.checked_on for one in lines),
        "numbers_are_old": any(one.is_old for one in lines),
    }
