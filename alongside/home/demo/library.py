"""What people of the demo have suggested for its library, and what Ada reviews. Made up."""

from datetime import timedelta

from django.utils import timezone

from alongside.library.models import Impression, Recommendation, Resource, Reviewer
from alongside.toolkit.models import CardVersion
from alongside.toolkit.shipped import shipped_cards

SIGNED = {"signed_by": "Ada, facilitator", "conflict": "None that we know of.", "why": ""}
SHOWN = {
    "title": "Sitting down to cook",
    "by": "Somebody who has cooked for eight on bad days",
    "address": "",
    "topics": ["coping", "food"],
    "kind": "book",
    "minutes": 60,
    "language": "en",
    "region": "",
    "evidence": "told",
    "what": "Thirty dishes that want no standing, and where to put the stool.",
    "limits": "It says nothing about what to eat for pain, and does not claim to.",
    "gains": "She is my aunt. It is out of print, so nobody gains.",
}
WAITING = {
    **SHOWN,
    "title": "A quiet hour at the pool",
    "by": "The town’s baths",
    "topics": ["exercise"],
    "kind": "service",
    "region": "Our town",
    "what": "Warm water, no music, and somebody who knows about sore joints. Wednesdays.",
    "limits": "It costs something, and the steps into the water are steep.",
    "gains": "No.",
}
OF_MUSIC = "Keep it low if sounds make your head worse."
WHY_OF_MUSIC = "Two people in the group get migraine from sounds, and the card did not say so."
WHY_OF_THE_GUIDELINE = (
    "Two of you asked what doctors are told to offer. This is what they are told."
)
SAID_OF_THE_GUIDELINE = (
    ("hana", "good_to_share", "I took the page on medicines along to my GP."),
    ("ben", "hard_going", "A lot of it is for doctors. The beginning is plain enough."),
)


def fill_the_library(people):
    Reviewer.objects.appoint(
        people["ada"], role="facilitator, once a pain nurse", by=people["olive"]
    )
    suggested = Resource.objects.create(suggested_by=people["hana"], says=SHOWN)
    again = timezone.localdate() + timedelta(days=365)
    suggested.decide("shown", by=people["ada"], said=SIGNED, review_by=again)
    Resource.objects.create(suggested_by=people["ben"], says=WAITING)
    change_a_card(people["ada"])


def change_a_card(by):
    """A caution that a card lacked; as nobody else reviews, its writer signs it too."""
    card = shipped_cards()["music-time"]
    beside = {"on": 0, "by": by, "signature": SIGNED["signed_by"], "digest": card.digest}
    says = card.says | {"care": [*card.care, OF_MUSIC]}
    version = CardVersion.objects.write(card.slug, says, why=WHY_OF_MUSIC, **beside)
    version.sign(by=by, signature=SIGNED["signed_by"], is_alone=True)


def recommend(people, group):
    """Ada to her morning group, and what two of them say of it."""
    what = "resource:nice-ng193"
    until = timezone.localdate() + timedelta(weeks=4)
    Recommendation.objects.recommend(
        by=people["ada"], group=group, what=what, why=WHY_OF_THE_GUIDELINE, until=until
    )
    for name, phrase, words in SAID_OF_THE_GUIDELINE:
        said = {"group": group, "what": what, "phrase": phrase, "words": words}
        Impression.objects.say(by=people[name], **said)
