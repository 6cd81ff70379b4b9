"""Where somebody lives: a street with its town and postcode is one detail, not three."""

import re

from .lists import folded, is_word
from .postcodes import CAP, postcodes
from .spans import Span
from .streets import streets
from .streets_abroad import streets_abroad

TOWN = rf"{CAP}(?:\s(?:{CAP}|(?:am|an|im|de|la|sur|upon|le|on)\s{CAP})){{0,2}}"
CODED = r"(?:[A-Z]{1,2}-)?\d{2,3}[-\s]?\d{2,3}(?:\s[A-Z]{2}(?!\w))?"
FLAT = r"(?i:flat|apt\.?|apartment|unit|suite)\s#?\w{1,4}(?!\w)"
WITH_TOWN = re.compile(rf"\s?[,\n]\s?(?:(?P<flat>{FLAT})|(?P<code>{CODED},?\s)?(?P<town>{TOWN}))")
BETWEEN = re.compile(rf"[\s,.–-]{{1,4}}(?:{FLAT}[\s,]{{1,3}})?(?:{CAP}[\s,]{{1,3}}){{0,6}}$")
FARTHEST = 60  # Letters between a street and its postcode.


def addresses(text):
    pieces = [*postcodes(text), *streets(text), *streets_abroad(text)]
    whole = []
    for piece in sorted(with_town(text, piece) for piece in pieces):
        if whole and belongs(text, whole[-1], piece):
            whole[-1] = Span(whole[-1].start, max(whole[-1].end, piece.end), "address")
        else:
            whole.append(piece)
    return whole


def belongs(text, before, piece):
    """Whether two pieces touch, or have only a town between them."""
    if piece.start <= before.end:
        return True
    gap = text[before.end : piece.start]
    return len(gap) <= FARTHEST and bool(BETWEEN.match(gap))


def with_town(text, piece):
    """The piece, and up to two towns after a comma. An ordinary word is no town."""
    end = piece.end
    for _ in range(2):
        more = WITH_TOWN.match(text, end)
        if not more:
            break
        if more["town"] and not more["code"] and is_word(folded(more["town"].split()[0])):
            break
        end = more.end()
    return piece._replace(end=end)
