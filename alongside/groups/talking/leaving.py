"""Who leaves a group, or leads it no longer, leaves no half-written message and no talk behind."""

from django.utils import timezone

from alongside.people.models import Draft

from .threads import ProposedTime, Thread


def clear_away(sender, membership, **kwargs):
    """Drafts in threads that this person cannot write in now; a talk nobody comes to any more."""
    person, group = membership.person_id, membership.group_id
    threads = Thread.objects.filter(group=group)
    mine = threads.filter(person=person)
    if membership.ended_at is None:
        if membership.facilitates:
            return
        threads = threads.exclude(person=person)
    else:
        ProposedTime.objects.standing().filter(thread__in=mine).update(withdrawn_at=timezone.now())
        # Nobody can write in a thread whose person has gone: nor can those who lead.
        Draft.objects.filter(place__in=places_of(mine)).delete()
    begun = Draft.objects.of(person).about("thread", "no_time")
    Draft.objects.drop(person, *places_of(threads.filter(pk__in=begun)))


def places_of(threads):
    return [place for one in threads for place in (one.draft_place, f"no_time:{one.pk}")]
