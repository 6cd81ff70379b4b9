"""The walk comes to the rest of the room: a floor, staying with somebody, support, and callers."""

from datetime import timedelta

from alongside.meetings.models import Caller
from tests.meetings.evening import Evening, with_topic_as

from .walk_evening import look, meeting_of


def walk_the_room(walk, who, group):
    meeting = with_topic_as(meeting_of(group, timedelta(minutes=7)), "open-floor-evenly")
    meeting.place = "call"
    meeting.save()
    room = Evening(meeting, lambda someone: walk.browsers[someone.display_name.strip("«»").lower()])
    walk_with_nobody_to_see_it(walk, room, who)
    room.arrive(who.ada)
    walk_with_callers(walk, room, who)
    walk_staying(walk, room, who)
    walk_on_the_floor(walk, room, who)


def walk_with_nobody_to_see_it(walk, room, who):
    room.arrive(who.ben)
    look(walk, room, "nobody leads yet", who.ben)
    walk.see("room, support nobody sees yet", room.press(who.ben, "need-support"))


def walk_with_callers(walk, room, who):
    at = f"{room.meeting.get_absolute_url()}callers/"
    walk.get("ada", at, "a seat for a caller")
    walk.post("ada", at, "a seat for a caller, too long", {"name": f"«{'x' * 41}»"})
    room.press(who.ada, "callers", name="«Vera»")
    room.press(who.ada, "callers", name="")
    caller = Caller.objects.order_by("pk").first().seat_id
    look(walk, room, "callers", who.ada, who.ben)
    room.press(who.ada, "hung-up", seat=caller)
    look(walk, room, "a caller is gone", who.ada)
    room.press(who.ada, "on-the-line", seat=caller)
    room.press(who.ada, "move", seat=caller, where="first")
    room.press(who.ada, "next", leaving="0")
    look(walk, room, "a caller has the turn", who.ada, who.ben)
    room.press(who.ada, "take", turn=room.turn.id)
    look(walk, room, "a caller speaks", who.ada)
    while room.turn.seat != room.seat(who.ben):
        room.press(who.ada, "pass", turn=room.turn.id)


def walk_staying(walk, room, who):
    room.press(who.ada, "support-seen", seat=room.seat(who.ben))
    look(walk, room, "support was seen", who.ben)
    room.press(who.ben, "read-mine", turn=room.turn.id, body="«Read this.»")
    look(walk, room, "words to read out", who.ada, who.ben)
    room.press(who.ada, "stay-with", seat=room.seat(who.ben))
    look(walk, room, "staying", who.ada, who.ben)
    room.arrive(who.cleo)
    room.press(who.ben, "moment")
    look(walk, room, "a moment", who.ada, who.ben, who.cleo)
    room.press(who.ben, "need-support")
    look(walk, room, "would like to talk", who.ada, who.ben)
    room.press(who.ada, "ground")
    look(walk, room, "a quiet minute", who.ada, who.ben)
    room.press(who.ada, "resume")


def walk_on_the_floor(walk, room, who):
    room.press(who.ada, "next", leaving="1", anyway="yes")
    look(walk, room, "the floor", who.ada, who.ben)
    room.press(who.ada, "raise-hand")
    room.press(who.ben, "raise-hand")
    look(walk, room, "hands", who.ada, who.ben)
    room.press(who.ada, "pass", turn=room.turn.id)
    room.press(who.ben, "finish", turn=room.turn.id, body="«So»")
    look(walk, room, "spoken on the floor", who.ada, who.ben)
    walk.see("closed after a floor", room.press(who.ada, "close", anyway="yes"))
    at = room.meeting.get_absolute_url()
    walk.get("ben", at, "afterwards, asked how it was")
    walk.get("ben", f"{at}feedback/", "how it was")
    walk.post("ben", f"{at}feedback/", "how it was, nothing chosen")
