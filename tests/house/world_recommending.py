"""The part of the world that the doors of what is recommended need."""

from datetime import timedelta

from django.utils import timezone

from alongside.library.models import Impression, Recommendation

NAME = "resource:nice-ng193"
RECOMMENDED = {"what": NAME, "why": "It is short and kind."}
SAID = {"phrase": "helped", "words": "Twice, in bed."}
FORMS = {
    "recommend": {**RECOMMENDED, "weeks": "2"},
    "recommend_to_meeting": RECOMMENDED,
    "impressions": SAID,
    "impressions/unheard-of": SAID,
    "hold_impression": {"because": "It names a doctor."},
}


class Recommending:
    """A recommendation of Ada's, and two impressions: Ben's is held back."""

    def __init__(self, people, group, later):
        self.ref, self.later = group.ref, later
        until = timezone.localdate() + timedelta(weeks=2)
        self.row = Recommendation.objects.recommend(
            by=people["ada"], group=group, until=until, **RECOMMENDED
        )
        said = {"group": group, "what": NAME, **SAID}
        self.cleos = Impression.objects.say(by=people["cleo"], **said)
        self.bens = Impression.objects.say(by=people["ben"], **said)
        self.bens.hold(by=people["ada"], because="It names a doctor.")

    def arguments(self, name, kind):
        """Where the doors are; None where one is not of these."""
        if name == "recommend":
            return [self.ref]
        if name == "impressions":
            return [self.ref, kind or "nice-ng193"]
        return {
            "recommend_to_meeting": [self.later.pk],
            "end_recommendation": [self.ref, self.row.pk],
            "take_back_impression": [self.ref, self.cleos.pk],
            "hold_impression": [self.ref, self.cleos.pk],
            "release_impression": [self.ref, self.bens.pk],
        }.get(name)

    def form(self, door):
        """What is filled in there, or None."""
        return FORMS.get(door)
