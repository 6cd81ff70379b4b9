"""What somebody may not have meant to show a group, pointed out before the group reads it."""

import hashlib
import re

from alongside import details

from ..refusals import orders

SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")


def noticed(text):
    """The parts of a text that are private details, or tell others what to do with a medicine."""
    found = [text[span.start : span.end] for span in details.find(text)]
    found += filter(None, map(orders, SENTENCES.split(text)))
    return list(dict.fromkeys(found))


def stamp(parts):
    """What a yes to these parts carries along: it is not for what came since."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:20]
