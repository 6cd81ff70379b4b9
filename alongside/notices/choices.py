"""How somebody wants to be told: by which way, when, and how much it may say.

Sealed: when somebody sleeps, and of what they would rather not be told, can tell of their health.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from alongside.people.as_they_like import zone_of
from alongside.people.models import Person
from alongside.vault.endings import record
from alongside.vault.fields import SealedJSON
from alongside.vault.models import SealedModel, SealedQuerySet

from . import timing

MINUTE, ALMOST_A_DAY = timedelta(minutes=1), timedelta(hours=23)
INBOX, EMAIL, PUSH = "inbox", "email", "push"
# For whoever has chosen nothing: everything waits here, and nothing leaves.
USUAL = {
    "usual": INBOX,
    "kinds": {},  # {kind or urgency: way}, where it is not the usual one
    "groups": {},  # {id of a group: {kind or urgency: way}}
    "digest": "day",
    "digest_at": "17:00",
    "digest_day": 0,
    "quiet": True,
    "quiet_from": "21:00",
    "quiet_to": "08:00",
    "recognisable": False,
    "paused": None,  # {"until": an ISO moment, or "" for until they are back}
}


class ChoicesQuerySet(SealedQuerySet):
    def of(self, person):
        """What this person chose; where they chose nothing, the usual, not saved yet."""
        return self.filter(person=person).first() or Choices(person=person)

    def change(self, person, **changes):
        """Set some of what they chose. Returns the whole."""
        with transaction.atomic():
            # Held, so that of two pages sent at once neither undoes the other.
            Person.objects.select_for_update().get(pk=person.pk)
            choices = self.of(person)
            choices.chosen = choices.all | changes
            choices.save()
        return choices

    def change_in_group(self, person, group, ways):
        """Set what they chose for one group; what they choose for another at once stays."""
        with transaction.atomic():
            Person.objects.select_for_update().get(pk=person.pk)
            in_groups = self.of(person).all["groups"]
            return self.change(person, groups={**in_groups, str(group): ways})

    def stop_letters(self, person):
        """Wherever they chose letters it is the inbox alone, until they choose letters again."""
        with transaction.atomic():
            before = self.of(person).all
            after = without_letters(before)
            if after != before:
                record("letters_stopped", person=person.pk)
                self.change(person, **after)


class Choices(SealedModel):
    """One row for each person who has chosen anything."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_choices"
    )
    chosen = SealedJSON(
        label="notices.choices.chosen", owner="person", audience="only me", default=dict
    )

    objects = ChoicesQuerySet.as_manager()

    @property
    def all(self):
        """Everything, with the usual for what was never chosen."""
        return {**USUAL, **(self.readable("chosen") or {})}

    @property
    def zone(self):
        return zone_of(self.person) or ZoneInfo(settings.TIME_ZONE)

    def way_for(self, kind, about):
        """The way by which a notice of this kind about this reaches them: INBOX, EMAIL or PUSH."""
        chosen = self.all
        group = kind.group(about) if chosen["groups"] else None
        for ways in (chosen["groups"].get(str(group), {}), chosen["kinds"]):
            if way := ways.get(kind.name) or ways.get(kind.urgency):
                return way
        return chosen["usual"]

    def ways(self):
        """Every way they have chosen for anything."""
        chosen = self.all
        by_kind = [chosen["kinds"], *chosen["groups"].values()]
        return {chosen["usual"], *(way for ways in by_kind for way in ways.values())}

    def is_paused(self, now=None):
        """Whether nothing leaves for them just now: a break from everything, or from notices."""
        paused = self.all["paused"]
        if self.person.paused_since:
            return True
        until = self.paused_until
        return bool(paused) and (until is None or (now or timezone.now()) < until)

    @property
    def paused_until(self):
        """When the pause ends by itself; None where it lasts until they are back, or is none."""
        paused = self.all["paused"] or {}
        return datetime.fromisoformat(paused["until"]) if paused.get("until") else None

    def quiet_until(self, now):
        """When the quiet hours end that `now` lies in; or None."""
        chosen = self.all
        if not chosen["quiet"]:
            return None
        start, end = clock(chosen["quiet_from"]), clock(chosen["quiet_to"])
        return timing.quiet_until(now, self.zone, start, end)

    def next_digest(self, now):
        """The next moment of their digest after `now`; None where they want none."""
        chosen = self.all
        if chosen["digest"] == "none":
            return None
        day = chosen["digest_day"] if chosen["digest"] == "week" else None
        moment = timing.next_digest(now, self.zone, clock(chosen["digest_at"]), day)
        return self.quiet_until(moment) or moment

    def wants_digest_at(self, moment):
        """Whether their digest comes at this moment, as they choose it now."""
        # From long before it, as it may have been put off to the end of their quiet hours.
        return any(self.next_digest(moment - before) == moment for before in (MINUTE, ALMOST_A_DAY))


def clock(text):
    return time.fromisoformat(text)


def without_letters(chosen):
    """The same choices, with the inbox alone wherever they say EMAIL."""

    def silent(ways):
        return {kind: INBOX if way == EMAIL else way for kind, way in ways.items()}

    return chosen | {
        "usual": INBOX if chosen["usual"] == EMAIL else chosen["usual"],
        "kinds": silent(chosen["kinds"]),
        "groups": {group: silent(ways) for group, ways in chosen["groups"].items()},
    }


def stopped_again(person):
    """Carry a stop of letters out once more, on an older copy of the data."""
    for one in Person.objects.filter(pk=person):
        Choices.objects.change(one, **without_letters(Choices.objects.of(one).all))
