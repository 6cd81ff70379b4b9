"""Telling open pages that there is something new: a hub, and the stream that listens to it."""

from .hub import connected, end_all, leave_all, publish, recheck
from .stream import Stream

__all__ = ["Stream", "connected", "end_all", "leave_all", "publish", "recheck"]
