"""The order of what was found: BM25 by the numbers of the scope itself.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, with the
usual k1 and b, and a weight of rare words that never falls below nothing.
"""

from math import log

K1, B = 1.2, 0.75


def scores(counts, lengths, *, documents, average):
    """A score for each text of a scope that has any of the words looked for.

    `counts` says for each word how often each of these texts has it, `lengths` how many words each
    has; `documents` is the number of all texts of the scope, `average` their average length.
    """
    least, slope = K1 * (1 - B), K1 * B / average if average else 0
    norms = [least + slope * length for length in lengths]
    found = [0.0] * len(norms)
    for having in counts:
        df = len(having) - having.count(0)
        weight = (K1 + 1) * log(1 + (documents - df + 0.5) / (df + 0.5))
        found = [
            score + weight * count / (count + norm)
            for score, count, norm in zip(found, having, norms, strict=True)
        ]
    return found
