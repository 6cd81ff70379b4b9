"""Which fields of a form are for words, by their names: so that a refusal can give them back.

Only those: a password must never be shown.
"""

import re

from .drafts import WORDS

FOR_WORDS = (
    *("username", "display_name", "host", "contact", "name", "purpose", "agreement"),
    *("title", "body", "kept_body", "reason", "email", "about", "appeal", "answer", "note"),
    *("goodbye", "ending", "because", "caution", "questions", "in_other_words"),
    *("word", "directions", "own_title", "asks", "called", "closing", "days_off", "how"),
    *("prompt", "pronouns", "rule", "used"),
)
# And those that drafts are made of, also where the page that asks to sign in carries them along.
FOR_WORDS = dict.fromkeys((*FOR_WORDS, *WORDS, *(f"kept_{name}" for name in WORDS)))
# And of each step of a plan, by its number.
OF_A_STEP = re.compile(r"\d{1,2}-(title|purpose|question|script|note)")


def is_for_words(name):
    return name in FOR_WORDS or bool(OF_A_STEP.fullmatch(name))
