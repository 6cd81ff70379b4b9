"""Postcodes and what else the post goes by: states with a code, boxes."""

import re

from .lists import words_of
from .spans import Span

UK_AREAS = words_of(
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT "
    "DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA "
    "LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE "
    "SG SK SL SM SN SO SP SR SS ST SW SY TA TB TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS "
    "WV YO ZE"
)
UK_AREA = "|".join(sorted(UK_AREAS, key=lambda area: (-len(area), area)))
UK = re.compile(
    rf"(?<!\w)(?=[A-Z]{{1,2}}\d)(?:{UK_AREA})\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{{2}}(?!\w)",
    re.IGNORECASE | re.ASCII,
)
# "L4 2nd op" and "L5 3hr later" have the form of a postcode.
AFTER_A_NUMBER = re.compile(r"\d(?:st|nd|rd|th|hr|yr|lb|ft|ug|pt|un)$", re.IGNORECASE)
IRISH = re.compile(
    r"(?<!\w)(?:[AC-FHKNPRTV-Y]\d\d"
    r"|D6W) ?(?=[0-9]*[A-Z])(?=[A-Z]*[0-9])[0-9AC-FHKNPRTV-Y]{4}(?!\w)",
    re.ASCII,
)
CANADIAN = re.compile(
    r"(?<!\w)[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d(?!\w)", re.ASCII
)
SPINE = re.compile(r"(?:[CLST]\d{1,2}\s?[-/]?\s?)+$", re.IGNORECASE)
STATES = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV "
    "NH NJ NM NY NC ND OH OK OR PA PR RI SC SD TN TX UT VT VA WA WV WI WY"
).replace(" ", "|")
CAP = r"[A-ZÀ-ÖØ-Þ][\w'’.-]{1,24}"
PLACE = rf"{CAP}(?:\s{CAP}){{0,3}}"
WITH_STATE = re.compile(
    rf"(?:(?<!\w){PLACE},?\s)?(?<!\w)(?:{STATES})\.?,?\s\d{{5}}(?:-\d{{4}})?(?!\w)"
)
AUSTRALIAN = re.compile(
    rf"(?:(?<!\w){PLACE},?\s)?(?<!\w)(?:NSW|VIC|QLD|SA|WA|TAS|NT|ACT),?\s\d{{4}}(?!\w)"
)
BOX = re.compile(r"\b(?:p\.?\s?o\.?\s?box|postfach|gpo box)\s\d{1,6}\b", re.IGNORECASE)
CODES = [UK, IRISH, CANADIAN, WITH_STATE, AUSTRALIAN, BOX]


def postcodes(text):
    for pattern in CODES:
        for match in pattern.finditer(text):
            is_count = match[0][-1].islower() and AFTER_A_NUMBER.search(match[0])
            if not is_count and not SPINE.match(match[0]):
                yield Span(*match.span(), "address")
