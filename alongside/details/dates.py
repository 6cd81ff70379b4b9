"""When somebody was born. A date alone is no detail: operations and letters have dates too."""

import re

from .lists import words_of
from .spans import Span

MONTHS = words_of(
    "january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sept sep oct nov dec januar jänner februar märz mai juni juli "
    "oktober dezember janvier février fevrier mars avril juin juillet août aout septembre "
    "octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre "
    "octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre "
    "dicembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro "
    "januari februari maart april mei augustus augusti oktober marts maj stycznia lutego marca "
    "kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
)
MONTH = "(?:" + "|".join(sorted(MONTHS, key=lambda month: (-len(month), month))) + r")\.?"
DAY = r"\d{1,2}(?:st|nd|rd|th|er|º|°|\.)?"
YEAR = r"(?:['’]?\d{2}|\d{4})"
DATE = re.compile(
    rf"(?<![\w./-])(?:\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?(?:\d{{4}}|\d{{2}})"
    rf"|(?:19|20)\d{{2}}[./-]\d{{1,2}}[./-]\d{{1,2}}"
    rf"|{DAY}\s{{0,2}}(?:of\s|de\s|di\s|da\s)?(?:{MONTH})[\s,./-]{{0,2}}(?:de\s|del\s)?{YEAR}"
    rf"|(?=[^\W\d_]+\.?\s\d)(?:{MONTH})\s{DAY},?\s{YEAR})(?![\w/-])",
    re.IGNORECASE,
)
BORN = re.compile(
    r"(?:\bborn\b|\bd\.?\s?o\.?\s?b\b|\bdate of birth\b|\bbirth ?dates?\b|\bbirth ?day\b"
    r"|\bb['’]?day\b"
    r"|\bbirth\b|\bgeb(?:oren|\.|urtsdatum|urtstag)|\bnée?\b|\bnaissance\b|\bnac[ií]"
    r"|\bnacimiento\b"
    r"|\bnat[oa]\b|\bnascita\b|\bnasci|\bgeboorte|\bfødt\b|\bfödd\b|\burodz|\bdoğum|рожд|родил)"
    r"[^!?;\n\d]{0,40}$",
    re.IGNORECASE,
)
AFTERWARDS = re.compile(
    r"^[\s,]{0,2}(?:(?:is|was|['’]s|that['’]?s)\s)?(?:(?:my|his|her|our|their"
    r"|the)\s)?(?:\w{1,12}['’]s?\s)?"
    r"\(?(?:birth ?day|b['’]?day|d\.?o\.?b|date of birth)\b",
    re.IGNORECASE,
)
# "Since my daughter was born, on 3 May 2011 and …" tells of something else after all.
ELSE = re.compile(
    r"\b(?:surgery|operation|op|mri|scan|diagnos\w*|appointment|accident|since|injection"
    r"|fusion)\b",
    re.IGNORECASE,
)


def birth_dates(text):
    for match in DATE.finditer(text):
        before = BORN.search(text[max(0, match.start() - 60) : match.start()])
        after = AFTERWARDS.match(text[match.end() : match.end() + 50])
        if (before and not ELSE.search(before[0])) or after:
            yield Span(*match.span(), "birth_date")
