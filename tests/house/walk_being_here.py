"""The walk comes to being somebody: name, words about oneself, looks, folds, and the day ahead."""

from datetime import timedelta

from alongside.people.models import Block, Profile
from tests.conftest import new_meeting, person

from .walk import long_words

LOOK = {"theme": "dim", "size": "large", "font": "system", "density": "roomy", "timers": "shown"}
HELPS = {"simple": "on", "calm": "on", "aloud": "on", "quick_exit": "on"}


def walk_about_looks(walk):
    walk.get("cleo", "/display/", "display")
    walk.get("cleo", "/display/?next=/help/", "display, on the way in")
    walk.post("cleo", "/display/", "display, empty")
    walk.post("cleo", "/display/", "display, odd", {**LOOK, "theme": "«x»", "zone": "«Mars»"})
    walk.post("cleo", "/display/", "display, with every help", {**LOOK, **HELPS})
    walk.get("cleo", "/help/", "help, with every help")
    walk.post("cleo", "/display/", "display, kept", LOOK)


def walk_about_being_somebody(walk, who, group):
    walk_about_names(walk, who, group)
    walk.get(None, "/leave-quickly/", "leaving quickly, of a visitor")
    walk.get("cleo", "/leave-quickly/", "leaving quickly")
    walk.post(None, "/leave-quickly/", "gone")
    walk.post("ada", "/groups/morning/quick-exit/", "the button given", {"quick_exit": "yes"})
    walk.get("cleo", "/groups/morning/", "group with the button")
    walk.post("ada", "/groups/morning/quick-exit/", "the button taken off", {"quick_exit": "no"})


def walk_about_names(walk, who, group):
    page = "/account/profile/"
    walk.get("cleo", page, "profile")
    walk.post("cleo", page, "profile, empty")
    for words, why in {
        "«Ada»": "alike",
        "«c@d.org»": "address",
        "«Dr» C": "role",
        "«C\u200bC»": "invisible",
        long_words(40): "too long",
    }.items():
        walk.post("cleo", page, f"profile, {why}", {"display_name": words})
    walk.post("cleo", page, "profile, perhaps real", {"display_name": "Anna Smith"})
    walk.post("cleo", page, "profile, kept", {"display_name": "«Cleo»", "pronouns": "«she»"})
    place = group.memberships.get(person=who.cleo)
    walk.post("cleo", f"{page}{place.pk}/", "about, too long", {"about": long_words(300)})
    walk.post("cleo", f"{page}{place.pk}/", "about, kept", {"about": "«Teaches.»"})
    profile = Profile.objects.get(person=who.cleo)
    profile.pause = {"since": "2026-11-01T12:00:00+00:00"}
    profile.save()
    walk.get("ada", "/groups/morning/people/", "people, one has a break")
    profile.pause = None
    profile.save()
    twin = walk.meet("twin")
    twin.display_name = "«Cleo»"
    twin.save()
    link = group.invitations.model.objects.make(group, by=who.ada).get_absolute_url()
    walk.get("twin", link, "invitation, a name like another")


def walk_past_folds(walk, who, group):
    """Ada finds folded what Ben writes, who has written stories and replies by now."""
    story = group.stories.share(by=who.ben, group=group, body="«The lift»", wish="listen")
    reply = story.reply(by=who.ben, body="«And the bus»")
    walk.post("ada", f"/people/{who.ben.pk}/mute/", "folded")
    walk.get("ada", "/groups/morning/people/", "people, one folded")
    walk.get("ada", "/groups/morning/stories/", "stories, some folded")
    walk.get("ada", story.get_absolute_url(), "a story, folded")
    walk.post("ada", f"/people/{who.ben.pk}/unmute/", "unfolded")
    assert reply.story_id == story.pk


def walk_ahead(walk, who, group):
    """A day before a meeting; and on the evening, whom to seat apart."""
    meeting = new_meeting(group, starts_in=timedelta(hours=20))
    meeting.title = "«Pacing»"
    meeting.save()
    ahead = f"/meetings/{meeting.pk}/ahead/"
    walk.get("cleo", "/", "today, asked ahead")
    walk.post("cleo", ahead, "today, a few words", {"today": "few"})
    walk.post("cleo", ahead, "today, a rough day", {"rough": "yes"})
    walk.post("ben", ahead, "today, not today", {"today": "not", "next": "/groups/morning/"})
    walk.get("ada", meeting.get_absolute_url(), "door, who said what ahead")
    meeting.delete()
    walk_apart(walk, who, group)


def walk_apart(walk, who, group):
    kit = person("kit")
    kit.display_name = "«Kit»"
    kit.save()
    group.welcome(kit).accept(group.current_agreement())
    meeting = new_meeting(group)
    meeting.title = "«Pacing»"
    meeting.save()
    at = meeting.get_absolute_url()
    walk.browsers["ben"].post(f"/meetings/{meeting.pk}/ahead/", {"today": "not"})
    Block.objects.block(by=kit, whom=who.cleo)
    for name in ("ada", "cleo"):
        walk.browsers[name].post(f"{at}arrive/", {"today": "few"})
    browser = type(walk.visitor)(headers={"host": "localhost"})
    browser.force_login(kit)
    browser.post(f"{at}arrive/", {"today": "few"})
    walk.get("ada", at, "desk, whom to seat apart")
    walk.post("ben", f"{at}arrive/", "come after all", {"today": "few"})
    kit.delete()
    meeting.delete()
