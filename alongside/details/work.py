"""Where somebody works, if it is named so that it can be found: "at Hillmarsh Primary School"."""

import re

from .spans import Span

CAP = r"[A-ZÀ-ÖØ-Þ][\w'’.-]{0,24}"
# "The hospital" and "the NHS" say little; these, after a name of their own, say where.
INSTITUTION = (
    r"(?:Primary|Junior|Infants?|High|Secondary|Grammar|Elementary|Middle|Nursery)(?:\sSchool)?"
    r"|School|Academy"
    r"|College|University|Nursery|Kindergarten|Surgery|Practice|Pharmacy|Hospital|Infirmary"
    r"|Hospice|Care Home"
    r"|Nursing Home|Library|Council|Bakery|Garage|Solicitors|Accountants|Motors|Ltd|Limited|LLC"
    r"|Inc|PLC|GmbH"
    r"|& (?:Sons?|Daughters?|Co)(?:\s(?:Ltd|Limited))?|and Sons"
)
WORKS = re.compile(
    r"\b(?:work(?:s|ed|ing)?|teach(?:es|ing)?|taught|nurs(?:e|es|ed|ing)|employed|volunteer(?:s"
    r"|ed|ing)?|manager?s?"
    r"|receptionist|teacher|porter|cleaner|caretaker|secretary|midwife|assistant|chef|cook|driver"
    r"|lecturer|student"
    r"|apprentice|job|shifts?|boss|colleagues?)"
    r"(?:\s(?!at\b|for\b)[\w'’]{1,12}){0,3}?\s(?:at|for|with)\s(?:the\s)?"
    rf"(?P<place>(?:{CAP}\s){{1,4}}?(?:{INSTITUTION})\b\.?)"
)


def places_of_work(text):
    for match in WORKS.finditer(text):
        start, end = match.span("place")
        yield Span(start, end - (text[end - 1] == "."), "place_of_work")
