"""The two places where copies lie, and when copies go from there."""

import contextlib
import re
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from alongside.lib.locks import Busy, hold

from . import Refused, files, manifest

NAMED = re.compile(r"alongside-(data|keyring)-(\d{8}T\d{6}Z)(\.part)?")
STAMP = "%Y%m%dT%H%M%SZ"
VARIABLES = {"data": "ALONGSIDE_BACKUP_DATA", "keyring": "ALONGSIDE_BACKUP_KEYRING"}
LOCK = ".alongside-backup.lock"
A_NIGHT = timedelta(hours=25)  # Until the next copy, which may come some minutes late.


class Place:
    """A directory with copies of one kind: of the data, or of the keyring."""

    def __init__(self, kind, path):
        self.kind, self.path = kind, Path(path).resolve()

    def named(self, *, begun=False):
        """The directories that are copies by their name, oldest first; or those never finished."""
        found = []
        with contextlib.suppress(FileNotFoundError):
            found = sorted(path for path in self.path.iterdir() if path.is_dir())
        matches = [(path, NAMED.fullmatch(path.name)) for path in found if not path.is_symlink()]
        return [
            p for p, match in matches if match and match[1] == self.kind and begun is bool(match[3])
        ]

    def copies(self, house=None):
        """Whole copies, oldest first; of one Alongside alone, if `house` says which."""
        owned = ((path, house_of(path, self.kind)) for path in self.named())
        return [path for path, owner in owned if owner and house in (None, owner)]

    def damaged(self):
        """What is a copy by its name, and does not say what of."""
        return [path for path in self.named() if not house_of(path, self.kind)]

    def newest(self, house=None):
        copies = self.copies(house)
        if not copies:
            raise Refused(f"There is no copy of the {self.kind} in {self.path}.")
        return [*ahead_of_time(copies), *up_to_now(copies)][-1]

    def begin(self, stamp):
        """A new directory for a copy, which has its name only when it is whole."""
        path = self.path / f"alongside-{self.kind}-{stamp}.part"
        path.mkdir(mode=0o700)
        return path

    def finish(self, begun):
        whole = begun.with_suffix("")
        files.name(begun, whole)
        return whole

    def clear(self):
        """Take away what a backup that was cut off has left; what cannot go is in nobody's way."""
        for path in self.named(begun=True):
            with contextlib.suppress(OSError):
                files.remove(path)

    def expire(self, days, house):
        """Take away the copies of this Alongside that would be older than this by the next night.

        Never the newest. After a break as long as that they go with the next copy but one: if it
        was no break, but the clock went wrong, there is a night to see it in.
        """
        now, older = datetime.now(UTC), up_to_now(self.copies(house))[:-1]
        if older and taken(older[-1]) < now - timedelta(days=days):
            now = taken(older[-1])
        oldest = now - timedelta(days=days) + A_NIGHT
        gone = [path for path in older if taken(path) < oldest]
        for path in gone:
            files.remove(path)
        return gone


def taken(copy):
    """The moment in the name of a copy."""
    return datetime.strptime(NAMED.fullmatch(copy.name)[2], STAMP).replace(tzinfo=UTC)


def up_to_now(copies):
    return [path for path in copies if taken(path) <= datetime.now(UTC)]


def ahead_of_time(copies):
    """Those whose moment has not come yet: the clock was wrong then, or is wrong now."""
    return [path for path in copies if taken(path) > datetime.now(UTC)]


def beside(copy, house):
    """Every copy of this Alongside in the place of this one."""
    kind = NAMED.fullmatch(copy.name)
    return Place(kind[1], copy.parent).copies(house) if kind else []


def house_of(path, kind):
    """Which Alongside this is a copy of; None if it is none."""
    try:
        return manifest.read(path, kind)["house"]
    except (Refused, KeyError):
        return None


def two_places(data=None, keyring=None):
    """Where the copies of data and keyring go, by the command or by the settings."""
    chosen = {
        "data": data or settings.BACKUP["DATA"],
        "keyring": keyring or settings.BACKUP["KEYRING"],
    }
    for kind, path in chosen.items():
        if not path:
            raise Refused(
                f"Where do copies of the {kind} go? Set {VARIABLES[kind]}, or give --{kind} a "
                "directory."
            )
    places = [Place(kind, path) for kind, path in chosen.items()]
    must_lie_apart(*places)
    return places


def must_lie_apart(data, keyring):
    if overlap(data.path, keyring.path):
        raise Refused(
            f"The copies of data and keyring would lie together, in {data.path} and "
            f"{keyring.path}: whoever takes one takes both. Choose two places."
        )
    root = [] if settings.VAULT["ROOT_KEY"] else [settings.VAULT["ROOT_FILE"]]
    for place in (data, keyring):
        for live in (settings.DATA_DIR, settings.VAULT["KEYRING_DIR"], *root):
            if overlap(place.path, Path(live).resolve()):
                raise Refused(
                    f"The copies of the {place.kind} cannot lie in {place.path}, together with "
                    f"{live}: whatever takes that away takes them too. Choose another place."
                )


def overlap(one, other):
    """Whether the two are one directory, or one lies in the other, under whatever names."""
    nested = one.is_relative_to(other) or other.is_relative_to(one)
    return nested or (one.exists() and other.exists() and one.samefile(other))


def make(place):
    """The directory itself, if need be, for its owner alone."""
    try:
        place.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        return hold(place.path / LOCK, alone=True)
    except Busy:
        raise Refused(f"Another backup is writing to {place.path} just now.") from None
    except OSError as problem:
        raise Refused(f"Cannot keep anything in {place.path} ({problem.strerror}).") from None


def on_one_disk(*places):
    return len({place.path.stat().st_dev for place in places}) == 1


def free_stamp(*places):
    """The moment by which two new copies are named: UTC, to the second, and never used before."""
    while True:
        now = datetime.now(UTC)
        names = [place.path / f"alongside-{place.kind}-{now:{STAMP}}" for place in places]
        if not any(path.exists() for path in names):
            return now
        time.sleep(0.1)
