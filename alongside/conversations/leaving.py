"""Who leaves a group leaves no marks and no half-written words behind in it.

And takes what they shared along, or leaves it to the group without their name, if they said so.
"""

from django.db import transaction

from alongside.groups.memberships import NAMED, TAKEN, UNNAMED
from alongside.groups.roles import INSIDE
from alongside.people.models import Draft
from alongside.vault.moving import A_BATCH, give

from .explaining.taking_back import leave_group
from .holding.holding import forget_appeals
from .leading.references import forget_whose
from .models import Edit, Helped, ReadingMark, Reply, Response, Story
from .taking_back import empty_all


def clear_away(sender, membership, **kwargs):
    """Removes the reading marks and drafts of somebody who does not read in the group any more.

    Called in the transaction that ends their place: all of it happens, or none.
    """
    if membership.ended_at is None and membership.role in INSIDE:
        return
    person, group = membership.person_id, membership.group_id
    stories = Story.objects.filter(group=group)
    ReadingMark.objects.filter(person=person, story__in=stories).delete()
    forget_what_was_begun(person, group)
    words = membership.words if membership.ended_at else NAMED
    leave_group(person, group, takes_words=words == TAKEN, unnamed=words == UNNAMED)
    if membership.ended_at and membership.words == TAKEN:
        take_along(person, group)
    if membership.ended_at and membership.words == UNNAMED:
        leave_without_a_name(person, group)


def forget_what_was_begun(person, group):
    """What they had begun to write there, or to change."""
    begun = Draft.objects.of(person).about("reply", "edit_story", "edit_reply")
    here = {"pk__in": begun, "group": group}
    stories = Story.objects.filter(**here).values_list("pk", flat=True)
    replies = Reply.objects.filter(**here).values_list("pk", flat=True)
    places = [f"{kind}:{pk}" for pk in stories for kind in ("reply", "edit_story")]
    Draft.objects.drop(person, f"story:{group}", *places, *(f"edit_reply:{pk}" for pk in replies))


def take_along(person, group):
    """Everything they shared in this group is taken back, and so are their taps."""
    shared = {"author": person, "group": group}
    with transaction.atomic():
        mine = Response.objects.filter(person=person)
        mine.filter(story__group=group).delete()
        mine.filter(reply__group=group).delete()
        for kind in (Reply, Story):  # Their own replies hold none of their stories in place.
            with_words = kind.objects.filter(**shared).with_words()
            pks = list(with_words.order_by("pk").values_list("pk", flat=True))
            for begin in range(0, len(pks), A_BATCH):
                empty_all(kind, pks[begin : begin + A_BATCH])


def leave_without_a_name(person, group):
    """What they shared here belongs to the group from now on; nobody can tell whose it was."""
    shared = {"author": person, "group": group}
    with transaction.atomic():
        Edit.objects.filter(**shared).delete()  # What their words were before is left to nobody.
        forget_appeals(person, group=group)
        forget_whose(person, group)
        for kind in (Reply, Story):
            give(kind.objects.filter(**shared))
        give(Helped.objects.filter(**shared))
        mine = Response.objects.filter(person=person)
        mine.filter(story__group=group).delete()
        mine.filter(reply__group=group).delete()
