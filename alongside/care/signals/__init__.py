"""What in a text may ask for somebody's help or care, as well as rules and a small model can tell.

`look(text)` says how soon a person should read it, and because of which words. It is an order to
read in, never a decision: what is not found may be urgent all the same. See docs/signals.md.
"""

from .found import KINDS, LEVELS, Found, Mark
from .reading import look, look_at_each

__all__ = ["KINDS", "LEVELS", "Found", "Mark", "look", "look_at_each"]
