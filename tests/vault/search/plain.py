"""A search in plain sight, by reading everything: what the blind one has to agree with.

Written from the formula in Robertson and Zaragoza (2009), on words and not on tokens.
"""

from math import log

from alongside.vault.search.tokens import language


def stems(text):
    return language("en-gb").stems(text)


def scan(texts, words, phrase=()):
    """The ids of those texts, {id: text}, that have all of the words; side by side if a phrase."""
    wanted = set(stems(" ".join([*words, *phrase])))
    having = {id: text for id, text in texts.items() if wanted <= set(stems(text))}
    return {id for id, text in having.items() if side_by_side(text, phrase)}


def side_by_side(text, phrase):
    words = [word.spelt for word in language("en-gb").words(text)]
    size = len(phrase)
    return any(words[n : n + size] == list(phrase) for n in range(len(words) - size + 1))


def bm25(texts, words, k1=1.2, b=0.75):
    """{id: score} of those texts that have any of the words."""
    bags = {id: stems(text) for id, text in texts.items()}
    average = sum(map(len, bags.values())) / len(bags)
    scores = {}
    for id, bag in bags.items():
        for word in set(stems(" ".join(words))):
            df = sum(1 for other in bags.values() if word in other)
            tf = bag.count(word)
            if tf:
                idf = log((len(bags) - df + 0.5) / (df + 0.5) + 1)
                weight = tf * (k1 + 1) / (tf + k1 * (1 - b + b * len(bag) / average))
                scores[id] = scores.get(id, 0) + idf * weight
    return scores


def in_order(scores):
    """The best first; those that are equal to ten places, by id."""
    return sorted(scores, key=lambda id: (-round(scores[id], 10), id))
