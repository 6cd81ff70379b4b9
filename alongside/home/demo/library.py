"""What people of the demo have suggested for its library, and that Ada reviews. Made up."""

from datetime import timedelta

from django.utils import timezone

from alongside.library.models import Resource, Reviewer

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


def fill_the_library(people):
    Reviewer.objects.appoint(
        people["ada"], role="facilitator, once a pain nurse", by=people["olive"]
    )
    suggested = Resource.objects.create(suggested_by=people["hana"], says=SHOWN)
    again = timezone.localdate() + timedelta(days=365)
    suggested.decide("shown", by=people["ada"], said=SIGNED, review_by=again)
    Resource.objects.create(suggested_by=people["ben"], says=WAITING)
