"""Endings that must stay ended, even when an older copy of the data is put back.

Whatever ends is written down twice: here, in the transaction that ends it, and in the ledger. When
the program starts, lines that this database does not know are carried out again, in their order.
An app says in its `privacy.py` how: `ENDINGS = {"membership_ended": function of the ids}`.
"""

import logging
from contextvars import ContextVar
from datetime import datetime, timedelta
from importlib import import_module
from inspect import signature

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone
from django.utils.module_loading import module_has_submodule

from .ids import new_id
from .ledger import ledger

log = logging.getLogger("alongside.vault")

A_WHILE = timedelta(minutes=10)  # Who is just carrying one out has done it by then.
# Whether it is still being found out what has ended: until then nothing new begins, such as the
# place of somebody who waited for one, and has taken that back since or was asked to leave.
catching_up = ContextVar("catching_up", default=False)


class Ending(models.Model):
    """Something ended: what, about which ids, when. Never a word, never a name."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    what = models.CharField(max_length=40)
    about = models.JSONField()
    at = models.DateTimeField(default=timezone.now, editable=False)
    # Whether the ledger has it, and whether everything that follows from it is done.
    kept = models.BooleanField(default=False, editable=False)
    done = models.BooleanField(default=True, editable=False)

    def line(self):
        return {
            "id": str(self.pk),
            "what": self.what,
            "about": self.about,
            "at": self.at.isoformat(),
        }


def record(what, *, done=True, **about):
    """Write down an ending, in the transaction that ends it; the ledger follows after the commit.

    `about` holds ids. Returns the Ending. With `done=False`, `carry_out` has yet to be called.
    """
    ending = Ending.objects.create(what=what, about=about, done=done)
    transaction.on_commit(keep, robust=True)
    return ending


def keep():
    """Bring into the ledger what it does not have yet."""
    write_down(Ending.objects.filter(kept=False).order_by("at"))


def keep_all():
    """The same, and what the ledger had and has lost, as with the disk that it was on."""
    heard = {int(line["id"]) for line in ledger().lines()}
    every = Ending.objects.order_by("at").iterator()
    write_down(one for one in every if one.pk not in heard or not one.kept)


def write_down(endings):
    if endings := list(endings):
        ledger().write([ending.line() for ending in endings])
        new = [ending.pk for ending in endings if not ending.kept]
        Ending.objects.filter(pk__in=new).update(kept=True)


def carry_out(ending):
    """Do all that follows from this ending. Doing it again changes nothing."""
    ways()[ending.what](**ending.about)
    Ending.objects.filter(pk=ending.pk).update(done=True)


def catch_up():
    """Carry out every ending that this database has not heard of, or had not finished.

    Called before the site opens. Returns how many there were. In the order of the ledger, as a
    clock may have been set back meanwhile. What this version has no way for is left undone.
    """
    keep_all()
    known = set(Ending.objects.values_list("pk", flat=True))
    lines = ledger().lines()
    for line in lines:
        if int(line["id"]) not in known:
            Ending.objects.create(
                pk=int(line["id"]),
                what=line["what"],
                about=line["about"],
                at=datetime.fromisoformat(line["at"]),
                kept=True,
                done=False,
            )
    order = {int(line["id"]): place for place, line in enumerate(lines)}
    waiting = Ending.objects.filter(done=False).order_by("at", "pk")
    waiting = sorted(waiting, key=lambda ending: order.get(ending.pk, -1))
    can_be = [ending for ending in waiting if has_way(ending)]
    again = catching_up.set(True)
    try:
        for ending in can_be:
            carry_out(ending)
    finally:
        catching_up.reset(again)
    if left := len(waiting) - len(can_be):
        log.warning(
            "%s endings are of a kind that this version does not know, and what they ended is "
            "still here. Install the newest version that was in use here, and start it.",
            left,
        )
    return len(can_be)


def go_on():
    """Carry out what was begun and not finished, such as with a full disk; without a new start."""
    begun = Ending.objects.filter(done=False, at__lt=timezone.now() - A_WHILE).order_by("at", "pk")
    for ending in begun:
        if has_way(ending):
            try:
                carry_out(ending)
            except Exception:  # The others must not wait for it, and in an hour it is tried again.
                log.exception("an ending could not be carried out")


def has_way(ending):
    """Whether this version can carry it out; a newer one may have written it down."""
    way = ways().get(ending.what)
    if way is None:
        return False
    try:
        signature(way).bind(**ending.about)
    except TypeError:
        return False
    return True


def ways():
    """{what: the function that carries it out}, from the `privacy.py` of every app."""
    found = {}
    for app in private_rooms():
        found |= getattr(app, "ENDINGS", {})
    return found


def private_rooms():
    """The `privacy` modules of the apps that have one: what each holds of a person, and its end."""
    for config in apps.get_app_configs():
        if module_has_submodule(config.module, "privacy"):
            yield import_module(f"{config.name}.privacy")
