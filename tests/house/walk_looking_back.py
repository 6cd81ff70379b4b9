"""The walk looks back on a meeting, and ahead to the next one and to the last."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from alongside.meetings.looking_back.catching_up import version_of
from alongside.meetings.models import CatchUp, Entry, Fading, Meeting, Parked, Review
from alongside.toolkit.models import SmallStep
from tests.conftest import new_meeting
from tests.meetings.evening import Evening

from .walk_evening import look, meeting_of

AT = "/groups/morning/meetings/"


def walk_back(walk, who, group):
    walk.get("ada", "/leading/hard-moments/", "hard moments")
    meeting = meeting_of(group, timedelta(minutes=6))
    room = Evening(meeting, lambda someone: walk.browsers[someone.display_name.strip("«»").lower()])
    walk_with_few(walk, room, who)
    look_back(walk, room, who, group)
    walk_to_the_next(walk, group)
    walk_along_what_stays(walk, room, who, group)


def walk_with_few(walk, room, who):
    room.arrive(who.ada, today="listening")
    for minutes in (16, 40):
        with time_machine.travel(room.meeting.starts_at + timedelta(minutes=minutes)):
            look(walk, room, f"nobody after {minutes} minutes", who.ada)
    room.arrive(who.ben)
    look(walk, room, "one came", who.ada)
    room.press(who.ben, "need-support")
    room.press(who.ada, "next", leaving="0")
    park = f"{room.meeting.get_absolute_url()}park/"
    walk.get("ada", park, "something to keep for later")
    walk.post("ada", park, "to keep for later, too long", {"what": f"«{'o' * 301}»"})
    walk.post("ada", park, "kept for later", {"what": "«The letters»"})
    walk.get("ada", park, "what is kept for later")


def look_back(walk, room, who, group):
    SmallStep.objects.begin(by=who.ben, what="«Ten steps»", group=group)
    with time_machine.travel(timezone.now() + timedelta(minutes=40)):
        room.press(who.ada, "close", anyway="yes")
        at = room.meeting.get_absolute_url()
        walk.get("ada", "/", "today, the day after")
        walk.get("ada", f"{at}how-it-went/", "how it went")
        walk.post("ada", f"{at}how-it-went/", "how it went, too long", {"body": f"«{'o' * 2_001}»"})
        kept = {"parked": "«The letters»", "body": "«Slower»", "phrases": ["hard"]}
        walk.post("ada", f"{at}how-it-went/", "how it went, kept", kept)
        walk.get("ada", f"{at}how-it-went/", "how it went, once more")
        walk.get("ada", f"{at}catch-up/", "a few lines")
        walk.post("ada", f"{at}catch-up/", "a few lines, empty", {"body": ""})
        step = SmallStep.objects.latest("begun_at").pk
        lines = {"body": "«We breathed.»", "steps": [step]}
        walk.post("ada", f"{at}catch-up/", "a few lines, shown", lines)
        walk.get("ada", f"{at}catch-up/", "a few lines, once more")
        version = version_of(CatchUp.objects.get())
        says = {"words": "«So»", "strategies": ["slow-breathing"], "steps": [step]}
        CatchUp.objects.show(room.meeting, **says, version=version)
        walk.get("cleo", at, "a few lines, to who was not there")
        walk.get("cleo", "/", "today, with a few lines")
        lines |= {"version": version}
        walk.post("ada", f"{at}catch-up/", "a few lines, changed meanwhile", lines)
        back = {"do": "take-back", "version": version}
        walk.post("ada", f"{at}catch-up/", "a few lines, changed before they are taken back", back)
        back["version"] = version_of(CatchUp.objects.get())
        walk.post("ada", f"{at}catch-up/", "a few lines, taken back", back)
        walk.post("ada", f"{at}catch-up/", "a few lines, taken back meanwhile", lines)
    walk.get("ada", f"{AT}looking-back/", "how meetings went, of few")
    for n in range(5):
        past = new_meeting(group, starts_in=timedelta(days=-n - 1))
        Review.objects.keep(by=who.ada, meeting=past, phrases=["heard"])
    walk.get("ada", f"{AT}looking-back/", "how meetings went")


def walk_to_the_next(walk, group):
    """What waits for the next plan, and what is said of a group that ends."""
    later = meeting_of(group, timedelta(days=5))
    at, parked = later.get_absolute_url(), Parked.objects.get().pk
    walk.get("ada", at, "door, with something left")
    walk.get("ada", f"{at}plan/", "plan, with something left")
    walk.post("ada", f"{at}bring/", "taken along", {"do": "take", "parked": parked})
    walk.post("ada", f"{at}bring/", "taken along twice", {"do": "take", "parked": parked})
    other = Parked.objects.park(later, "«Weddings»").pk
    walk.post("ada", f"{at}bring/", "let go", {"do": "let-go", "parked": other})
    group.ends_on = later.wall_date
    group.save()
    Meeting.objects.filter(group=group, starts_at__gt=later.starts_at).delete()
    walk.get("cleo", at, "door of the last meeting")
    walk.post("ada", f"{at}bring/", "goodbye added", {"do": "goodbye"})
    before = meeting_of(group, timedelta(days=4))
    walk.get("cleo", before.get_absolute_url(), "door of the last meeting but one")
    before.delete()
    later.delete()
    group.ends_on = None
    group.save()


def walk_along_what_stays(walk, room, who, group):
    walk.get("cleo", f"{AT}words-kept/", "words stay for good")
    walk.post("ada", f"{AT}words-kept/", "words stay so long, odd", {"days": "7"})
    walk.post("ada", f"{AT}words-kept/", "words stay so long", {"days": "90"})
    at = room.meeting.get_absolute_url()
    Entry.objects.create(
        meeting=room.meeting,
        group=group,
        seat_id=room.seat(who.ben),
        author=who.ben,
        body="«So»",
        phase=1,
    )
    walk.get("ben", at, "afterwards, until it goes")
    Fading.objects.update(days=30, set_at=timezone.now() - timedelta(days=60))
    Meeting.objects.filter(pk=room.meeting.pk).update(starts_at=timezone.now() - timedelta(days=31))
    walk.get("ben", at, "afterwards, gone")
    Fading.objects.all().delete()
