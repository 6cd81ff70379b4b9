"""Streets with a number, as neighbours of the English-speaking countries write them."""

import re

from .lists import folded, is_word
from .spans import Span

NUMBER = r"(?:(?:n[º°o]?\.?|nr\.?|no\.?)\s?)?\d{1,4}(?:\s?[a-hA-H](?!\w))?(?:\s?[/-]\s?\d{1,4}\w?)?"
JOINED = re.compile(
    r"(?<!\w)(?:[A-ZÄÖÜÅØÆ][\w.-]{1,24}(?:\s|-))?"
    r"(?:[A-ZÄÖÜÅØÆ][\w-]{1,24}?(?:stra(?:ß|ss)e|str\.|weg|gasse|allee|platz|ring|ufer|damm|steig"
    r"|straat|laan|plein"
    r"|gracht|kade|dijk|singel|gatan|vägen|gränd|gata|veien|vej|gade|stræde|allé|stigen|torg"
    r"|katu|kuja|polku"
    rf"|väg)|(?:Stra(?:ß|ss)e|Str\.))\s{NUMBER}(?!\w|[.,]\d)"
)
AM = re.compile(
    r"(?<!\w)(?:Am|Im|An der|An den|In der|Auf der|Auf dem|Zum"
    r"|Zur)\s[A-ZÄÖÜ][\wäöüß-]{2,24}\s\d{1,3}\s?[a-h]?(?!\w|[.:]\d)"
)
OF = (
    r"(?:\s(?:de|du|des|la|le|les|los|las|el|del|della|delle|dei|degli|di|da|do|dos|das|l['’]"
    r"|d['’]))"
)
NAME = (
    rf"(?:{OF}){{0,2}}\s?(?:[A-ZÀ-ÖØ-Þ][\w'’.-]{{1,24}}"
    rf"|[a-zà-ÿ][\w'’-]{{2,24}})(?:(?:{OF}){{0,2}}\s[A-ZÀ-ÖØ-Þ][\w'’-]{{1,24}}){{0,3}}"
)
FRENCH = re.compile(
    rf"(?<![\w.,])\d{{1,4}}(?:\s?(?:bis|ter|[a-d]))?,?\s(?:rue|avenue|av\.|boulevard|bd|bvd"
    rf"|chemin|allée|impasse|place|quai|route|cours|square|passage){NAME}",
    re.IGNORECASE,
)
SOUTHERN = re.compile(
    r"(?<!\w)(?:[Cc]alle|[Cc]/|[Aa]venida|[Aa]vda\.?|[Pp]laza|[Pp]aseo|[Cc]amino|Via|Viale"
    r"|[Pp]iazza|[Cc]orso|Vicolo|[Rr]ua|[Tt]ravessa|[Pp]raça)"
    rf"(?:{OF}){{0,2}}\s?[A-ZÀ-ÖØ-Þ][\w'’-]{{1,24}}(?:(?:{OF}){{0,2}}\s[A-ZÀ-ÖØ-Þ][\w'’-]{{1,24}}){{0,3}},?\s{NUMBER}(?!\w|[.,:]\d)"
)
SLAVIC = re.compile(
    r"(?<!\w)(?:ul\.|ulica|ulice|ulicy|al\.|aleja|os\.|pl\.|ул\.|улица|улице|вул\.|вулиця|пр\."
    rf"|проспект)\s[^\W\d_][\w.'’-]{{1,24}}(?:\s[^\W\d_][\w'’-]{{1,24}}){{0,2}},?\s(?:д\.\s?)?{NUMBER}(?!\w)",
    re.IGNORECASE,
)
FORMS = [JOINED, AM, FRENCH, SOUTHERN, SLAVIC]


def streets_abroad(text):
    for form in FORMS:
        for match in form.finditer(text):
            # "During 2019" and "Brigade 4" end like a Ring and a gade.
            if form is not JOINED or not is_word(folded(match[0].split()[0])):
                yield Span(*match.span(), "address")
