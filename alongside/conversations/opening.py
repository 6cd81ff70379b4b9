"""A group's stories, the one that somebody opens, and a page of its replies: prepared queries.

Each story knows all that its page asks of it. It is looked for at every reply to it as well.
"""

from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from alongside.groups.lasting import last_readable_end
from alongside.groups.models import Membership
from alongside.lib.keyset import cut, prepared_page
from alongside.lib.prepared import Prepared
from alongside.people.models import Person

from .models import Reply, Story

# Of those who wrote what stands in a list a page shows what they are called.
NOT_SHOWN = [
    f"author__{field.name}"
    for field in Person._meta.concrete_fields
    if field.name not in ("id", "display_name")
]
BY_TIME = {"by": "shared_at", "size": 25}


def make_the_stories(group, sees_from, away_since, joined_at, person, back_since, **place):
    since = {"sees_from": sees_from, "away_since": away_since, "joined_at": joined_at}
    stories = Story.objects.in_places([Membership(group_id=group, **since)])
    stories = stories.listed_for(Person.anybody(person, back_since))
    stories = stories.select_related("author").defer(*NOT_SHOWN)
    return cut(stories, newest_first=True, **BY_TIME, **place)


def make_the_story(pk, person, back_since, now):
    reader = Person.anybody(person, back_since)
    stories = Story.objects.visible_to(reader).with_mark_of(reader)
    stories = stories.with_folds_of(reader).with_silence_of(reader, now)
    return stories.select_related("author", "group", "helped").filter(pk=pk)


def make_the_replies(story, person, away_since, back_at, **place):
    reader = Person.anybody(person)
    replies = Reply.objects.filter(story=story).past_blocks_of(reader)
    if away_since:
        replies = replies.filter(Q(shared_at__lt=away_since) | Q(shared_at__gte=back_at))
    page = cut(replies, newest_first=False, **BY_TIME, **place)
    # The page first, by the index alone, and then what belongs to its rows. PostgreSQL, which keeps
    # one plan for conversations of any length, would else sort all of the longest for each page.
    replies = Reply.objects.filter(pk__in=page.values("pk"))
    replies = replies.with_holds_for(reader).with_folds_of(reader)
    replies = replies.select_related("author", "helped").defer(*NOT_SHOWN)
    return replies.order_by(*page.query.order_by)


the_stories = Prepared(make_the_stories)
the_story = Prepared(make_the_story, clock=(last_readable_end,))
the_replies = Prepared(make_the_replies)


def stories_in(membership, at):
    """A page of the stories of its group, as this member has them; `at` as in keyset.page."""
    reader = membership.person
    where = {"group": membership.group_id, "sees_from": membership.sees_from}
    where |= {"away_since": membership.away_since}
    where |= {"joined_at": membership.joined_at if membership.away_since else None}
    where |= {"person": reader.pk, "back_since": reader.back_since}
    return prepared_page(lambda **place: the_stories(**where, **place), at=at, **BY_TIME)


def readable_story(request, pk):
    """The story as this reader has it, or a 404."""
    reader = request.user
    about = {"person": reader.pk, "back_since": reader.back_since, "now": timezone.now()}
    for story in the_story(pk=pk, **about):
        return story
    raise Http404


def where_it_stands(shared, person):
    """The address of this story or reply of theirs, or None where its story is not there for them.

    They may have come back to a group that keeps what was before, or there is a block between.
    """
    pk = shared.pk if isinstance(shared, Story) else shared.story_id
    is_there = Story.objects.visible_to(person).filter(pk=pk).exists()
    return shared.get_absolute_url() if is_there else None


def replies_to(story, reader, at):
    """A page of its replies, as this reader has them; `at` as in keyset.page."""

    def ask(**place):
        away = {"away_since": story.away_since, "back_at": story.back_at}
        replies = the_replies(story=story.pk, person=reader.pk, **away, **place)
        for reply in replies:
            reply.story = story
        return replies

    return prepared_page(ask, at=at, newest_first=False, **BY_TIME)
