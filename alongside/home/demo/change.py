"""A change of the morning group's agreement, as it is being talked over."""

from datetime import timedelta

from django.utils import timezone

from alongside.groups.models import Proposal, Remark, Voice

WHY = "Some of us lose the first ten minutes to getting up from the sofa."
NEW_LINE = "We begin with two quiet minutes, so that nobody has to hurry."
REMARK = "I like it. Could it be three on Fridays?"


def talk_a_change_over(group, people):
    """Cleo proposed it two days ago; Ada can live with it, Ben has a word about it."""
    by = group.memberships.current().get(person=people["cleo"])
    current = group.current_agreement()
    body = f"{current.body}\n{NEW_LINE}"
    proposal = Proposal.objects.propose(by=by, body=body, why=WHY, changes=current)
    when = timezone.now() - timedelta(days=2)
    Proposal.objects.filter(pk=proposal.pk).update(proposed_at=when)
    proposal.say(group.memberships.current().get(person=people["ada"]), Voice.Says.YES)
    Remark.objects.create(
        proposal=proposal,
        group=group,
        author=people["ben"],
        body=REMARK,
        said_at=when + timedelta(hours=5),
    )
