"""What points at a story or a reply beside it: messages in threads, and that it be heard elsewhere.

They go before what they point at goes, or belongs to nobody: else they tell whose it was.
"""

from django.db.models import Q

from alongside.groups.models import Message

from ..models import Move, Reply, Story


def forget_whose(person, group=None):
    """Nothing tells any more which words were this person's: in this group, or anywhere."""
    here = {"group": group} if group else {}
    Message.objects.filter(thread__person=person, **here).exclude(about="").update(about="")
    moves = Move.objects.filter(story__author=person)
    # The story that one became in the other group has its number.
    (moves.filter(Q(story__group=group) | Q(group=group)) if group else moves).delete()


def forget_places(stories):
    """These stories (ids) go, with their place and all that is beneath: no message leads there."""
    replies = list(Reply.objects.filter(story__in=stories).values_list("pk", flat=True))
    forget_about(Story, stories)
    forget_about(Reply, replies)


def forget_about(kind, pks):
    """No message is about these any more."""
    about = [f"{kind._meta.model_name}:{pk}" for pk in pks]
    Message.objects.filter(about__in=about).update(about="")
