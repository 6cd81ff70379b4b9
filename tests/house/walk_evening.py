"""The walk goes on: through a meeting from its planning to what is left of it, and to refusals."""

import errno
from datetime import timedelta

import time_machine
from django.core.exceptions import SuspiciousOperation
from django.test import Client, RequestFactory
from django.utils import timezone, translation

from alongside.home import views
from alongside.home.refusals import too_much
from alongside.meetings import engine
from alongside.meetings.refused import why
from alongside.meetings.room import Room
from tests.conftest import new_meeting
from tests.meetings.evening import Evening, writing_together

from .walk import long_words


def meeting_of(group, starts_in):
    meeting = new_meeting(group, starts_in=starts_in)
    meeting.title = "«Pacing»"
    meeting.save()
    return meeting


def walk_to_the_door(walk, group):
    address = "/groups/morning/meetings/"
    walk.get("cleo", address, "meetings, none yet")
    walk.get("ada", f"{address}schedule/", "schedule")
    walk.post("ada", f"{address}schedule/", "schedule, empty")
    form = {"title": "«Pacing»", "date": "2020-01-01", "time": "10:00"}
    walk.post("ada", f"{address}schedule/", "schedule, past", form)
    walk.post("ada", f"{address}schedule/", "schedule, odd", {**form, "date": "«x»", "time": "«x»"})
    form["date"] = (timezone.now() + timedelta(days=30)).date().isoformat()
    walk.post("ada", f"{address}schedule/", "scheduled", form)
    assert group.meetings.filter(starts_at__gt=timezone.now()).exists()
    for days in (1, 3):
        later = meeting_of(group, timedelta(days=days)).get_absolute_url()
    walk.get("cleo", later, "door, closed")
    walk.get("cleo", address, "meetings")
    walk.post("cleo", f"{later}arrive/", "door, too early", {"today": "few"})


def walk_through_an_evening(walk, who, group):
    meeting = meeting_of(group, timedelta(minutes=5))
    room = Evening(meeting, lambda someone: walk.browsers[someone.display_name.strip("«»").lower()])
    for someone in (who.dev, who.nia):
        group.welcome(someone).accept(group.current_agreement())
    address = meeting.get_absolute_url()
    walk.get("ben", address, "door, nobody here")
    walk.post("ben", f"{address}arrive/", "door, odd", {"today": "«x»"})
    room.browser(who.ada).post(f"{address}arrive/", {"today": "talk", "rough": "on"})
    walk.get("ben", address, "door, somebody here")
    look(walk, room, "doors", who.ada)
    arrive_and_begin(walk, room, who)
    take_turns(walk, room, who)
    lead(walk, room, who)
    walk_with_nobody_leading(walk, room, who)
    walk_without_an_order(walk, room, who)
    end(walk, room, who)


def look(walk, room, name, *people):
    for someone in people:
        walk.see(f"room, {name}, {someone.display_name}", room.see(someone))


def arrive_and_begin(walk, room, who):
    room.arrive(who.ben, who.cleo, who.dev, who.nia)
    room.press(who.nia, "raise-hand")
    look(walk, room, "nothing begun", who.ada, who.ben, who.nia)
    room.press(who.ada, "next", leaving="0")
    look(walk, room, "offered", who.ada, who.ben, who.cleo, who.dev, who.nia)


def take_turns(walk, room, who):
    room.press(who.ben, "take", turn=room.turn.id)
    look(walk, room, "speaking", who.ada, who.ben, who.cleo)
    room.press(who.ben, "say", turn=room.turn.id, body="«Here.»")
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        look(walk, room, "speaking for a while", who.ben, who.cleo)
    address = f"{room.meeting.get_absolute_url()}say/"
    tap = {"turn": room.turn.id, "body": "«And here.»"}
    answer = room.browser(who.ben).post(address, tap, headers={"x-room": "1"})
    walk.see("room, the answer to a tap", answer)
    stream = room.browser(who.cleo).get(f"{room.meeting.get_absolute_url()}stream")
    with translation.override("en-gb"):  # What the thread had spoken with somebody else.
        walk.pages["room, on the stream"] = stream.look()
    walk.post("ben", address, "room, no words", {"turn": room.turn.id})
    walk.post(
        "ben", address, "room, too many words", {"turn": room.turn.id, "body": long_words(20_000)}
    )
    walk.post("cleo", address, "room, somebody else's turn", {**tap, "body": "«Me»"})
    room.press(who.ben, "more-time", turn=room.turn.id)
    look(walk, room, "taking longer", who.ben, who.cleo)
    room.press(who.ben, "finish", turn=room.turn.id)
    room.press(who.cleo, "come-back", turn=room.turn.id)
    look(walk, room, "later", who.ada, who.ben, who.cleo, who.dev, who.nia)
    room.press(who.dev, "pass", turn=room.turn.id)
    look(walk, room, "passed", who.dev)


def lead(walk, room, who):
    room.meeting.group.memberships.get(person=who.cleo).let_facilitate()
    room.meeting.seats.filter(person=who.cleo).update(facilitates=True)
    room.press(who.ada, "pause")
    look(walk, room, "paused", who.ada, who.ben)
    room.press(who.ada, "resume")
    walk.see("room, not everybody", room.press(who.ada, "close"))
    refusals = [engine.Refusal(code, (room.seat(who.nia),)) for code in engine.Code]
    seen_by = Room(room.meeting, room.state, room.meeting.seats.get(person=who.ada))
    walk.pages["refusals"] = "".join(f"<p>{why(no, seen_by)}</p>" for no in refusals)
    room.press(who.ada, "remove", seat=room.seat(who.nia))
    look(walk, room, "asked to leave", who.nia)
    while room.turn:
        room.press(who.ada, "move-on", turn=room.turn.id)
    look(walk, room, "everybody was offered", who.ada, who.ben)


def walk_with_nobody_leading(walk, room, who):
    """Two facilitators, so one can hand over; then both are gone, for over a minute."""
    other = meeting_of(room.meeting.group, timedelta(minutes=5))
    unled = Evening(other, room.browse)
    unled.begin(who.ada, who.cleo, who.ben)
    look(walk, unled, "two lead", who.ada)
    for seat in (unled.seat(who.ada), unled.seat(who.cleo)):
        away(other, seat)
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        look(walk, unled, "nobody leads", who.ben)


def walk_without_an_order(walk, room, who):
    """A few people just talk; then everybody writes, and some are ready."""
    other = meeting_of(room.meeting.group, timedelta(minutes=6))
    freely = Evening(writing_together(other), room.browse)
    freely.begin(who.ada, who.ben, who.cleo)
    look(walk, freely, "a few", who.ada)
    freely.press(who.ada, "just-talk", leaving="1")
    look(walk, freely, "just talking", who.ada, who.ben)
    for someone in (who.ada, who.ben, who.cleo):
        freely.press(someone, "say", body="«So»")
    look(walk, freely, "everybody was heard", who.ada)
    freely.press(who.ada, "next", leaving="1")
    look(walk, freely, "everybody writes", who.ada, who.ben)
    freely.press(who.ben, "ready")
    look(walk, freely, "somebody is ready", who.ada, who.ben)
    for someone in (who.ada, who.cleo):
        freely.press(someone, "ready")
    look(walk, freely, "everybody is ready", who.ada)


def away(meeting, seat):
    from alongside.meetings.evening import carry_out

    assert carry_out(meeting, engine.Leave(id=f"gone {seat}", by=None, seat=seat)) is None


def end(walk, room, who):
    room.press(who.ada, "next", leaving="1", anyway="yes")
    look(walk, room, "the topic", who.ada, who.ben)
    room.press(who.ada, "next", leaving="2", anyway="yes")
    look(walk, room, "the last part", who.ada)
    walk.see("closed", room.press(who.ada, "close", anyway="yes"))
    look(walk, room, "afterwards", who.ada, who.ben)
    eve, group = walk.meet("eve"), room.meeting.group
    group.welcome(eve).accept(group.current_agreement())
    walk.get("eve", room.meeting.get_absolute_url(), "afterwards, of somebody who was not there")
    walk.get("eve", "/groups/morning/meetings/", "meetings that have been")
    quiet = Evening(meeting_of(group, timedelta(minutes=5)), room.browse)
    quiet.arrive(who.ada)
    walk.see("closed before it began", quiet.press(who.ada, "close", anyway="yes"))


def walk_into_walls(walk, monkeypatch):
    words = {"body": "«What I had written, all of it.»"}
    walk.get("cleo", "/nothing-is-here/", "404", status=404)
    walk.get("ben", "/groups/morning/visitors/", "403", status=403)
    walk.get("cleo", "/find/wanted/", "405", status=405)
    strict = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    walk.see("403, stale form", strict.post("/sign-in/", words), status=403)
    strict.cookies = walk.browsers["cleo"].cookies
    kept = {"kept_place": "story:42", "kept_body": words["body"]}
    walk.see("403, come in meanwhile", strict.post("/sign-in/", kept), status=403)
    walk.see("413", too_much(RequestFactory().post("/")), status=413)
    full = OSError(errno.ENOSPC, "")
    for status, problem in ((400, SuspiciousOperation), (500, RuntimeError), (507, full)):
        monkeypatch.setattr(views.Host, "objects", Broken(problem))
        walk.get(None, "/help/", str(status), status=status)


class Broken:
    """Something of ours that fails when it is asked."""

    def __init__(self, problem):
        self.problem = problem

    def first(self):
        raise self.problem
