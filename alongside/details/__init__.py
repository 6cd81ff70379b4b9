"""Private details in what somebody is about to share: found so that they can be pointed out.

`find` is plain Python, asks nobody and keeps nothing. What it does not find may still be private.
"""

from .finding import find
from .spans import KINDS, Span

__all__ = ["KINDS", "Span", "find"]
