"""Which items fit what somebody looks for in their own words.

How near a text is to a query is told by their vectors: by what they mean, and by what they are
about. An item is judged by a whole text of it, by the sentence of it that is nearest and by all its
sentences, and a little by words that both have. docs/meaning.md says by what the weights were
chosen, and how well they do elsewhere.

What somebody looks for is private: it is kept nowhere, neither here nor in a log.
"""

import re
from contextlib import suppress
from dataclasses import dataclass

from .glossary import explained
from .model import NotHere, model
from .remembering import Vectors
from .subjects import seen_as
from .words import in_common, stems

READ = 4000  # Letters of a text that are looked at.
SENTENCES = 36  # Sentences of an item that are looked at.
ABOUT = "I live with pain. "  # What everybody here speaks of, said or not; short queries need it.
WORDS_COUNT = 0.06  # What words in common are worth beside meaning.
FITS = 0.28  # An item with less hardly fits; docs/meaning.md tells how often that is so.
SENTENCE_ENDS = re.compile(r"(?<=[.!?:])\s+|\n+")

_vectors = Vectors(most=4096)


@dataclass(frozen=True)
class Item:
    """Something to be found: its `id`, and one to six `texts` that say what it is."""

    id: object
    texts: tuple[str, ...]

    def __post_init__(self):
        # A text by itself would be taken for as many texts as it has letters.
        texts = (self.texts,) if isinstance(self.texts, str) else self.texts
        object.__setattr__(self, "texts", tuple(text[:READ] for text in texts))

    def whole(self):
        return "\n".join(self.texts)

    def sentences(self):
        found = (part.strip() for text in self.texts for part in SENTENCE_ENDS.split(text))
        return list(dict.fromkeys(filter(None, found)))[:SENTENCES] or [""]


@dataclass(frozen=True)
class Match:
    """An item that was found: how well it fits, and `because` of which sentence of it."""

    id: object
    score: float
    because: str


@dataclass(frozen=True)
class Ranking:
    """What was found, best first, and `by` what: "meaning", or "words" where there is no model."""

    by: str
    found: list[Match]

    @property
    def none_fit(self):
        """Whether even the best fits so little that a page should say so."""
        return self.is_below(FITS)

    def is_below(self, least):
        """The same, for items that by meaning come nearer than groups do: under `least`."""
        best = max((match.score for match in self.found), default=0)
        return best < least if self.by == "meaning" else best <= 0


def rank(query, items, most=None):
    """The `most` items that fit best, or all of them, as a Ranking; equal ones in order of ids."""
    # In that order from here on, as the last digit of a sum depends on the order of what is added.
    query, items = query[:READ], sorted(items, key=lambda item: str(item.id))
    meant = [explained(item.whole()) for item in items]
    common = in_common(
        "\n".join([query, *explained(query)]),
        ["\n".join([item.whole(), *some]) for item, some in zip(items, meant, strict=True)],
    )
    by, scores, why = "words", common, [by_words(query, item) for item in items]
    if items and query.strip():
        with suppress(NotHere):
            near, why = by_meaning(query, items, meant)
            by, scores = "meaning", [n + WORDS_COUNT * c for n, c in zip(near, common, strict=True)]
    found = [
        Match(item.id, round(float(score), 6), sentence)
        for item, score, sentence in zip(items, scores, why, strict=True)
    ]
    found.sort(key=lambda match: -match.score)
    return Ranking(by, found[:most])


def by_meaning(query, items, meant):
    """How near each item is, and the sentence of each that is nearest. Raises NotHere."""
    made = model().vectors
    asked = seen_as([vector_of(query, made)])[0]
    seen = [Seen(item, some, made) for item, some in zip(items, meant, strict=True)]
    return [one.near(asked) for one in seen], [one.best_sentence(asked) for one in seen]


class Seen:
    """An item as the model sees it: vectors of its texts, and of its parts with what they mean."""

    def __init__(self, item, meant, made):
        self.sentences = item.sentences()
        texts = item.texts or ("",)
        vectors = _vectors.of([*texts, *self.sentences, *meant], lambda some: seen_as(made(some)))
        self.texts, self.parts = vectors[: len(texts)], vectors[len(texts) :]

    def near(self, vector):
        """By the nearest text most, then by the part that is nearest, and by all parts."""
        parts = self.parts @ vector
        return 0.4 * (self.texts @ vector).max() + 0.3 * parts.max() + 0.3 * parts.mean()

    def best_sentence(self, vector):
        near = self.parts[: len(self.sentences)] @ vector
        return self.sentences[int(near.argmax())]


def vector_of(query, made):
    """The mean of the query's vectors, said in up to four ways: with our subject, and explained.

    Made for itself each time, and never remembered.
    """
    known = explained(query)
    ways = [query, f"{query} ({'; '.join(known)})"] if known else [query]
    total = made([*ways, *(ABOUT + way for way in ways)]).sum(axis=0)
    return total / ((total @ total) ** 0.5 or 1)


def by_words(query, item):
    """The sentence of the item that has most words in common with the query."""
    parts = item.sentences()
    wanted = stems(query)
    return max(parts, key=lambda part: len(stems(part) & wanted))
