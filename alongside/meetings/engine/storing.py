"""Events as JSON can hold them, and back."""

from collections.abc import Mapping
from dataclasses import fields

from .events import KINDS, Event


class UnknownEvent(ValueError):
    """A stored event that this version cannot read."""


def to_json(event: Event) -> dict:
    """The event as a dict that JSON can hold."""
    values = {each.name: getattr(event, each.name) for each in fields(event)}
    return {"kind": event.kind} | {
        name: list(value) if isinstance(value, tuple) else value for name, value in values.items()
    }


def from_json(stored: dict, kinds: Mapping[str, type[Event]] = KINDS) -> Event:
    """The event that `to_json` wrote. Raises UnknownEvent rather than guess."""
    kind = stored.get("kind")
    if kind not in kinds:
        raise UnknownEvent(f"no event of kind {kind!r}")
    values = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in stored.items()
        if name != "kind"
    }
    try:
        return kinds[kind](**values)
    except TypeError as mismatch:
        raise UnknownEvent(f"an event of kind {kind!r} with other fields") from mismatch
