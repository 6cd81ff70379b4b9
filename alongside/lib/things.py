"""Things to read or to try that have a page here: what each is called, wherever it is spoken of.

An app that has some says so once, when it is ready. So those who lead can recommend one, and an
address of one in somebody's words is told by its name. Nothing is fetched, nor looked up elsewhere.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

MOST = 3  # Addresses in one text that are told by their names.
TOKEN = re.compile(r"[^\s<>()\"“”]+")
AT_THE_END = ".,;:!?'’…"


@dataclass(frozen=True)
class Thing:
    """`name` is what it is kept by, such as "resource:nice-ng193".

    Without an `address` it has no page any more; without a `title` its words cannot be opened.
    `language` is that of its title, where it is known: of what comes with Alongside.
    """

    name: str
    title: str
    about: str
    address: str
    language: str = ""


@dataclass(frozen=True)
class Kind:
    """A kind of thing. `at` is how addresses of its pages begin, behind which comes a key.

    `every()` gives the Things there are; `called(keys)` {key: Thing} of those that there are or
    were. Where all are found at once it gives all, so that a page need not ask again.
    """

    label: str
    at: str
    every: Callable
    called: Callable


_kinds = {}


def also_there(name, kind):
    """For an app, once, when it is ready."""
    _kinds[name] = kind


def every_thing():
    """[(what a kind is called, its Things)] of all that there is now."""
    return [(kind.label, kind.every()) for kind in _kinds.values()]


def called(names):
    """{name: Thing} of those that there are or were."""
    keys = {}
    for name in names:
        kind, _colon, key = name.partition(":")
        keys.setdefault(kind, []).append(key)
    found = {}
    for kind in keys.keys() & _kinds.keys():
        found |= {thing.name: thing for thing in _kinds[kind].called(keys[kind]).values()}
    return found


def named_in(words, page=None):
    """The Things whose addresses stand in these words, in their order; a few at most.

    `page` is the request for whose page this is: what was found for it is not looked up again.
    """
    if not words or not any(kind.at in words for kind in _kinds.values()):
        return []
    names = list(dict.fromkeys(filter(None, map(name_at, TOKEN.findall(words)))))[:MOST]
    known = {} if page is None else vars(page).setdefault("things_found", {})
    if new := [name for name in names if name not in known]:
        known |= dict.fromkeys(new) | called(new)
    return [known[name] for name in names if known[name]]


def name_at(address):
    """The name of the thing at an address of ours, or None. It need not be there."""
    try:
        parts = urlsplit(address.rstrip(AT_THE_END))
    except ValueError:
        return None
    is_here = parts.scheme in ("http", "https") and parts.hostname in settings.ALLOWED_HOSTS
    if not is_here and (parts.scheme or parts.netloc):
        return None
    for name, kind in _kinds.items():
        if parts.path.startswith(kind.at):
            key = parts.path.removeprefix(kind.at).rstrip("/")
            return f"{name}:{key}" if re.fullmatch(r"[a-zA-Z0-9-]{1,60}", key) else None
    return None
