"""What texts mean, as well as a small model on this machine can tell. Knows no domain.

`rank` finds which items fit what somebody says in their own words. It is an offer to look at, with
the words that led there, and never a decision. See docs/meaning.md.
"""

from .model import is_here
from .ranking import Item, Match, Ranking, rank

__all__ = ["Item", "Match", "Ranking", "is_here", "rank"]
