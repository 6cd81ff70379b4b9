"""Telephone numbers of people. Those of helplines and other free lines belong to everybody."""

import re

import phonenumbers

from .lists import words_of
from .numbers import digits_of
from .spans import Span

# Where a number without a country may be from, after the host's own region.
REGIONS = words_of(
    "GB US IE CA AU NZ DE AT CH FR BE NL LU ES IT PT SE NO DK FI IS PL CZ SK HU RO GR HR SI IN "
    "PK BD ZA NG KE SG HK JP KR BR MX AR TR UA IL AE"
)
MOST_LOOKED_UP = 300
"""How many different numbers of one text are looked up; after these, the shape alone decides."""

PUBLIC = frozenset(
    ["116123", "131114", "116111", "116117", "116006", "116000", "0116123", "8457909090"]
)
"""Helplines that are dialled with six digits or more and are not free lines by their form."""

FREE = re.compile(
    r"0?80[08]\d{4,9}$|(?:1?8(?:00|33|44|55|66|77|88))\d{7}$|1[38]00\d{6}$|1800\d{6}$|13\d{4}$"
)
FREE_IN = {
    "GB": re.compile(r"0(?:30[036]|33\d|34[345]|37\d|84[345]|87[0123]|500|9\d\d)\d{6,7}$"),
    "IE": re.compile(r"(?:1850|1890|0818)\d{6}$"),
    "DE": re.compile(r"0180\d{5,9}$"),
}
ABROAD = {"44": "GB", "353": "IE", "49": "DE"}

RUN = re.compile(
    r"(?<![\w.,/£$€#-])(?:\+\s?|\(\+?)?\d(?:[\s\u00a0]?[-–.()/]?[\s\u00a0(]?\d){5,40}(?:\s?(?:x"
    r"|ext\.?)\s?\d{1,5})?(?![\w%])",
    re.ASCII,
)
EXTENSION = re.compile(r"\s?(?:x|ext\.?)\s?\d{1,5}$")
GROUPS = re.compile(r"\d+", re.ASCII)
NANP = re.compile(
    r"(?:\+?1[-. ]?)?(?:\([2-9]\d\d\)\s?|[2-9]\d\d[-. ]?)[2-9]\d\d[-. ]?\d{4}$", re.ASCII
)
CUE = re.compile(
    r"(?:\b(?:call|ring|phone|text|my no|tel(?:ephone)?|mob(?:ile)?|cell(?:phone)?|sms|whats ?app"
    r"|landline|fax"
    r"|bell|buzz|reach|number|num|contact|dial|line|voicemail|answering|registered"
    r"|messages? (?:to|on)"
    r"|office|desk|direct|extension|handy|telefon(?:nummer)?|nummer|anrufen"
    r"|portable|téléphone|numéro|appele[rz]|móvil|movil|teléfono|telefono|número|numero|llám\w+"
    r"|cellulare|telemóvel|telefoon|mobiel|mobil|ring)\b|☎|📞|📱|☏)[^!?\n]{0,40}\n?\s{0,3}$",
    re.IGNORECASE,
)
CUE_AFTER = re.compile(
    r"[\s,:;.(-]{0,4}(?:(?:is|that['’]?s|thats|its|it['’]s|this is)\s)?(?:(?:my|our|his|her"
    r"|the)\s)?"
    r"(?:\w{1,12}\s){0,1}(?:number|mobile|cell|phone|landline|whatsapp|office|fax|desk)\b"
    r"|[\s,:;.(-]{0,4}(?:call|ring|text|phone|whatsapp)\s(?:me|us)\b",
    re.IGNORECASE,
)
OF_ONES_OWN = re.compile(
    r"(?:\b(?:my|our|his|her|their)\s(?:\w{1,12}\s){0,1}(?:number|num|no|mobile|cell|phone"
    r"|landline|tel)"
    r"|\b(?:call|ring|phone|text|whatsapp|reach)\s(?:me|us|him|her|them|(?:\w{2,15}\s){1,3}?(?:on"
    r"|at))"
    r"|\b(?:phone|tel|telephone|mobile|mob|cell|landline"
    r"|fax)(?=\s?[:.]))\b[^!?\n\d]{0,25}\n?\s{0,3}$",
    re.IGNORECASE,
)
UNIT = re.compile(
    r"\s?(?:mg|mcg|µg|ug|ml|mls|g|kg|lbs?|iu|hz|khz|km|m|cm|mm|miles?|yards?|feet|ft|steps?"
    r"|hours?|hrs?"
    r"|mins?|minutes?|secs?|days?|weeks?|months?|years?|times?|x|people|patients|bpm|kcal"
    r"|calories|spikes"
    r"|pounds?|euros?|dollars?|p|pence|pm|am)\b|\s?[%£€$/]",
    re.IGNORECASE,
)
SPOKEN_DIGIT = (
    r"(?:zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|hundred)"
)
SPOKEN = re.compile(rf"\b{SPOKEN_DIGIT}(?:[\s,-]{{1,2}}{SPOKEN_DIGIT}){{6,20}}\b", re.IGNORECASE)
IN_ORDER = re.compile(
    r"(?:one|two|three|four)\W+(?:two|three|four|five)\W+(?:three|four|five|six)\b", re.IGNORECASE
)


def phones(text, region):
    """Spans of telephone numbers; `region`, such as "GB", is tried first."""
    left = MOST_LOOKED_UP
    for match in RUN.finditer(text):
        written, start = trimmed(text, match)
        digits = digits_of(EXTENSION.sub("", written))
        if not 6 <= len(digits) <= 15 or is_public(written, digits, region):
            continue
        if is_something_else(text, start, start + len(written), EXTENSION.sub("", written)):
            continue
        left -= 1
        if is_phone(text, start, written, digits, region if left > 0 else None):
            yield Span(start, start + len(written), "phone")
    for match in SPOKEN.finditer(text):
        if not IN_ORDER.match(match[0]) and near(text, *match.span()):
            yield Span(*match.span(), "phone")


def trimmed(text, match):
    """The number without a bracket that only opens: "(call 07700 900123)" keeps its own."""
    written, start = match[0], match.start()
    if written.startswith("(") and ")" not in written:
        written, start = written[1:], start + 1
    return written, start


def is_public(written, digits, region):
    """Whether it is a helpline or a free line, in `region` or where its country code says."""
    if written.lstrip("(").startswith("+") or digits.startswith("00"):
        digits = digits.removeprefix("00")
        code = next((code for code in ABROAD if digits.startswith(code)), "")
        region = ABROAD.get(code)
        digits = "0" * bool(code) + digits.removeprefix(code).removeprefix("0")
    free_here = FREE_IN.get(region)
    return digits in PUBLIC or bool(FREE.match(digits) or (free_here and free_here.match(digits)))


def is_something_else(text, start, end, written):
    """Whether the digits are a dose, a date, a range, a row of years or of pain scores."""
    groups = GROUPS.findall(written)
    if UNIT.match(text, end) or re.search(r"[£$€]\s?$", text[max(0, start - 2) : start]):
        return True
    if all(re.fullmatch(r"(?:19|20)\d\d", group) for group in groups):
        return True
    if re.fullmatch(r"\d{1,2}([-./])\d{1,2}\1\d{2,4}|\d{4}([-./])\d{1,2}\2\d{1,2}", written):
        return True
    if "/" in written and not re.match(r"\+|\(?0\d{2,5}\)?\s?/\s?\d", written):
        return True
    if len(groups) > 2 and all(len(group) == 1 for group in groups):
        return not (len(groups) > 8 and groups[0] == "0" and groups[1] != "1")
    if (
        len(groups) == 2
        and re.search(r"\d[-–]\d", written)
        and not written.startswith(("0", "+", "("))
    ):
        return len(groups[0]) == len(groups[1])
    return "." in written and len({len(group) > 1 for group in groups}) > 1


def near(text, start, end):
    return CUE.search(text[max(0, start - 60) : start]) or CUE_AFTER.match(text[end : end + 50])


def is_phone(text, start, written, digits, region):
    end, written = start + len(written), EXTENSION.sub("", written)
    if written.startswith(("+", "(+")) or digits.startswith("00"):
        return len(digits) >= 8 and is_possible(
            "+" + digits.removeprefix("00").replace("440", "44", 1), None
        )
    groups = GROUPS.findall(written)
    if written.lstrip("(").startswith("0") and len(digits) >= 9:
        return len(groups) <= 6 and is_possible(digits, region)
    if NANP.match(written) and len(groups) != 2:
        return len(groups) > 1 or bool(near(text, start, end))
    if len(digits) >= 8 and near(text, start, end):
        return min(len(group) for group in groups) > 1 or len(groups) < 3
    before = text[max(0, start - 60) : start]
    return len(digits) < 8 and len(groups) <= 3 and bool(OF_ONES_OWN.search(before))


def is_possible(digits, region):
    """Whether such a number can be dialled somewhere; without a region, any length will do."""
    if digits.startswith("+"):
        return _is_possible(digits, None)
    if region is None:
        return len(digits) <= 12
    return any(_is_possible(digits, one) for one in (region, *REGIONS))


def _is_possible(digits, region):
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(digits, region))
    except phonenumbers.NumberParseException:
        return False
