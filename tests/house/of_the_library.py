"""Somebody suggests a resource, and a reviewer takes it in, with words that are nobody's."""

from django.urls import reverse

from alongside.library.models import Look, Resource

OF_THE_LIBRARY = {
    "resource_title": "hazelquoit",
    "resource_what": "willowspurn",
    "resource_gains": "cobblerwyn",
    "resource_why": "thatchmere",
    "reviewer_role": "lanternish",
}


class OfTheLibrary:
    """The part of Everything that is about the library."""

    def suggest_something(self, reviewer):
        """`reviewer` is the name with which the organiser signs in, who reviews too."""
        said = OF_THE_LIBRARY
        form = {
            "title": f"The {said['resource_title']}",
            "by": "Somebody",
            "topics": ["coping"],
            "kind": "book",
            "minutes": "12",
            "language": "en",
            "what": f"A {said['resource_what']}.",
            "limits": "Much.",
            "gains": f"My {said['resource_gains']}.",
        }
        self.post(self.member, reverse("suggested"), **form)
        named = {"sign_in_name": reviewer, "role": said["reviewer_role"]}
        self.post(self.organiser, reverse("reviewers"), **named)
        row = Resource.objects.get()
        decision = {
            "to": "shown",
            "evidence": "told",
            "months": "12",
            "conflict": "None.",
            "why": f"For {said['resource_why']}.",
            "name": "Olive",
            "role": said["reviewer_role"],
        }
        self.post(self.organiser, reverse("decide_resource", args=[row.pk]), **decision)

        Look.objects.note("nice-ng193", True)

    def of_the_library(self):
        """Its pages."""
        row = Resource.objects.get()
        of_it = reverse("library_resource", args=[row.pk])
        return [*map(reverse, ("library", "suggested", "reviewers")), of_it]
