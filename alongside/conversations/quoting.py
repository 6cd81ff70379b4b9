"""A reply to a reply: drawn by reference from where the other's words stand, and never copied.

So what is taken back, folded or not there for a reader is not there in an answer to it either.
"""

from alongside.groups.lasting import last_readable_end
from alongside.lib.prepared import Prepared, numbered
from alongside.people.models import Person

from .models import Reply
from .opening import NOT_SHOWN


def attach_sources(replies, reader):
    """Give each reply its `source`: the one it answers as this reader has it, or None.

    Returns the sources, which have to be opened with the rest.
    """
    ids = {reply.answers_id for reply in replies if reply.answers_id}
    there = {one.pk: one for one in sources(reader=reader.pk, **numbered(ids))} if ids else {}
    for reply in replies:
        reply.source = there.get(reply.answers_id)
    return list(there.values())


def chosen_source(story, reader, pk):
    """The reply to this story that somebody is about to answer; None for what is not there."""
    pk = str(pk or "")
    if not (pk.isascii() and pk.isdigit() and len(pk) < 20 and int(pk) < 2**63):
        return None
    return readable(reader).with_words().filter(story=story, pk=int(pk)).first()


def make_sources(reader, **ids):
    return readable(Person.anybody(reader)).defer(*NOT_SHOWN).filter(pk__in=list(ids.values()))


sources = Prepared(make_sources, clock=(last_readable_end,))


def readable(reader):
    replies = Reply.objects.as_read_from_place_of(reader).past_blocks_of(reader)
    replies = replies.with_folds_of(reader)
    return replies.select_related("author")
