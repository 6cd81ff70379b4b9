"""Telling open pages that there is something new: a hub in each process, a broker between them,
the streams that listen, and how they look.
"""

from .broker import broker, connected, publish, recheck
from .hub import end_all, is_closed, leave_all
from .looks import Looks, woken_at
from .stream import Stream, come_back, is_a_stream

__all__ = [
    "Looks",
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
