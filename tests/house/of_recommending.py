"""Something is recommended, and somebody says what it was like, with words that are nobody's."""

from django.urls import reverse

from alongside.library.models import Impression, Resource

OF_RECOMMENDING = {
    "recommended": "plumblewick",
    "impression": "cinderhollow",
    "impression_held": "wrenstitch",
}


class OfRecommending:
    """The part of Everything that is about what is recommended. It comes after the library."""

    def recommend_something(self):
        said, ref = OF_RECOMMENDING, self.group.ref
        self.key = str(Resource.objects.get().pk)
        why = f"For its {said['recommended']}."
        recommended = {"what": f"resource:{self.key}", "why": why, "weeks": "2"}
        self.post(self.organiser, reverse("recommend", args=[ref]), **recommended)
        words = f"Like {said['impression']}."
        at = reverse("impressions", args=[ref, self.key])
        self.post(self.member, at, phrase="hard_going", words=words)
        hold = reverse("hold_impression", args=[ref, Impression.objects.get().pk])
        self.post(self.organiser, hold, because=f"For {said['impression_held']}.")

    def of_recommending(self):
        """Its pages."""
        ref = self.group.ref
        return [
            reverse("recommend", args=[ref]),
            reverse("impressions", args=[ref, self.key]),
        ]
