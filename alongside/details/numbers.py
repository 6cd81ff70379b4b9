"""Numbers under which an office, an insurer or a bank keeps somebody."""

import re

from .lists import words_of
from .spans import Span

# -- numbers that check themselves ----------------------------------------------------------------


def luhn(digits):
    total = 0
    for place, digit in enumerate(reversed(digits)):
        number = int(digit) * (1 + place % 2)
        total += number - 9 * (number > 9)
    return total % 10 == 0


def is_nhs(digits):
    """The NHS number's check digit, modulo 11."""
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9]))
    return len(digits) == 10 and (11 - total % 11) % 11 == int(digits[9]) and len(set(digits)) > 1


def is_iban(letters):
    turned = letters[4:] + letters[:4]
    return int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1


def is_nir(digits):
    """The French number of social security: thirteen digits and 97 minus their rest."""
    return 97 - int(digits[:13]) % 97 == int(digits[13:])


IBAN_LENGTHS = dict(
    pair.split(":")
    for pair in words_of(
        "AT:20 BE:16 BG:22 CH:21 CY:28 CZ:24 DE:22 DK:18 EE:20 ES:24 FI:18 FR:27 GB:22 GR:27 "
        "HR:21 "
        "HU:28 IE:22 IS:26 IT:27 LI:21 LT:20 LU:20 LV:21 MT:31 NL:18 NO:15 PL:28 PT:25 RO:24 "
        "RS:22 "
        "SE:24 SI:19 SK:24 TR:26 UA:29"
    )
)
IBAN = re.compile(r"(?<!\w)([A-Z]{2})\d{2}(?: ?[A-Z0-9]){11,28}", re.IGNORECASE | re.ASCII)
CARD = re.compile(
    r"(?<![\w.,+-])(?:[2-6]\d{3}(?:([ -]?)\d{4}\1\d{4}\1\d{1,4}|[ -]\d{6}[ -]\d{5})"
    r"|[2-6]\d{12,18})(?![\w-])",
    re.ASCII,
)
ROW_OF_YEARS = re.compile(r"(?:(?:19|20)\d\d[ -]?){2,5}$", re.ASCII)
NHS = re.compile(r"(?<![\w.,+/-])\d{3} \d{3} \d{4}(?![\w/-])", re.ASCII)
# One telephone number of eleven has the check digit of an NHS number by chance.
CALLING = re.compile(
    r"\b(?:call|ring|text|phone|cell|mobile|tel|reach|sms|fax"
    r"|desk)\b[^.!?\n]{0,30}$",
    re.IGNORECASE,
)
NINO = re.compile(
    r"(?<!\w)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D](?!\w)",
    re.IGNORECASE | re.ASCII,
)
SSN = re.compile(r"(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])", re.ASCII)
DNI = re.compile(r"(?<!\w)(\d{8}|[XYZ]\d{7})-?([A-Z])(?!\w)", re.ASCII)
FISCAL_CODE = re.compile(
    r"(?<!\w)[A-Z]{6}\d\d[A-EHLMPRST]\d\d[A-Z]\d{3}[A-Z](?!\w)", re.IGNORECASE | re.ASCII
)
NIR = re.compile(
    r"(?<![\w,.])[12] ?\d\d ?(?:0[1-9]|1[0-2]) ?\d\d ?\d{3} ?\d{3} ?\d\d(?!\w)", re.ASCII
)
PERSONNUMMER = re.compile(
    r"(?<![\w-])(?:19|20)?\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])[-+]\d{4}(?![\w-])", re.ASCII
)


def ibans(text):
    for match in IBAN.finditer(text):
        length = int(IBAN_LENGTHS.get(match[1].upper(), 0))
        end, letters = match.start(), ""
        while length and end < match.end() and len(letters) < length:
            letters += text[end].strip()
            end += 1
        if length and len(letters) == length and is_iban(letters):
            yield Span(match.start(), end, "number")


def checked(text):
    yield from ibans(text)
    for pattern, holds in (
        (CARD, lambda match: luhn(digits_of(match[0])) and not ROW_OF_YEARS.match(match[0])),
        (NHS, holds_nhs),
        (NINO, lambda match: True),
        (SSN, lambda match: True),
        (DNI, holds_dni),
        (FISCAL_CODE, lambda match: True),
        (NIR, lambda match: is_nir(digits_of(match[0]))),
        (PERSONNUMMER, lambda match: luhn(digits_of(match[0])[-10:])),
    ):
        for match in pattern.finditer(text):
            if holds(match):
                yield Span(*match.span(), "number")


def holds_nhs(match):
    before = match.string[max(0, match.start() - 50) : match.start()]
    return is_nhs(digits_of(match[0])) and not CALLING.search(before)


def holds_dni(match):
    digits = match[1].translate(str.maketrans("XYZ", "012"))
    return "TRWAGMYFPDXBNJZSQVHLCKE"[int(digits) % 23] == match[2]


def digits_of(written):
    return "".join(letter for letter in written if letter in "0123456789")


# -- numbers by the word before them --------------------------------------------------------------

# These are always followed by a number of somebody; those below only if it is called one.
ALWAYS = (
    r"nhs|mrn|ssn|n\.?i\.?|nino|national insurance|social security|medicare|medicaid|passport"
    r"|sort ?code|health card|chi|crn|bsn|cpr|pesel|ahv|dni|nie|iban|utr|centrelink|icn|zus"
    r"|driv(?:er['’]?s?|ing) licen[cs]e|sozialversicherung|numéro de sécurité sociale"
    r"|codice fiscale"
    r"|personnummer|tax file|tfn|medical record"
)
IF_NUMBERED = (
    r"policy|insurance|insurer|claims?|hospital|patient|member(?:ship)?|case|record|licen[cs]e"
    r"|account"
    r"|acct|customer|client|employee|staff|payroll|student|prescription|file|id|identity|card|bank"
    r"|tribunal|appeal|referral|booking|appointment|blue badge|badge|pip|esa|dwp|benefit|accident"
)
GERMAN = (
    r"(?:kranken|sozial|renten)?versicher(?:ung|ten)s?-?(?:nummer|nr\.?)|aktenzeichen"
    r"|steuer-?(?:id|nummer)"
    r"|patienten-?(?:nummer|nr\.?)|kontonummer|mitgliedsnummer|policen-?nummer"
)
NUMBER = (
    r"(?:numbers?|num|no\.?|nr\.?|n°|nº|№|#|id|ref(?:erence)?(?:\s(?:number|no\.?|id))?|code"
    r"|numéro|número|nummer)"
)
SAYS = r"(?:\s?[:#=]\s?|\s(?:is|was|its|it['’]s|ist|est|es|è|are)\s:?\s?|,\s|\s-\s|\s)"
PIECE = r"(?:[A-Za-z]{0,6}\d[A-Za-z0-9]{0,20}|[A-Z]{1,6})"
TOKEN = rf"(?P<token>{PIECE}(?:(?:[ /-]|\s-\s){PIECE}){{0,6}})(?!\w)"
CUED = [
    (re.compile(pattern, re.IGNORECASE), least)
    for pattern, least in (
        (rf"\b(?:{ALWAYS})\b(?:\s{NUMBER})?{SAYS}(?:{SAYS})?(?-i:{TOKEN})", 5),
        (rf"\b(?:{IF_NUMBERED})\s?{NUMBER}{SAYS}(?:{SAYS})?(?-i:{TOKEN})", 4),
        (rf"\b(?:cards?|cc|visa|mastercard|maestro|amex){SAYS}(?:{SAYS})?(?-i:{TOKEN})", 12),
        (rf"\b(?:{GERMAN}){SAYS}(?:{SAYS})?(?-i:{TOKEN})", 4),
        (rf"\bref(?:erence|\.)?(?:\s(?:number|no\.?|id))?{SAYS}(?:{SAYS})?(?-i:{TOKEN})", 5),
        (
            r"\b(?:numéro|número|numero|n°|nº)\sd[eiu](?:\sla|\sl['’])?\s?(?:\w{3,15}\s){1,3}?"
            rf"(?:{SAYS})?:?\s?(?-i:{TOKEN})",
            6,
        ),
    )
]
UNIT = re.compile(
    r"\s?(?:mg|mcg|ml|g|kg|iu|hz|km|miles?|steps?|hours?|hrs?|days?|weeks?|months?|years?|times?"
    r"|people|%"
    r"|pounds?|euros?|dollars?)\b",
    re.IGNORECASE,
)
YEARS = re.compile(r"(?:19|20)\d\d(?:\s?[-/]\s?(?:19|20)?\d\d)?$")
A_DATE = re.compile(r"\d{1,2}[-/ ]\d{1,2}[-/ ]\d{2,4}$")
A_PHONE = re.compile(r"(?:\+|00?\d)[\d ()-]{7,16}$")
ASKED_FOR_BY_PHONE = re.compile(
    r"(?:hospital|clinic|bank|account|insurance|insurer|card)\b", re.IGNORECASE
)


def cued(text):
    for pattern, least in CUED:
        for match in pattern.finditer(text):
            token = match["token"]
            if len(digits_of(token)) < least or YEARS.match(token):
                continue
            if UNIT.match(text, match.end("token")):
                continue
            if A_DATE.match(token) and not re.match(r"sort", match[0], re.IGNORECASE):
                continue
            if A_PHONE.match(token) and ASKED_FOR_BY_PHONE.match(match[0]):
                continue
            yield Span(*without_tail(match), "number")


def without_tail(match):
    """The token without words in capitals that came along after the last digit: "I", "PIP"."""
    start, end = match.span("token")
    last = re.search(r"\d[A-Za-z0-9]*(?: [A-D](?!\w))?(?!.*\d)", match["token"])
    return start, start + last.end() if last else end


def numbers(text):
    yield from checked(text)
    yield from cued(text)
