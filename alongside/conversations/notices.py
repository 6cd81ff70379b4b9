"""What people are told of stories and replies: see docs/notices.md. Never a word of them."""

from functools import partial

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from alongside.groups.hearing import all_inside, inside, may, of, pk_of, still
from alongside.groups.roles import Act
from alongside.lib.prepared import Prepared, numbered
from alongside.notices import tell
from alongside.notices.kinds import Kind, register
from alongside.people.models import Block, Mute, Person

from . import models


def group_of(row, about):
    """The id of the group of this row of a model of conversations, as `about` names it."""
    rows = getattr(models, row).objects.filter(pk=pk_of(about))
    return rows.values_list("group", flat=True).first()


def kind(name, sentence, urgency, holds, *, link, row="Story"):
    more = {"link": link, "group": partial(group_of, row), "is_still_so": still(holds)}
    return register(Kind(name, sentence, urgency, **more))


# -- stories and replies --------------------------------------------------------------------------


def as_read(person, pk):
    """The story with the mark of this person, where its words are there for them; or None."""
    there = models.Story.objects.visible_to(person).with_words().filter(held_at=None, pk=pk)
    return there.with_mark_of(person).first()


def is_unread(person, pk):
    story = as_read(person, pk)
    if story is None or story.read_at is not None:
        return False
    return not Mute.objects.filter(by=person, whom=story.author_id).exists()


def has_new_replies(person, pk):
    story = as_read(person, pk)
    return story is not None and story.has_news()


def waits_for_a_reply(person, pk):
    from .leading.first_replies import unanswered  # Here, since it is made of the models.

    place = inside(person, group_of("Story", f"story:{pk}"))
    return bool(
        place and place.may(Act.READ_THREADS) and any(one.pk == pk for one in unanswered(place))
    )


def to_story(about):
    return "story", [pk_of(about)]


SHARED = kind(
    "story_shared",
    _("Somebody has shared something in a group of yours."),
    "digest",
    is_unread,
    link=to_story,
)
REPLIED = kind(
    "replied",
    _("Somebody has answered in a conversation of yours."),
    "digest",
    has_new_replies,
    link=to_story,
)
UNANSWERED = kind(
    "unanswered",
    _("Something shared has had no answer for a day."),
    "digest",
    waits_for_a_reply,
    link=to_story,
)


@Prepared
def who_hears_of(author, group):
    """Everybody in the group but those who do not read its author, or find their words folded."""
    muted_by = Mute.objects.filter(whom=author).values("by")
    not_told = Q(pk__in=Block.objects.between(author)) | Q(pk__in=muted_by)
    return all_inside(group, but=author).exclude(not_told)


def tell_shared(story):
    people = who_hears_of(author=story.author_id, group=story.group_id)
    tell(people, SHARED, of(story), key=of(story))


def tell_replied(reply):
    """Whoever wrote the story, or the reply that it answers: once, until they have looked.

    Of the first that is unread and there for them: what is no news to them uses nothing up.
    """
    story, source = reply.story, reply.answers
    ids = {one.author_id for one in (story, source) if one and one.author_id}
    # Asked for anew, as one of them may have gone since the page of the story was opened.
    for author in writers(**numbered(ids - {reply.author_id}, at_once=2)):
        who = {"story": story.pk, "person": author.pk}
        read_at = has_read_until(**who, back_since=author.back_since)[0]
        for first in first_unread(**who, since=read_at or story.shared_at):
            tell([author], REPLIED, of(story), key=f"replied:{story.pk}:{first}")


@Prepared
def writers(**ids):
    return Person.objects.filter(pk__in=list(ids.values()))


@Prepared
def has_read_until(story, person, back_since):
    marked = models.Story.objects.with_mark_of(Person.anybody(person, back_since))
    return marked.filter(pk=story).values_list("read_at", flat=True)


@Prepared
def first_unread(story, person, since):
    replies = models.Reply.objects.filter(story=story).unread_by(Person.anybody(person), since)
    return replies.order_by("shared_at", "pk").values_list("pk", flat=True)[:1]


# -- words that are held --------------------------------------------------------------------------


def hold_there(pk):
    return models.Hold.objects.filter(pk=pk).for_showing().first()


def is_new_to(person, pk):
    mine = models.Hold.objects.of_words_of(person).not_seen().filter(pk=pk).first()
    return mine is not None and inside(person, mine.group_id)


def waits_for(person, pk):
    """Whether somebody asked for another look, and this person could give it."""
    from .holding.holding import can_be_decided_by  # Here, since it is made of the models.

    hold = hold_there(pk)
    return hold is not None and hold.is_appealed and can_be_decided_by(hold, person)


def to_held(about):
    hold = hold_there(pk_of(about))
    page = "held_story" if hold.story_id else "held_reply"
    return page, [hold.group.ref, hold.shared.pk]


WORDS_HELD = kind(
    "words_held",
    _("Something was decided about words of yours."),
    "at_once",
    is_new_to,
    link=to_held,
    row="Hold",
)
TO_LOOK_AT = kind(
    "held_to_look_at",
    _("Somebody asks you to look again at words that are held."),
    "at_once",
    lambda person, pk: waits_for(person, pk) and may(person, Act.HOLD, hold_there(pk).group_id),
    link=to_held,
    row="Hold",
)
TO_ANSWER = kind(
    "held_to_answer",
    _("Somebody asks an organiser to look again at words that are held."),
    "at_once",
    lambda person, pk: waits_for(person, pk) and person.is_organiser,
    link=lambda about: ("look_again", [pk_of(about)]),
    row="Hold",
)


def tell_decided(hold):
    """The author of the words, whatever was decided."""
    author = hold.shared.author
    key = f"{of(hold)}:{hold.decided_at.timestamp()}"
    tell([author] if author else [], WORDS_HELD, of(hold), key=key)


def tell_appeal(hold, who, people):
    """These, who had no part in it: "leaders", or "organisers" where there is nobody else."""
    kind = TO_LOOK_AT if who == "leaders" else TO_ANSWER
    tell(people, kind, of(hold), key=f"{of(hold)}:appeal")


# -- what those who lead propose ------------------------------------------------------------------


def waits_for_its_author(person, pk):
    return models.Move.objects.for_author(person).filter(pk=pk).exists()


MOVE_PROPOSED = kind(
    "move_proposed",
    _("Something you shared might be heard better elsewhere."),
    "at_once",
    waits_for_its_author,
    link=lambda about: ("move", [pk_of(about)]),
    row="Move",
)


def tell_move(move):
    tell([move.story.author], MOVE_PROPOSED, of(move), key=of(move))
