"""The access log: what was done that everybody may want to look into later, by ids, in a chain.

Each line is sealed together with the seal of the line before it. A chain that was cut short is
still a chain, and whoever holds its key can write another: so its *head*, the number and seal of
the newest line, is kept outside the database, in the keyring, after each line; one for each day.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db import connection, models, transaction
from django.utils import timezone

from .errors import KeyMissing
from .keyring import keyring

AUDIT = ("audit", 1)
CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
LOCK = int.from_bytes(b"accesses", "big")
HEADS, KEPT_FOR = "access_heads", timedelta(days=40)
PUT_BACK = "restored"


class AccessLine(models.Model):
    """One thing that was done: when, what, by whom, about which ids. Never a word, never a name.

    `seal` is a keyed hash of this line and the one before, so that none can be changed or taken
    out unnoticed.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField(default=timezone.now)
    what = models.CharField(max_length=40)
    by = models.BigIntegerField(null=True)
    about = models.JSONField(default=dict)
    seal = models.CharField(max_length=64)

    def sealed_after(self, before, key):
        """What the seal of this line has to be, behind a line whose seal is `before`."""
        at = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        said = [self.number, at, self.what, self.by, self.about, before]
        text = json.dumps(said, sort_keys=True, separators=(",", ":"))
        return hashlib.blake2b(text.encode(), key=key, digest_size=32).hexdigest()


# -- writing ---------------------------------------------------------------------------------------


def write(what, by=None, **about):
    """Add the next line, in the caller's transaction. Write it last there: others wait for it.

    `by` is a person or their id. `about` holds ids, yes or no, and short names out of our code.
    """
    by = getattr(by, "pk", by)
    must_be_wordless(what, by, about)
    with transaction.atomic():
        one_at_a_time()
        number, before = head()
        line = AccessLine(number=number + 1, what=what, by=by, about=about)
        line.seal = line.sealed_after(before, key_for_writing(is_first=number == 0))
        line.save(force_insert=True)
    # At once, or whoever can write to the database alone could take out what is newer than a head.
    transaction.on_commit(keep_head, robust=True)
    return line


def must_be_wordless(what, by, about):
    """Raises ValueError, which does not repeat what it refuses."""
    whole = by is None or type(by) is int
    if not (
        whole and is_code(what) and all(map(is_code, about)) and all(map(is_id, about.values()))
    ):
        raise ValueError("The access log takes ids and short names out of our code, nothing else.")


def is_id(value):
    return value is None or isinstance(value, bool | int) or is_code(value)


def is_code(value):
    return isinstance(value, str) and bool(CODE.fullmatch(value))


def one_at_a_time():
    """Until the transaction ends nobody else finds out which line is the newest."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    # SQLite lets in one writer at a time, from the BEGIN on: see DATABASES in settings.py.


def key_for_writing(*, is_first):
    """The log's own key, made for its first line. One that went missing later is not replaced."""
    if is_first and not keyring().has(*AUDIT):
        keyring().create(*AUDIT)
    return first_key()


def first_key():
    """Of the generations of the log's key the oldest: a newer one would seal another chain."""
    keys = keyring().load([AUDIT]).get(AUDIT)
    if not keys:
        raise KeyMissing(*AUDIT)
    return keys[min(keys)]


# -- heads -----------------------------------------------------------------------------------------


def head():
    """The number and the seal of the newest line; (0, "") where there is none yet."""
    newest = AccessLine.objects.order_by("-number").values_list("number", "seal").first()
    return newest or (0, "")


@dataclass(frozen=True)
class Head:
    """What the newest line was at some moment."""

    day: date
    at: datetime
    number: int
    seal: str

    def is_held(self):
        """Whether the log still has this line. A log without lines has lost nothing."""
        if self.number == 0:
            return True
        return AccessLine.objects.filter(number=self.number, seal=self.seal).exists()

    def explained_by(self, restores):
        """Whether an older copy was put back since: a line of the log itself says so."""
        return any(line.number <= self.number and line.at > self.at for line in restores)


def keep_head():
    """Keep today's head outside the database, for `verify` to compare with.

    One of today that the log has lost since is not written over: it is what shows the loss.
    """
    now = timezone.now()
    heads = {one.day: one for one in kept_heads() if one.at > now - KEPT_FOR}
    today = timezone.localdate(now)
    if today not in heads or heads[today].is_held():
        heads[today] = Head(today, now, *head())
    lines = [[str(one.day), one.at.isoformat(), one.number, one.seal] for one in heads.values()]
    keyring().store.set_fact(HEADS, json.dumps(lines))


def kept_heads():
    """The heads of the last days, oldest first."""
    lines = json.loads(keyring().store.fact(HEADS) or "[]")
    heads = [
        Head(date.fromisoformat(day), datetime.fromisoformat(at), number, seal)
        for day, at, number, seal in lines
    ]
    return sorted(heads, key=lambda one: one.at)


# -- looking it over -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Findings:
    """What `verify` found.

    `broken` is the number of the first line that is not as it was written. `lost` are heads that
    the log does not hold any more; `put_back` those that it lost because `alongside restore` put
    an older copy back, as a line of the log says.
    """

    lines: int
    broken: int | None = None
    key_missing: bool = False
    lost: tuple[Head, ...] = ()
    put_back: tuple[Head, ...] = ()

    @property
    def is_sound(self):
        return self.broken is None and not self.key_missing and not self.lost

    def sentences(self):
        """The same in plain words, for whoever looks after the machine."""
        if self.key_missing:
            yield (
                "The key of the access log is missing from the keyring, so nobody can tell whether "
                f"its {self.lines} lines are as they were written."
            )
        if self.broken is not None:
            yield (
                f"Line {self.broken} of the access log is not as it was written: there, a line was "
                "changed, taken out, put in or moved."
            )
        for one in self.lost:
            why = "an older copy of the data was put back, or lines were removed"
            yield f"{self.differs_from(one)}: {why}."
        for one in self.put_back:
            yield f"{self.differs_from(one)}: since then a restore put an older copy back."
        if self.is_sound:
            yield f"The access log is whole: {self.lines} lines."

    def differs_from(self, one):
        day = f"{one.day.day} {one.day:%B %Y}"
        if self.lines < one.number:
            return f"The access log ends at line {self.lines}, but on {day} it had {one.number}"
        return f"Line {one.number} of the access log is not the one it was on {day}"


def verify(since=None):
    """Whether every line is as it was written, and every kept head still there. Returns Findings.

    `since`, an earlier `head()`, spares reading the lines up to it.
    """
    heads = kept_heads()
    lines = AccessLine.objects.order_by("number")
    count = lines.count()
    try:
        key = first_key()
    except KeyMissing:
        return Findings(count, key_missing=count > 0, lost=tuple(lost_of(heads)))
    broken = first_broken(lines, key, since or (0, ""))
    lost = lost_of(heads)
    # What a broken chain says of itself explains nothing.
    restores = [] if broken is not None else list(lines.filter(what=PUT_BACK))
    return Findings(
        count,
        broken=broken,
        lost=tuple(one for one in lost if not one.explained_by(restores)),
        put_back=tuple(one for one in lost if one.explained_by(restores)),
    )


def lost_of(heads):
    return [one for one in heads if not one.is_held()]


def first_broken(lines, key, since):
    """The number of the first line behind `since` that breaks the chain, or None."""
    number, before = since
    if number:
        if not lines.filter(number=number, seal=before).exists():
            return number
        lines = lines.filter(number__gt=number)
    for line in lines.iterator():
        number += 1
        if line.number != number or line.seal != line.sealed_after(before, key):
            return min(number, line.number)
        before = line.seal
    return None
