"""A made-up translation of every sentence: «Share something» in it is ⟦Šĥàřé šôɱéþĥîñĝ~~~~~⟧.

Whatever a page then says in plain letters went past the catalogue. The marks show where a sentence
begins and ends, so that one glued from fragments shows too; and it is a third longer, as German is.
What people wrote themselves stands in «such quotes» in the tests, and is left as it is.
"""

import re
import subprocess
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils.translation import to_locale

HOUSE = Path(__file__).resolve().parents[2]
CATALOGUE = HOUSE / "alongside/ui/locale/alongside.pot"

LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "àƀçđéƒĝĥîĵķĺɱñôþɋřšťûṽŵẋýžÀƁÇĐÉƑĜĤÎĴĶĹṀÑÔÞɊŘŠŤÛṼŴẊÝŽ",
)
# What a translator leaves as it is: what is put in later, and HTML.
KEPT = re.compile(r"(%\(\w+\)s|%[sd%]|\{\w+\}|<[^>]*>|&\w+;)")


def pseudo(sentence, form=""):
    """The sentence as it is said in the made-up translation. `form` tells plural forms apart."""
    parts = KEPT.split(sentence)
    said = "".join(p if KEPT.fullmatch(p) else p.translate(LETTERS) for p in parts)
    return f"⟦{form}{said}{'~' * (len(sentence) // 3)}⟧"


def gather(target):
    """What `bin/words` finds in the code now, written to `target`."""
    subprocess.run([HOUSE / "bin/words", target], check=True)


def translate(folder, language):
    """Compile the made-up translation for a language that Django and Babel know.

    It takes the language's own plural forms. `folder` is then one for LOCALE_PATHS.
    """
    with CATALOGUE.open("rb") as file:
        sentences = [message for message in read_po(file) if message.id]
    locale = to_locale(language)
    made_up = Catalog(locale=locale)
    for message in sentences:
        made_up.add(message.id, said(message.id, made_up.num_plurals), context=message.context)
    place = folder / locale / "LC_MESSAGES"
    place.mkdir(parents=True, exist_ok=True)
    with (place / "django.mo").open("wb") as file:
        write_mo(file, made_up)


def said(id, forms):
    if isinstance(id, str):
        return pseudo(id)
    _one, many = id
    return tuple(pseudo(many, form=number) for number in range(forms))
