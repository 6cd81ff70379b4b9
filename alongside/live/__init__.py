"""Telling open pages that there is something new: a hub in each process, a broker between them,
and the stream that listens.
"""

from .broker import broker, connected, publish, recheck
from .hub import end_all, is_closed, leave_all
from .stream import Stream, come_back, is_a_stream, woken_at

__all__ = [
    "Stream",
    "broker",
    "come_back",
    "connected",
    "end_all",
    "is_a_stream",
    "is_closed",
    "leave_all",
    "publish",
    "recheck",
    "woken_at",
]
