"""Streets with a number, in English."""

import re

from .lists import folded, words_of
from .postcodes import CAP
from .spans import Span

# A number before these is an address even in small letters; the second kind needs capitals.
SURELY = (
    r"street|road|avenue|lane|drive|crescent|close|court|terrace|gardens|grove|boulevard|mews"
    r"|parade"
    r"|esplanade|highway|parkway|rd|ave|blvd|cres|crescent|cl|ln|hwy|pde|tce|gdns"
)
IN_CAPITALS = (
    r"Street|Road|Avenue|Lane|Drive|Crescent|Close|Court|Terrace|Gardens|Grove|Boulevard|Mews"
    r"|Parade|Esplanade"
    r"|Highway|Parkway|Way|Walk|Hill|Row|View|Park|Green|Place|Rise|Square|Circle|Trail|Loop|Quay"
    r"|Wharf|Croft"
    r"|Fold|Yard|Gate|Bank|Vale|Villas|Cottages|Meadow|Meadows|Field|Fields|Mount|Parade|Common"
    r"|Heights|Path"
    r"|Rd|Ave|Blvd|Cres|St|Dr|Ct|Pl|Sq|Cl|Ln|Ter|Hwy|Pkwy|Cir|Trl|Pde|Tce|Gdns"
)
HOUSE = r"(?:(?:no\.?|number|nr\.?)\s?)?\d{1,5}(?:\s?[a-hA-H])?(?:\s?[-/]\s?\d{1,4}[a-hA-H]?)?"
FLAT = (
    r"(?:(?:flat|apartment|apt\.?|unit|suite|room|rm|floor|lot"
    r"|studio)\s#?[\da-z]{1,5},?\s(?:at\s)?)?"
)
COMPASS = r"(?:[NSEW]\.?|North|South|East|West|NE|NW|SE|SW)"
STREET = re.compile(
    rf"(?<![\w.,/£$€-])(?i:{FLAT}{HOUSE}),?\s(?:{COMPASS}\s)?(?:The\s)?"
    rf"(?:{CAP}|\d{{1,3}}(?:st|nd|rd"
    rf"|th))(?:\s{CAP}){{0,3}}\s(?:{IN_CAPITALS})\b\.?(?:\s{COMPASS}\b)?"
)
SMALL_STREET = re.compile(
    rf"(?<![\w.,/£$€-]){FLAT}(?P<house>{HOUSE}),?\s(?P<name>[^\W\d_][\w'’-]{{1,20}}(?:\s[^\W\d_][\w'’-]{{1,20}})?)"
    rf"\s(?:{SURELY})\b\.?",
    re.IGNORECASE,
)
NO_STREETS = words_of(
    "the a an my this that his her our their its in on of at to from down up along off and or "
    "per by for with out into onto across over through past minute minutes min mins hour hours "
    "day days week weeks month months year years mile miles metre metres meter meters yard "
    "yards km m step steps times time lanes more another long mg ml far different main whole is "
    "was are were steep bad busy quiet level people houses cars blocks block lap laps way ways "
    "percent degree degrees side next same wrong hard bumpy short slow hilly country rough "
    "winding nights night second third st nd rd th"
)
LIVING = re.compile(
    r"\b(?:(?:liv(?:e|es|ed|ing)|stay(?:s|ing)?|mov(?:ed|ing)|address|house|flat|bungalow|place"
    r"|home|wohne[nr]?|habite|vivo)"
    r"(?:\s(?:is|now|back|round|just|alone))?\s(?:at|on|in|to|is)|address(?:\sis)?:?)\s$",
    re.IGNORECASE,
)
AT_HOME = re.compile(
    r"(?:\b(?:liv(?:e|es|ed|ing)|stay(?:s|ing)?|moved?)\s(?:now\s)?(?:at|to)|\baddress(?:\s(?:is"
    r"|at))?:?"
    r"|\b(?:deliver|post|send|ship)(?:\sit)?\sto)\s$",
    re.IGNORECASE,
)
STREET_ONLY = re.compile(
    rf"(?<!\w)(?:{CAP},\s|{CAP}\s{CAP},\s)?{CAP}(?:\s{CAP}){{0,2}}\s"
    r"(?:Street|Road|Avenue|Lane|Drive|Crescent|Close|Court|Terrace|Gardens|Grove|Boulevard|Mews"
    r"|Cottage|Rd|Ave)\b"
)

# After "I live at", a number and a name in capitals are enough: "12 Ferncliffe".
HERE = re.compile(
    rf"(?<![\w.,])(?i:{FLAT}{HOUSE}),?(?:\s(?:(?:de|do|da|du|des|la|the|of)\s)?(?:{CAP}"
    rf"|\d{{1,5}}(?!\w))){{1,5}}(?:,\s{CAP})?"
)


def streets(text):
    for match in STREET.finditer(text):
        yield Span(*match.span(), "address")
    for match in SMALL_STREET.finditer(text):
        name = [folded(word) for word in match["name"].split()]
        if NO_STREETS.isdisjoint(name):
            yield Span(*match.span(), "address")
    for match in STREET_ONLY.finditer(text):
        if LIVING.search(text[max(0, match.start() - 30) : match.start()]):
            yield Span(*match.span(), "address")
    for match in HERE.finditer(text):
        if AT_HOME.search(text[max(0, match.start() - 30) : match.start()]):
            yield Span(*match.span(), "address")
