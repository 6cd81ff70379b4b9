"""From a button in the room to a command of the engine, and from a refusal to kind words."""

from uuid import uuid4

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _

from alongside.lib.words import IN_PARTS, Words

from . import engine
from .models import LONGEST

words_field = Words(max_length=LONGEST, required=False, error_messages=IN_PARTS)

TAKES_WORDS = {"say", "finish", "read-mine"}
PLACES = {"first": "f", "up": "u", "down": "d", "last": "l"}


class Unusable(Exception):
    """What came cannot be used; the text says why, kindly."""


def words_of(verb, form):
    """The words that go along with `verb`, cleaned. Raises Unusable where there must be some."""
    if verb not in TAKES_WORDS:
        return ""
    try:
        words = words_field.clean(form.get("body", ""))
    except ValidationError as error:
        raise Unusable(" ".join(error.messages)) from None
    if not words:
        raise Unusable(_("There are no words here yet."))
    return words


def read(verb, form, seat, entry=None):
    """The engine's command for a button `verb`, pressed with the POST `form` by the seat's id.

    `entry` is the id of the words that go along, None if there are none or they were said before.
    Returns None where nothing is to be done. An unknown verb is a 404; a malformed number reads as
    0, which the engine refuses politely.
    """
    maker = VERBS.get(verb)
    if maker is None:
        raise Http404
    id = f"{verb}.{entry}" if entry else once(verb, form, seat)
    return maker(form, {"id": id, "by": seat}, entry)


def once(verb, form, seat):
    """The command's id: the same for a second tap on the same view of the room.

    The view carries the number of the last event it shows; without it a command stands for itself.
    """
    seen = form.get("number", "")
    if not seen.isdecimal() or len(seen) > 9:
        return uuid4().hex
    about = f"{number(form, 'seat')}.{PLACES.get(form.get('where'), '')}"
    return f"{int(seen)}.{verb}.{seat}.{about}"


def number(form, name):
    """A whole number from a form, or 0 if it is none."""
    text = form.get(name, "")
    return int(text) if text.isdecimal() and len(text) <= 19 else 0


def look(form, who, entry):
    """Nothing but to see what is new; what was being written is kept on the way."""


def beside(form, who, entry):
    """Nothing of the engine: between somebody and those who lead. See supporting/acts.py."""


def plain(kind):
    return lambda form, who, entry: kind(**who)


def with_turn(kind):
    return lambda form, who, entry: kind(**who, turn=form.get("turn", ""))


def with_seat(kind, name):
    return lambda form, who, entry: kind(**who, **{name: number(form, "seat")})


def of_this_part(kind):
    return lambda form, who, entry: kind(**who, leaving=number(form, "leaving"))


def even_so(kind, *names):
    """A command that, unless told `anyway`, asks first whether everybody has had their turn."""
    return lambda form, who, entry: kind(
        **who, **{name: number(form, name) for name in names}, anyway="anyway" in form
    )


def say(form, who, entry):
    return engine.Say(**who, turn=form.get("turn") or None, entry=entry) if entry else None


def finish(form, who, entry):
    return engine.Finish(**who, turn=form.get("turn", ""), entry=entry)


def read_mine(form, who, entry):
    return engine.ReadMine(**who, turn=form.get("turn", ""), entry=entry) if entry else None


def move(form, who, entry):
    return engine.MoveSeat(**who, seat=number(form, "seat"), where=form.get("where", ""))


VERBS = {
    "look": look,
    "next": even_so(engine.BeginNext, "leaving"),
    "take": with_turn(engine.Take),
    "say": say,
    "finish": finish,
    "finish-without": with_turn(engine.Finish),
    "read-mine": read_mine,
    "pass": with_turn(engine.Pass),
    "come-back": with_turn(engine.ComeBack),
    "more-time": with_turn(engine.MoreTime),
    "move-on": with_turn(engine.MoveOn),
    "ready": plain(engine.Ready),
    "begin-reading": of_this_part(engine.BeginReading),
    "just-talk": of_this_part(engine.JustTalk),
    "in-turn": of_this_part(engine.InTurn),
    "raise-hand": plain(engine.RaiseHand),
    "lower-hand": with_seat(engine.LowerHand, "seat"),
    "pause": plain(engine.Pause),
    "stay-with": with_seat(engine.StayWith, "seat"),
    "moment": plain(engine.TakeAMoment),
    "come-back-later": plain(engine.ComeBackLater),
    "ground": plain(engine.Ground),
    "resume": plain(engine.Resume),
    "need-support": beside,
    "support-seen": beside,
    "raise-for": with_seat(engine.RaiseHand, "seat"),
    "hung-up": with_seat(engine.Leave, "seat"),
    "on-the-line": with_seat(engine.Return, "seat"),
    "hand-over": with_seat(engine.HandOver, "to"),
    "move": move,
    "remove": with_seat(engine.Remove, "seat"),
    "close": even_so(engine.Close),
    "reopen": plain(engine.Reopen),
}
