"""What can be done in a slow round, by the last part of the address.

Each takes (request, the round as its reader sees it, their membership) and gives (the engine's
Refusal or None, a form that needs another look or None). A refusal is all that is said then.
"""

from django.contrib import messages
from django.utils.translation import gettext as _

from alongside.groups.roles import Act
from alongside.people.being_here.drafts import done, keep_form

from ..engine import slow
from . import keeping
from .forms import ReflectionForm, TurnForm
from .keeping import carry_out, new_command
from .rounds import LONGEST
from .writing import is_other


def take_turn(request, seen, me):
    """Share words in one's turn, or put others in the place of those that are there."""
    form = TurnForm(request.POST)
    if form.asks_first or not form.is_valid():
        return too_late(request, seen, "turn"), form
    said = form.cleaned_data
    words = {"body": said["body"], "content_note": said["content_note"]}
    command = slow.Contribute(sent_with(said), seen.mine.pk)
    with form.makes_one():
        refusal = carry_out(seen.round, command, **words)
    if form.errors:
        return too_late(request, seen, "turn"), form
    place = seen.mine.drafts["turn"]
    if refusal:
        keep_form(request.user, {**request.POST.dict(), "place": place})
        return refusal, None
    done(request, place)
    if seen.mine.held_at:
        sentence = _("Your words are changed, and still held. Those who lead can look again.")
    else:
        sentence = _("It is with the group now.")
    return said_so(request, None, sentence), None


def reflect(request, seen, me):
    """A short answer to the whole; or one tap, which leaves the words that are there.

    A tap shares no word: what somebody had begun to write beside it stays with their drafts.
    """
    is_tap = bool(request.POST.get("response"))
    form = ReflectionForm(request.POST, may_write=me.may(Act.REPLY) and not is_tap)
    place, there = seen.mine.drafts["reflection"], seen.mine
    typed = {"body": request.POST.get("body", "")[:LONGEST]}
    as_typed = {**request.POST.dict(), "place": place, **typed}
    if form.asks_first or not form.is_valid():
        if "body" not in form.fields:  # Silenced since they began to write.
            keep_form(request.user, as_typed)
        return too_late(request, seen, "reflection"), form
    said, shared = form.cleaned_data, there.readable("reflection") or ""
    words = {
        "reflection": said.get("body") or shared,
        "response": said["response"] or there.response,
    }
    # The same tap again is the same answer; only words can be other ones than were sent before.
    id = new_command() if is_tap else sent_with(said)
    with form.makes_one():
        refusal = carry_out(seen.round, slow.Reflect(id, there.pk), **words)
    if form.errors:
        return too_late(request, seen, "reflection"), form
    has_begun = is_tap and bool(typed["body"].strip()) and is_other(typed, {"body": shared})
    if refusal or has_begun:
        keep_form(request.user, as_typed)
    elif "body" in request.POST:
        done(request, place)
    if has_begun:
        sentence = _(
            "Your tap is with the group. What you had begun to write is kept for you alone."
        )
    elif there.held_at and not is_tap:
        sentence = _("Your answer is held with your words. Those who lead can look again.")
    else:
        sentence = _("It is with the group now.")
    return said_so(request, refusal, sentence), None


def too_late(request, seen, verb):
    """The Refusal where the round has gone on and has no such form: its words are a draft now."""
    is_there, code = {
        "turn": (seen.round.is_for_turns, slow.Code.TURNS_ARE_OVER),
        "reflection": (seen.round.is_for_reflections, slow.Code.NOT_REFLECTING),
    }[verb]
    here = request.POST.dict() | {"place": seen.mine.drafts[verb]}
    return None if is_there or not keep_form(request.user, here) else slow.Refusal(code)


def sent_with(said):
    """The id that the form carried, so that the same form sent twice is one command."""
    return f"f{said['id']}" if said["id"] else new_command()


def pass_on(request, seen, me):
    """What they had begun to write is not shared by it, and not lost."""
    refusal = carry_out(seen.round, slow.Pass(new_command(), seen.mine.pk))
    sentence = _("You have passed.")
    if keep_form(request.user, request.POST):
        sentence = _("You have passed. What you had begun to write is kept for you alone.")
    return said_so(request, refusal, sentence), None


def come_back(request, seen, me):
    return carry_out(seen.round, slow.ComeBack(new_command(), seen.mine.pk)), None


def take_back(request, seen, me):
    refusal = keeping.take_back(seen.round, seen.mine.pk)
    return said_so(request, refusal, _("You took it back. Your words are gone from here.")), None


def unreflect(request, seen, me):
    refusal = keeping.take_reflection_back(seen.round, seen.mine.pk)
    return said_so(request, refusal, _("You took it back. Your words are gone from here.")), None


def join(request, seen, me):
    me.person = request.user
    return keeping.join(seen.round, me), None


def turn(request, seen, me):
    """Everybody has had their turn: on to the reflections, without waiting for the hour."""
    return carry_out(seen.round, slow.Turn(new_command(), seen.mine.pk)), None


def close(request, seen, me):
    anyway = request.POST.get("anyway") == "yes"
    return carry_out(seen.round, slow.Close(new_command(), seen.mine.pk, anyway=anyway)), None


def said_so(request, refusal, sentence):
    if refusal is None:
        messages.success(request, sentence)
    return refusal


VERBS = {
    "turn": take_turn,
    "pass": pass_on,
    "come-back": come_back,
    "take-back": take_back,
    "join": join,
    "reflection": reflect,
    "take-answer-back": unreflect,
    "go-on": turn,
    "close": close,
}
# What somebody has to be allowed to do in the group; for the others, coming to meetings.
NEEDS = {
    "take-back": Act.READ,
    "take-answer-back": Act.READ,
    "go-on": Act.LEAD_MEETINGS,
    "close": Act.LEAD_MEETINGS,
}
