"""What somebody can have said and done in a group besides talking: a row in each table of it."""

from datetime import timedelta

from django.utils import timezone

from alongside.conversations.models import Edit, Helped, Start, Steering
from alongside.groups.models import (
    Asking,
    Concern,
    FastReading,
    Message,
    Proposal,
    ProposedTime,
    Remark,
    Thread,
    Voice,
    Wanted,
)

IN_A_GROUP = {
    "answer": "tarnifoldine",
    "worry": "sorrowfeltch",
    "message": "ulmastride",
    "call": "zephromarsh",
    "proposal": "nethercombard",
    "remark": "wimberfold",
    "wanted": "pellumbrook",
    "before": "drellimarsh",
    "caution": "varnacombe",
}


def takes_part(group, someone, by):
    """`by` leads the group; all of this is of somebody, and some of it about them."""
    words, here = IN_A_GROUP, {"group": group}
    mine = {"person": someone}
    state = {"state": "declined", "number": 7}
    Asking.objects.create(**here, **mine, **state, answers=[["Why?", words["answer"]]])
    Concern.objects.create(**here, raised_by=someone, about=by, words=words["worry"])
    thread, _made = Thread.objects.get_or_create(**here, **mine)
    Message.objects.create(**here, thread=thread, author=someone, body=words["message"])
    ProposedTime.objects.create(
        **here,
        thread=thread,
        proposed_by=someone,
        starts_at=timezone.now() + timedelta(days=2),
        zone="Europe/London",
        place=words["call"],
    )
    current = group.current_agreement()
    proposal = Proposal.objects.create(
        **here, proposed_by=someone, changes=current, body="We knock.", why=words["proposal"]
    )
    Voice.objects.create(proposal=proposal, **mine, says="yes")
    Remark.objects.create(**here, proposal=proposal, author=someone, body=words["remark"])
    Wanted.objects.create(**mine, words=words["wanted"])
    place = group.memberships.current().get(person=someone)
    FastReading.objects.create(membership=place, pages=40, seen_by=someone)
    story = group.stories.filter(author=someone).first()
    written = {**here, "author": someone, "story": story}
    Edit.objects.create(**written, body=words["before"])
    Helped.objects.create(**written, caution=words["caution"])
    Start.objects.create(**mine)
    Steering.objects.create(story=story, by=someone, what="pause")
