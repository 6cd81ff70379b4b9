"""The walk comes by what helped, a story left in the middle, and a conversation that is steered."""

from datetime import timedelta

from django.utils import timezone

from alongside.conversations.models import Reply, Story
from tests.conftest import new_group

from .walk import browser, long_words

AT = "/groups/reading/"


def walk_on_reading(walk, who):
    """A group of their own, in which all of it happens."""
    for name in ("ada", "ben", "cleo"):  # What came before has signed some of them out.
        walk.browsers[name] = browser(walk.people[name])
    group = new_group("reading", who.ada, who.ben, who.cleo)
    group.name = group.purpose = "«Reading»"
    group.save()
    agreement = group.write_agreement("«Passing is fine.»", by=who.ada)
    for place in group.memberships.current():
        place.accept(agreement)
    group.memberships.update(sees_from=None)
    long = "Лестница " * 400  # Cut short in a list: in letters that are none of ours.
    story = Story.objects.share(by=who.ben, group=group, body=long.strip(), wish="listen")
    before = timezone.now() - timedelta(days=3)
    Story.objects.filter(pk=story.pk).update(shared_at=before)
    walk_past_what_waits(walk, story)
    walk_past_what_helped(walk, who, story)
    walk_along_a_long_talk(walk, who, story)
    walk_while_it_is_paused(walk, story)
    group.delete()


def walk_past_what_waits(walk, story):
    walk.get("ada", f"{AT}desk/", "desk, a story waits")
    walk.get("cleo", story.get_absolute_url(), "a story of some minutes")


def walk_past_what_helped(walk, who, story):
    walk.get("cleo", f"{AT}helped/", "what helped, nothing")
    reply = story.reply(by=who.ben, body="«A bath»")
    noted = story.reply(by=who.ben, body="«A fall»", content_note="«Fall»")
    for one in (reply, noted):
        pin = f"{AT}replies/{one.pk}/helped/"
        walk.get("ben", pin, f"to pin, {one.body}")
        walk.post("ben", pin, f"to pin, too long, {one.body}", {"caution": long_words(200)})
        walk.post("ben", pin, f"pinned, {one.body}", {"caution": "«Not hot»"})
    walk.get("ben", f"{AT}replies/{reply.pk}/helped/", "to change a pin")
    walk.get("cleo", f"{AT}helped/", "what helped")
    walk.get("cleo", story.get_absolute_url(), "a story with what helped")
    walk.post("cleo", f"/people/{who.ben.pk}/mute/", "muted, for what helped")
    walk.get("cleo", f"{AT}helped/", "what helped, folded")
    walk.post("cleo", f"/people/{who.ben.pk}/unmute/", "muted no more, for what helped")
    walk.post("ben", f"{AT}replies/{reply.pk}/helped/unpin/", "unpinned")
    for _number in range(26):
        walk.browsers["ben"].post(f"{AT}replies/{new_reply(story, who.ben)}/helped/", {})
    first = walk.get("cleo", f"{AT}helped/", "what helped, more than a page").text
    older = first.split("?page=before")[1].split('"')[0]
    walk.get("cleo", f"{AT}helped/?page=before{older}", "what helped, older")


def new_reply(story, by):
    return Reply.objects.create(story=story, group=story.group, author=by, body="«Warmth»").pk


def walk_along_a_long_talk(walk, who, story):
    story.reply(by=who.ada, body="«So do I»")
    walk.get("ada", story.get_absolute_url(), "a long talk")
    walk.get("ada", "/", "today, left in the middle")
    walk.get("ada", AT, "group, left in the middle")
    walk.post("ada", f"{story.get_absolute_url()}put-away/", "a story put away")
    walk.post("cleo", "/reading/start/", "started from today")
    walk.post("cleo", "/reading/start/undo/", "not started from today")


def walk_while_it_is_paused(walk, story):
    at = f"{AT}stories/{story.pk}/"
    walk.get("ada", f"{at}pause/", "to pause")
    walk.post("ada", f"{at}pause/", "to pause, nothing said")
    walk.post("ada", f"{at}pause/", "a story paused", {"because": "«So»"})
    walk.get("cleo", story.get_absolute_url(), "a story that is paused")
    replies = f"{story.get_absolute_url()}replies/"
    walk.post("cleo", replies, "a reply that waits", {"body": "«I»"})
    walk.post("ada", f"{at}steer/", "a story that goes on", {"what": "go_on"})
    walk.post("ada", f"{at}steer/", "a story that goes slowly", {"what": "slow"})
    walk.post("cleo", replies, "a reply, slowly", {"body": "«I»"})
    walk.post("cleo", replies, "a reply that comes too soon", {"body": "«And»"})
    walk.post("ada", f"{at}steer/", "kept for the next meeting", {"what": "park"})
    walk.get("ada", f"{AT}desk/", "desk, for the next meeting")
