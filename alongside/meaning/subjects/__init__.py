"""What people with pain speak of, learned from sentences of ours: gout at night, asking for help.

A general model takes “my sock hurts” for clothing. Here it is taught, with a small table of weights
beside it, which of some 220 subjects a text is about, so that two texts can be near by what they
are about as well as by what they say.
"""

from .weights import check, forget, seen_as

__all__ = ["check", "forget", "seen_as"]
