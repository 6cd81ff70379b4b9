"""A rehearsal: a meeting that is none. One row holds all of it, sealed for whoever rehearses.

It is no Meeting, so nothing that lists, counts, tells of or reminds of meetings can find it.
"""

import time
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.vault.fields import SealedJSON
from alongside.vault.ids import new_id
from alongside.vault.models import SealedModel, SealedQuerySet

from .. import engine, plan
from ..commands import Unusable
from .moments import MOMENTS
from .script import next_act

ME = 1  # The seat of whoever rehearses.
KEPT_FOR = timedelta(days=1)
MOST = 600  # Events; an evening has about a hundred.


def plan_of_it():
    """The usual evening, with an open floor before its closing."""
    *before, closing = plan.simple()
    floor = plan.Step(
        "open-floor",
        _("The floor is open"),
        _("For whoever would like to say more."),
        10,
        _("Whoever raises a hand is next. Silence is fine; leave it a little."),
        _("What is still on your mind?"),
    )
    return [*before, floor, closing]


class RehearsalQuerySet(SealedQuerySet):
    def of(self, person):
        """The rehearsal of this person, or None."""
        return self.current().filter(person=person).first()

    def current(self):
        """Those that have not had their day."""
        return self.filter(begun_at__gt=timezone.now() - KEPT_FOR)

    def begin(self, *, by, moment):
        """A new one instead of whatever there was, in which `by` has opened the doors."""
        fresh = {"moment": moment, "records": [], "said": [], "asked": "no"}
        begun = {"so_far": fresh, "begun_at": timezone.now()}
        with transaction.atomic():
            rehearsal, _made = self.update_or_create(person=by, defaults=begun)
            rehearsal.carry_out(engine.Arrive(id=uuid4().hex, by=ME, facilitates=True))
        return rehearsal


class Rehearsal(SealedModel):
    """`so_far` is {"moment": which, "records": [...], "said": [...], "asked": no, yes or seen}."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    so_far = SealedJSON(label="meetings.rehearsal.so_far", owner="person", audience="only me")
    begun_at = models.DateTimeField()

    objects = RehearsalQuerySet.as_manager()

    @property
    def can_be_read(self):
        return self.readable("so_far") is not None

    @property
    def hard(self):
        """The hard moment that was chosen."""
        return MOMENTS[self.so_far["moment"]]

    @property
    def state(self):
        begun = self.begun_at.timestamp()
        fresh = engine.start(plan.phases(plan_of_it()), begun, begun)
        return engine.apply(fresh, [as_record(row) for row in self.so_far["records"]])

    @property
    def what_comes(self):
        """What a made-up member does next, or None where they wait for whoever leads."""
        state = self.state
        is_open = state.status == "open"
        return next_act(state, self.hard, self.so_far["asked"] != "no") if is_open else None

    def carry_out(self, command, words=""):
        """Do what `command` asks, with these words. Returns None, or the engine's Refusal."""
        state, now = self.state, time.time()
        # A meeting is over some hours after it began; a rehearsal goes on as long as it is kept.
        answer = engine.decide(replace(state, begins_at=now), command, now)
        if isinstance(answer, engine.Refusal):
            return answer
        so_far = self.so_far
        records = [as_row(each) for each in engine.record(state, answer, command, now)]
        if len(so_far["records"]) + len(records) > MOST:
            raise Unusable(_("This rehearsal has become very long. Please begin another one."))
        if answer and words:
            said = {"entry": command.entry, "seat": command.by, "part": state.phase}
            so_far["said"].append({**said, "words": str(words)})
        so_far["records"] += records
        self.keep()
        return None

    def let_them_go_on(self):
        """The next thing that a made-up member does, if they do not wait."""
        act = self.what_comes
        if act is None:
            return
        if act.command is None:
            self.so_far["asked"] = "yes"
            self.keep()
            return
        more = {**act.more, "entry": new_id()} if act.words else act.more
        self.carry_out(act.command(id=uuid4().hex, by=act.seat, **more), act.words)

    def see_who_asked(self):
        """Whoever leads has seen that somebody asks for support."""
        if self.so_far["asked"] == "yes":
            self.so_far["asked"] = "seen"
            self.keep()

    def keep(self):
        self.so_far = dict(self.so_far)
        self.save(update_fields=["so_far"])


def as_row(record):
    """An engine's Record as it lies in the row."""
    return [record.number, record.at, record.command, record.by, engine.to_json(record.event)]


def as_record(row):
    *before, event = row
    return engine.Record(*before, engine.from_json(event))


def forget_rehearsals():
    """A rehearsal goes after a day. How many went."""
    return Rehearsal.objects.filter(begun_at__lte=timezone.now() - KEPT_FOR).delete()[0]
