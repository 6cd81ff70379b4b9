"""Words from elsewhere in somebody's own toolkit, put on their sheet where there is room."""

from alongside.lib.meanwhile import version_of
from alongside.people.being_here.drafts import with_what_was_begun
from alongside.people.models import Draft

from ..parts import parts_of
from .paper import lines_of
from .sheets import PARTS, AppointmentSheet

PLACE = "appointment:0"  # Of what they have begun to write on it.


def begun(person, sheet):
    """{part: words} as the form begins: what is kept, under what they have begun to write; and as
    "version" from which words that was begun.
    """
    said = parts_of(sheet)
    there = {"version": version_of(said), **said}
    return with_what_was_begun(there, Draft.objects.begun(person, PLACE), PLACE)


def fits(name, words):
    """Whether these words fit into this part of the paper."""
    return lines_of(words) <= PARTS[name].lines


def put(person, name, words):
    """Add these words to a part of the sheet, as begun and not kept yet; whether they fit."""
    there = begun(person, AppointmentSheet.objects.of(person))
    if words in there.get(name, ""):
        return True
    there[name] = "\n".join(filter(None, [there.get(name, ""), words]))
    if not fits(name, there[name]):
        return False
    Draft.objects.keep(person, PLACE, **there)
    return True
