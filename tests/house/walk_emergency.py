"""The walk comes by an emergency: asked for, allowed, declined, read, and told to the group."""

from datetime import timedelta

from django.utils import timezone

from alongside.groups.emergency import organisers_beside
from alongside.groups.models import EmergencyReading, Group

from .walk import long_words

ALL = "/emergency/"
TOLD = "/groups/morning/emergency-readings/"


def newest():
    return EmergencyReading.objects.order_by("-asked_at").first()


def walk_through_an_emergency(walk, who, group):
    organisers_beside(who.olive).update(is_active=False)
    walk.get("cleo", TOLD, "emergency readings, none")
    walk.get("olive", ALL, "emergency, nothing asked for")
    begun = Group.objects.joined_by(who.olive).get()
    walk.get("olive", f"{ALL}ask/{begun.pk}/", "emergency, in the group herself")
    ask = f"{ALL}ask/{group.pk}/"
    walk.get("olive", ask, "emergency, alone")
    walk.post("olive", ask, "emergency, no reason")
    walk.post("olive", ask, "emergency, long reason", {"reason": long_words(500)})
    walk.post("olive", ask, "emergency, opened alone", {"reason": "«Nobody answers»"})
    told(walk, "open, alone")
    read(walk, group)
    walk.post("olive", f"{ALL}{newest().pk}/stop/", "emergency, stopped")
    told(walk, "over, alone")
    walk_with_two_organisers(walk, ask)


def read(walk, group):
    here = f"{ALL}{newest().pk}/"
    cursor = walk.get("olive", here, "emergency, stories").text.split("?page=")[1].split('"')[0]
    walk.get("olive", f"{here}?page={cursor}", "emergency, older stories")
    for number, story in enumerate(group.stories.all()[:3]):
        walk.get("olive", f"{here}stories/{story.pk}/", f"emergency, story {number}")
    for name, story in {
        "much answered": group.stories.filter(replies__isnull=False).first(),
        "unanswered": group.stories.filter(replies=None).first(),
        "without its author": group.stories.filter(author=None).first(),
    }.items():
        walk.get("olive", f"{here}stories/{story.pk}/", f"emergency, a story {name}")


def walk_with_two_organisers(walk, ask):
    walk.meet("oscar", is_organiser=True)
    walk.get("olive", ask, "emergency, two organisers")
    for name, answer in (("declined", "decline"), ("allowed", "allow")):
        walk.post("olive", ask, f"emergency, to be {name}", {"reason": "«Nobody answers»"})
        walk.get("oscar", "/", f"today of oscar, to be {name}")
        walk.get("oscar", ALL, f"emergency of oscar, to be {name}")
        told(walk, f"to be {name}")
        address = f"{ALL}{newest().pk}/{answer}/"
        walk.post("oscar", address, f"emergency, {name}")
        walk.post("oscar", address, f"emergency, {name} twice")
        told(walk, name)
    walk.get("olive", ALL, "emergency, open")
    walk.post("olive", f"{ALL}{newest().pk}/stop/", "emergency, stopped again")
    told(walk, "over, allowed")
    walk.post("olive", ask, "emergency, to be taken back", {"reason": "«Nobody answers»"})
    walk.post("olive", f"{ALL}{newest().pk}/stop/", "emergency, taken back")
    walk.post("olive", ask, "emergency, nobody answers", {"reason": "«Nobody answers»"})
    yesterday = timezone.now() - timedelta(days=2)
    EmergencyReading.objects.filter(pk=newest().pk).update(asked_at=yesterday)
    walk.get("cleo", TOLD, "emergency readings of all kinds")


def told(walk, state):
    walk.get("cleo", "/groups/morning/", f"group, emergency {state}")
    walk.get("ada", TOLD, f"emergency readings, {state}")
