"""Words that a query and an item have in common: a help to meaning, and all there is without it.

Words are cut to their stem; one that many items have counts for less.
"""

import math
import re
import threading
from collections import Counter

import Stemmer

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# So ordinary that to have them in common means nothing. Negations are, too: they turn a meaning
# round, which no count of words can tell.
_ORDINARY = """
a about after again all also am an and any are as at be because been being but by can can't cannot
could did do does doesn't don't dont for from get got had has have he her here him his how i i'd i'm
i've if im in into is isn't it it's its ive just like me my no nor not of off on one or our out over
own she so some such than that that's the their them then there these they they're this those to too
up us very was we were what when where which while who whom why will with won't would wouldn't you
your
"""
ORDINARY = frozenset(_ORDINARY.split())

_own = threading.local()  # No stemmer is used by two threads at once.


def stems(text):
    """The stems of all words that are not ordinary, as a set."""
    if not hasattr(_own, "stemmer"):
        _own.stemmer = Stemmer.Stemmer("english")
    spoken = [word.lower().replace("’", "'") for word in WORD.findall(text)]
    return set(_own.stemmer.stemWords([word for word in spoken if word not in ORDINARY]))


def in_common(query, texts):
    """For each of the texts, what it shares with the query: 0 and up, 0 if it is nothing."""
    wanted, said = stems(query), [stems(text) for text in texts]
    having = Counter(stem for one in said for stem in one & wanted)
    weight = {
        stem: math.log(1 + (len(texts) - count + 0.5) / (count + 0.5))
        for stem, count in having.items()
    }
    # A long query has much in common with everything; its length takes some of that back. The
    # sums are exact, as their order would otherwise show.
    length = math.sqrt(max(1, len(wanted)))
    return [math.fsum(weight[stem] for stem in one & wanted) / length for one in said]
