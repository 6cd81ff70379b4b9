"""What no card may lack and none may say: the same for what ships and for what is edited here."""

from datetime import timedelta
from typing import NamedTuple

from django.utils.translation import gettext as _

from .describing import STEP
from .reading_age import reading_age
from .refusals import forbidden_in

OLDEST_READER = 13.0
LONGEST, LONGEST_OF_LITTLE_EFFORT = 60, 20  # Minutes.
# The longest that anybody may go without looking a card over again.
LONGEST_UNSEEN = timedelta(days=731)


class Wrong(NamedTuple):
    """What is wrong with a card, in one sentence, and the field in which it is."""

    field: str
    why: str


def wrong_with(card):
    """[Wrong] of a Card whose fields are all there, each of its kind: none where it may be read."""
    found = (plainly(card), cautions(card), steps(card), minutes(card), honesty(card))
    lasting = [Wrong("review_by", why) for why in dates(card.reviewed, card.review_by)]
    return [*lasting, *(wrong for several in found for wrong in several)]


def parts(card):
    """{field: what it says}, of all that people read on it."""
    several = {"helps": "\n".join(card.helps), "care": "\n".join(card.care)}
    names = ("title", "what", "in_bed", "shows", "shows_not")
    return {name: getattr(card, name) for name in names} | several | {"body": card.body}


def plainly(card):
    """Nothing that may never be said; easy to read as a whole, and no part hard by itself."""
    said = parts(card)
    for name, text in said.items():
        yield from (Wrong(name, why) for why in forbidden_in(text))
    for name in ("care", "in_bed", "body"):
        yield from (Wrong(name, why) for why in too_hard(said[name]))
    yield from (Wrong("shows", why) for why in too_hard(f"{card.shows}\n{card.shows_not}"))
    yield from (Wrong("", why) for why in too_hard(card.words))


def too_hard(text):
    if (age := reading_age(text)) > OLDEST_READER:
        yield _("Its reading age is %(age)s, and %(most)s is the most: shorter sentences help.") % {
            "age": age,
            "most": round(OLDEST_READER),
        }


def cautions(card):
    if not any(line.strip() for line in card.care):
        yield Wrong("care", _("A card without its cautions is not shown to anybody."))
    if "medicines" in card.topics and card.flag != "clinician":
        yield Wrong("flag", _("A card about medicines is for somebody and whoever treats them."))


def steps(card):
    numbers = [int(found.split(".")[0]) for found in STEP.findall(card.body)]
    if len(numbers) < 3 or numbers != list(range(1, len(numbers) + 1)):
        yield Wrong("body", _("Its steps are a list, numbered from 1, of at least three."))


def minutes(card):
    most = LONGEST if card.effort == 3 else LONGEST_OF_LITTLE_EFFORT
    if not 1 <= card.minutes <= most:
        yield Wrong("minutes", _("One go takes from 1 to %(most)s minutes here.") % {"most": most})


def honesty(card):
    """A grade other than weak needs a source; where there is none, the card says so."""
    if card.sources:
        return
    if card.grade != "C":
        yield Wrong("sources", _("A grade other than C needs a source."))
    if "no study" not in f"{card.shows} {card.shows_not}":
        why = _("Without a source, the words “no study” stand in what is known or not known.")
        yield Wrong("sources", why)


def dates(reviewed, review_by):
    if not reviewed < review_by <= reviewed + LONGEST_UNSEEN:
        yield _("The review date comes after the day of looking it over, by two years at most.")
