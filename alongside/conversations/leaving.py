"""Who leaves a group leaves no marks and no half-written words behind in it."""

from alongside.people.models import Draft

from .models import ReadingMark, Story


def clear_away(sender, membership, **kwargs):
    """Removes the reading marks and drafts of somebody whose place in a group has ended."""
    if membership.ended_at is None:
        return
    stories = Story.objects.filter(group_id=membership.group_id)
    ReadingMark.objects.filter(person_id=membership.person_id, story__in=stories).delete()
    begun = Draft.objects.of(membership.person_id).about("reply")
    here = stories.filter(pk__in=begun).values_list("pk", flat=True)
    Draft.objects.drop(membership.person_id, *(f"reply:{pk}" for pk in here))
    Draft.objects.drop(membership.person_id, f"story:{membership.group_id}")
