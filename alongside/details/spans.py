"""A private detail in a text: where it lies, and what it is."""

from typing import NamedTuple


class Span(NamedTuple):
    """`text[start:end]`, and one of KINDS."""

    start: int
    end: int
    kind: str


KINDS = (
    "email",
    "link",
    "number",
    "birth_date",
    "address",
    "phone",
    "handle",
    "name",
    "place_of_work",
)
"""In the order in which they win: an address may hold a name, and digits may be read two ways."""


def untangled(spans):
    """The same in the order of the text, and of those that overlap the one whose kind wins."""
    taken, found = set(), []
    for span in sorted(spans, key=lambda span: (KINDS.index(span.kind), span.start, -span.end)):
        places = range(span.start, span.end)
        if taken.isdisjoint(places):
            taken.update(places)
            found.append(span)
    return sorted(found)
