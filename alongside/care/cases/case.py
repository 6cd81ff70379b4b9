"""A case: something that somebody of the care team looks after, from its coming in to its close.

It has a key of its own. What it holds can be read until the day it says, also when whoever it is
about has left with all their words; then the key is destroyed, and nobody can.
"""

from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone

from alongside.lib.whoever import whoever
from alongside.vault import access
from alongside.vault.fields import KeyedHash, SealedJSON, SealedText
from alongside.vault.hashing import keyed_hash
from alongside.vault.models import KeyedModel, SealedModel, SealedQuerySet
from alongside.vault.once import once

from ..hours.staffing import hours_now, still_able
from .levels import (
    ASKED,
    BY_THEMSELVES,
    CONCERN,
    FOUND,
    NEWCOMER,
    SAMPLE,
    Waiting,
    higher,
    minutes_of,
    since_raised,
)

# An excerpt is what was marked and the sentences around it, not what somebody wrote in all.
LONGEST_EXCERPT = 600
LONGEST_WORDS, LONGEST_STEP = 2_000, 4_000
# For how long after it came in, and after it was closed, a case can be read.
KEPT = timedelta(days=180)
PACE = "care.case.pace"


class CaseQuerySet(SealedQuerySet):
    def open(self):
        return self.filter(closed_at=None)

    def free(self):
        """Open, and nobody looks after it who still can."""
        return self.open().exclude(claimed_by__in=still_able(), claimed_by__isnull=False)

    def without_what_can_wait(self):
        """Those of which nothing says that they can; for that none of them is opened."""
        paces = self.values_list("pk", "pace")
        there = [pk for pk, pace in paces if pace != keyed_hash(PACE, pace_of(pk, False))]
        return self.filter(pk__in=there)

    def to_follow_up(self):
        """Closed, to be asked about again; nobody asks the dead. Who does: see following_up.py."""
        there = self.filter(closed_at__isnull=False, followed_up_at=None)
        return there.exclude(person__is_active=False)

    def over(self, now):
        return self.filter(keep_until__lte=timezone.localdate(now))

    def for_showing(self):
        return self.select_related("person", "group", "claimed_by", "second")

    def take_in(self, *, source, level, person=None, group=None, about="", **more):
        """A case for this; where something about the same came in before and is open, that one.

        `about` is a reference such as "story:1"; `more` its kinds, rules, marks and excerpt. A case
        that is open already is raised to a higher level, never lowered. Returns (case, is new).
        """
        excerpt = more.pop("excerpt", "")[:LONGEST_EXCERPT]
        said = {"source": source, "level": level, "about": about, **more}
        found_by = about or f"{source}:{person.pk}"
        with transaction.atomic():
            if (known := self.open_about(found_by)) is None:
                case = self.model(person=person, group=group, found_by=found_by)
                case.say(said, excerpt)
                try:
                    with transaction.atomic():
                        case.save(force_insert=True)
                except IntegrityError:  # Of two at once the other was quicker.
                    known = self.open_about(found_by)
                    if known is None:
                        raise
                else:
                    case.step("came_in", by=person if source in BY_THEMSELVES else None)
                    return case, True
            known.raise_to(level, excerpt, more)
            return known, False

    def open_about(self, found_by):
        return self.select_for_update().open().filter(found_by=found_by).first()


def pace_of(pk, is_urgent):
    """What is hashed of a case: with its id, so that no two of one pace look alike."""
    return f"{pk}:{'urgent' if is_urgent else 'calm'}"


class Case(KeyedModel):
    """Whom it is about, who looks after it, and until when it is kept."""

    key_kind = "case"

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="cases"
    )
    group = models.ForeignKey("groups.Group", models.SET_NULL, null=True, related_name="cases")
    # What it is about, so that the same words make no second case.
    found_by = KeyedHash(label="care.case.found_by", db_index=True)
    # Whether it is urgent, for whoever has the house's key to tell by a guess: see pace_of. None:
    # it came in before this was kept.
    pace = KeyedHash(label=PACE, null=True, editable=False)
    said = SealedJSON(label="care.case.said", owner="self", audience="facilitators", null=True)
    excerpt = SealedText(
        label="care.case.excerpt",
        owner="self",
        audience="facilitators",
        max_length=LONGEST_EXCERPT,
        null=True,
        blank=True,
    )
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    # Since when it waits for a second time, or more urgently; None: since it came in.
    waits_since = models.DateTimeField(null=True, editable=False)
    claimed_by = whoever()
    claimed_at = models.DateTimeField(null=True, editable=False)
    second = whoever()
    # When somebody wrote to whom it is about, and up to when they have read.
    told_at = models.DateTimeField(null=True, editable=False)
    person_read_at = models.DateTimeField(null=True, editable=False)
    follow_up_on = models.DateField(null=True, editable=False)
    followed_up_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    keep_until = models.DateField(null=True, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["found_by"], condition=Q(closed_at=None), name="one_open_case_about_it"
            )
        ]

    def save(self, *args, **kwargs):
        if self.keep_until is None:
            self.keep_until = timezone.localdate(self.opened_at + KEPT)
        return super().save(*args, **kwargs)

    # -- what it says -----------------------------------------------------------------------------

    def part(self, name, otherwise=""):
        """One thing of what is said of it, or `otherwise` where that cannot be opened."""
        return (self.readable("said") or {}).get(name, otherwise)

    @property
    def level(self):
        return self.part("level", "red")

    @property
    def level_in_keys(self):
        """The level as the keys of notices have it, which lie open: nobody can tell it by that."""
        return keyed_hash("care.case.level", f"{self.pk}:{self.level}")[:12]

    @property
    def source(self):
        return self.part("source", "found")

    @property
    def about(self):
        return self.part("about")

    @property
    def number(self):
        """The id of what it is about, such as the 1 of "story:1"; None where that names none."""
        number = self.about.partition(":")[2]
        return int(number) if number.isdigit() else None

    @property
    def draft_place(self):
        """Where a draft of its person's waits, of what they would like to say."""
        return f"with_me:{self.pk}"

    @property
    def is_asked(self):
        return self.source == ASKED

    @property
    def is_concern(self):
        return self.source == CONCERN

    @property
    def person_has_died(self):
        """An organiser has confirmed it, and their account rests."""
        return self.person is not None and not self.person.is_active

    @property
    def is_urgent(self):
        return self.waiting.is_urgent

    @property
    def waiting(self):
        return Waiting(self.pk, self.level, self.source, self.waits_since or self.opened_at)

    @property
    def minutes(self):
        """The staffed minutes of its clock."""
        return minutes_of(self.level, self.source)

    @property
    def is_looked_after(self):
        """Whether somebody has taken it who still can look after it: one of those not `free`."""
        if self.claimed_by_id is None or self.closed_at:
            return False
        return not Case.objects.free().filter(pk=self.pk).exists()

    @property
    def is_seconded(self):
        return self.second_id is not None and self.second_id != self.claimed_by_id

    # -- what happens to it -----------------------------------------------------------------------

    def say(self, said, excerpt):
        self.said, self.excerpt = said, excerpt
        self.pace = pace_of(self.pk, self.is_urgent)

    def raise_to(self, level, excerpt, more):
        """Somebody wrote more, or wrote it anew: the higher level holds, with what led to it.

        Whoever looks after it is told. Where nobody does, it is called for at that level from the
        next minute on, with a clock of its own, which runs out no later than the one it had.
        """
        # Here, since notices can be asked of only once there are models.
        from .news import RAISED, tell_of

        if higher(level, self.level) == self.level:
            return
        # What no rule had found is read by few: it is a find like any other now.
        source = FOUND if self.source in (NEWCOMER, SAMPLE) else self.source
        waited = self.waiting
        self.say({**self.said, **more, "level": level, "source": source}, excerpt)
        self.waits_since = since_raised(waited, self.minutes, hours_now(), timezone.now())
        self.save(update_fields=["said", "excerpt", "pace", "waits_since"])
        self.step("raised", by=None)
        if self.is_looked_after:
            tell_of(self, f"{RAISED}-{self.level_in_keys}")

    def raise_by_words(self):
        """Its person wrote, and nobody looks after it: until somebody does, it can be anything."""
        if not self.is_concern:
            kinds = [*self.part("kinds", ()), "they_wrote"]
            self.raise_to("red", self.readable("excerpt"), {"kinds": kinds})

    def step(self, what, *, by, words=None, pk=None, **said):
        """A row that says what was done, by whom; its words and reasons under the case's key.

        The same `pk` again, from a form sent twice, gives the one it made; with other words, one
        more.
        """
        step = Step(case=self, by=by, said={"what": what, **said}, words=words or None)
        return once(step, pk, same=("case_id", "by_id"), anew="at")

    def write_down(self, what, by):
        """A line in the access log: which case, never about whom."""
        access.write(what, by=by, case=self.pk)

    def read_by_its_person(self, until):
        Case.objects.filter(pk=self.pk).update(person_read_at=until)


class Step(SealedModel):
    """Something that was done with a case: when, by whom, what, and why. None is ever changed."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="steps")
    by = whoever()
    said = SealedJSON(label="care.step.said", owner="case", audience="facilitators", null=True)
    words = SealedText(
        label="care.step.words",
        owner="case",
        audience="facilitators",
        max_length=LONGEST_STEP,
        null=True,
    )
    at = models.DateTimeField(default=timezone.now, editable=False)

    def part(self, name):
        return (self.readable("said") or {}).get(name, "")

    @property
    def what(self):
        return self.part("what")

    @property
    def has_words(self):
        """Whether anything was written, also where that does not open any more."""
        return self.__dict__["words"] is not None
