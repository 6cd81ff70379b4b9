"""The order of what was found: BM25 by the numbers of the scope itself.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, with the
usual k1 and b, and a weight of rare words that never falls below nothing.
"""

from math import log

K1, B = 1.2, 0.75


def scores(found, words, *, documents, average):
    """A score for each list in `found`: how often one text has each of the `words`, and its length.

    `found` is [(counts, length)] of every text of the scope that has any of the words, `documents`
    the number of all its texts, `average` their average length.
    """
    having = [sum(1 for counts, _length in found if counts[n]) for n in range(words)]
    weights = [log(1 + (documents - df + 0.5) / (df + 0.5)) for df in having]
    for counts, length in found:
        norm = K1 * (1 - B + B * length / average)
        yield sum(
            weight * count * (K1 + 1) / (count + norm)
            for weight, count in zip(weights, counts, strict=True)
            if count
        )
