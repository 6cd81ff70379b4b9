"""Who leaves a group leaves no marks and no half-written replies behind in it."""

from alongside.people.models import Draft

from .models import ReadingMark, Story


def clear_away(sender, membership, **kwargs):
    """Removes the reading marks and drafts of somebody whose place in a group has ended."""
    if membership.ended_at is None:
        return
    stories = Story.objects.filter(group_id=membership.group_id)
    ReadingMark.objects.filter(person_id=membership.person_id, story__in=stories).delete()
    places = {f"reply:{pk}" for pk in stories.values_list("pk", flat=True)}
    mine = Draft.objects.filter(person_id=membership.person_id)
    begun = [draft.pk for draft in mine if draft.place in places]
    mine.filter(pk__in=begun).delete()
    mine.filter(place=f"story:{membership.group_id}").delete()
