"""From a button in the room to a command of the engine, and from a refusal to kind words."""

from uuid import uuid4

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext as _

from alongside.lib.words import Words
from alongside.vault.hashing import keyed_hash
from alongside.vault.ids import new_id

from . import engine
from .models import LONGEST

words_field = Words(max_length=LONGEST, required=False)

TAKES_WORDS = {"say", "finish"}


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
    if verb == "say" and not words:
        raise Unusable(_("There are no words here yet."))
    return words


def read(verb, form, seat, words=""):
    """The engine's command for a button `verb`, pressed with the POST `form` by the seat's id.

    An unknown verb is a 404; a malformed number reads as 0, which the engine refuses politely.
    """
    maker = VERBS.get(verb)
    if maker is None:
        raise Http404
    return maker(form, {"id": once(verb, form, seat, words), "by": seat}, words)


def once(verb, form, seat, words):
    """The command's id: the same for a second tap on the same view of the room.

    The view carries the number of the last event it shows. Other words are another command, so
    their keyed hash is part of it, made with the number and the seat, since it lies open and the
    same words elsewhere must not look the same. Without a number a command stands for itself.
    """
    number = form.get("number", "")
    if not number.isdecimal() or len(number) > 9:
        return uuid4().hex
    said = keyed_hash("meetings.command", f"{number} {seat} {words}")[:12] if words else ""
    about = keyed_hash("meetings.command", f"{form.get('seat')} {form.get('where')}")[:4]
    return f"{number}.{verb}.{seat % 1_000_000}.{about}{said}"[:40]


def number(form, name):
    text = form.get(name, "")
    return int(text) if text.isdecimal() and len(text) <= 19 else 0


def plain(kind):
    return lambda form, who, words: kind(**who)


def with_turn(kind):
    return lambda form, who, words: kind(**who, turn=form.get("turn", ""))


def with_seat(kind, name):
    return lambda form, who, words: kind(**who, **{name: number(form, "seat")})


def even_so(kind, *names):
    """A command that, unless told `anyway`, asks first whether everybody has had their turn."""
    return lambda form, who, words: kind(
        **who, **{name: number(form, name) for name in names}, anyway="anyway" in form
    )


def say(form, who, words):
    return engine.Say(**who, turn=form.get("turn") or None, entry=new_id())


def finish(form, who, words):
    return engine.Finish(**who, turn=form.get("turn", ""), entry=new_id() if words else None)


def move(form, who, words):
    return engine.MoveSeat(**who, seat=number(form, "seat"), where=form.get("where", ""))


VERBS = {
    "next": even_so(engine.BeginNext, "leaving"),
    "take": with_turn(engine.Take),
    "say": say,
    "finish": finish,
    "pass": with_turn(engine.Pass),
    "come-back": with_turn(engine.ComeBack),
    "more-time": with_turn(engine.MoreTime),
    "move-on": with_turn(engine.MoveOn),
    "raise-hand": plain(engine.RaiseHand),
    "lower-hand": with_seat(engine.LowerHand, "seat"),
    "pause": plain(engine.Pause),
    "resume": plain(engine.Resume),
    "hand-over": with_seat(engine.HandOver, "to"),
    "move": move,
    "remove": with_seat(engine.Remove, "seat"),
    "close": even_so(engine.Close),
    "reopen": plain(engine.Reopen),
}
