"""The part of the world that the doors of the library need."""

from alongside.library.models import Resource, Reviewer

SAYS = {
    "title": "The kettle and the stairs",
    "by": "Two people who live with pain",
    "address": "https://kettle.example.org/stairs",
    "topics": ["coping"],
    "kind": "article",
    "minutes": 12,
    "language": "en",
    "region": "",
    "evidence": "D",
    "what": "How they got round a bad week.",
    "limits": "It is their own story.",
    "gains": "No.",
}
SIGNED = {"conflict": "None.", "why": "", "name": "Ada", "role": "nurse"}
FORMS = {
    "suggested": SAYS,
    "decide_resource": {
        **SIGNED,
        "to": "shown",
        "evidence": "told",
        "months": "12",
    },
    "decide_resource/shown": {
        **SIGNED,
        "to": "retired",
        "evidence": "told",
        "months": "12",
        "why": "So.",
    },
    "reviewers": {"sign_in_name": "ben", "role": "reader"},
}
SHIPPED = {
    "library_topic": ["coping"],
    "library_resource": ["nice-ng193"],
    "library_paper": ["peer-support"],
}


class Library:
    """Two suggestions of Cleo's, one of which Ada, who reviews, has taken in."""

    def __init__(self, cleo, ada, olive):
        self.reviewer = Reviewer.objects.appoint(ada, role="ergotherapist", by=olive)
        self.waiting = Resource.objects.create(suggested_by=cleo, says=SAYS)
        other = Resource.objects.create(suggested_by=cleo, says=SAYS)
        said = {"signed_by": "Ada, nurse", "conflict": "None.", "why": ""}
        self.shown = other.decide("shown", by=ada, said=said)

    def arguments(self, name, kind):
        """Where the doors are; None where one is not of these."""
        rows = {"": self.waiting, "waiting": self.waiting, "shown": self.shown}
        if name == "library_resource" and kind:
            return [str(rows[kind].pk) if kind in rows else kind]
        if name == "decide_resource":
            return [rows[kind].pk]
        return [self.reviewer.pk] if name == "end_reviewer" else SHIPPED.get(name)

    def form(self, door):
        """What is filled in there, or None."""
        form = FORMS.get(door)
        if door == "decide_resource/shown":
            return {**form, "decided_at": self.shown.decided_at.isoformat()}
        return form
