"""The walk comes by what is recommended to a group and a meeting, and by what things were like."""

from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from alongside.library import resources_here
from alongside.library.models import Impression, Recommendation, Resource
from alongside.library.shipped import all_shipped
from alongside.meetings import cards_here
from alongside.toolkit.cards import all_cards
from tests.conftest import new_group, new_meeting

from .walk import browser, long_words

GROUP = "/groups/worth/"
HERE = f"{GROUP}recommend/"
OF_IT = f"{GROUP}library/nice-ng193/"


def walk_past_what_is_recommended(walk, who, monkeypatch):
    """In a group of their own. What a resource is called is content: quoted."""
    quoted = {key: replace(one, title="«x»") for key, one in all_shipped().items()}
    cards = {slug: replace(one, title="«x»") for slug, one in all_cards().items()}
    monkeypatch.setattr(resources_here, "all_shipped", lambda: quoted)
    monkeypatch.setattr(cards_here, "all_cards", lambda: cards)
    for name in ("ada", "ben", "cleo"):  # What came before has signed some of them out.
        walk.browsers[name] = browser(walk.people[name])
    group = new_group("worth", who.ada, who.ben, who.cleo)
    group.name = group.purpose = "«Worth»"
    group.save()
    agreement = group.write_agreement("«Nobody is compared.»", by=who.ada)
    for place in group.memberships.current():
        place.accept(agreement)
    recommend(walk, who, group)
    say_what_it_was_like(walk, who)
    group.delete()


def recommend(walk, who, group):
    walk.get("ada", HERE, "to recommend")
    walk.post("ada", HERE, "recommended, nothing filled in")
    long = {"what": "resource:0", "why": long_words(300), "weeks": "0"}
    walk.post("ada", HERE, "recommended, all of it odd", long)
    form = {"what": "resource:nice-ng193", "why": "«Short»", "weeks": "2"}
    walk.post("ada", HERE, "recommended to a group", form)
    lost = {"group": group, "by": who.ada, "until": timezone.localdate() + timedelta(days=1)}
    Recommendation.objects.create(**lost, what="resource:gone", why="«Gone»")
    gone = Resource.objects.create(says={**SAYS, "title": "«Retired»"}, state="retired")
    Recommendation.objects.create(**lost, what=f"resource:{gone.pk}", why="«Out»")
    walk.get("ada", HERE, "to recommend more")
    walk.post("cleo", f"/people/{who.ada.pk}/mute/", "muted, who recommends")
    walk.get("cleo", GROUP, "recommended, folded")
    walk.post("cleo", f"/people/{who.ada.pk}/unmute/", "muted no more, who recommends")
    row = Recommendation.objects.filter(group=group).first()
    walk.post("ada", f"{HERE}{row.pk}/end/", "not recommended any more")
    meeting = new_meeting(group)
    meeting.title = "«Worth»"
    meeting.save()
    at = f"/meetings/{meeting.pk}/recommend/"
    walk.get("ada", at, "to recommend to a meeting")
    walk.post("ada", at, "recommended to a meeting", form)


def say_what_it_was_like(walk, who):
    walk.get("cleo", "/library/resources/nice-ng193/", "a resource, in a group")
    walk.get("cleo", OF_IT, "what it was like, nobody")
    walk.post("cleo", OF_IT, "what it was like, nothing chosen", {"words": long_words(500)})
    for phrase in ("helped", "not_for_me", "hard_going", "good_to_share"):
        form = {"phrase": phrase, "words": "«Slowly»"}
        walk.post("cleo", OF_IT, f"what it was like, {phrase}", form)
    walk.get("ben", OF_IT, "what it was like for another")
    row = Impression.objects.get()
    hold = f"{GROUP}library/said/{row.pk}/hold/"
    walk.get("ada", hold, "to hold what it was like")
    walk.post("ada", hold, "to hold what it was like, no reason")
    walk.post("ada", hold, "what it was like, held", {"because": "«It may harm»"})
    walk.get("cleo", OF_IT, "what it was like, held, for its author")
    walk.post("ada", hold.replace("hold", "release"), "what it was like, released")
    walk.post("ben", f"/people/{who.cleo.pk}/mute/", "muted, who said what it was like")
    walk.get("ben", OF_IT, "what it was like, folded")
    walk.post("cleo", hold.replace("hold", "take-back"), "what it was like, taken back")


SAYS = {
    "title": "«Kettle»",
    "by": "«Somebody»",
    "address": "",
    "topics": ["coping"],
    "kind": "book",
    "minutes": 12,
    "language": "en",
    "region": "",
    "evidence": "D",
    "what": "«x»",
    "limits": "«x»",
    "gains": "«x»",
}
