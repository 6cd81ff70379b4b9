"""What conversations hold of people that ends, also on data from an older copy."""

from alongside.people.models import Draft
from alongside.vault.moving import A_BATCH, give

from .explaining import taking_back as explaining
from .exports import export
from .holding.holding import forget_appeals, hold_again, release_again
from .leading.references import forget_whose
from .models import Edit, Helped, Reply, Story
from .second_thoughts.undoing import undo_reply
from .taking_back import end_reply, end_story


def story_taken_back(*, story):
    end_story(story)


def reply_taken_back(*, reply):
    end_reply(reply)


def reply_undone(*, reply):
    undo_reply(reply)


def line_taken_back(*, line):
    explaining.end_line(line)


def line_kept_here(*, line):
    explaining.end_consent(line)


def card_title_taken_back(*, card):
    explaining.end_title(card)


def erase(person, keep):
    """What they shared is left to the group without their name, or taken back for them."""
    explaining.erase(person, keep)
    stories, replies = Story.objects.filter(author=person), Reply.objects.filter(author=person)
    Edit.objects.filter(author=person).delete()  # Earlier words are left to nobody.
    forget_appeals(person)
    forget_whose(person)
    if keep:
        give([*stories.with_words(), *replies.with_words()])
        give(Helped.objects.filter(author=person))
        return
    for pk in replies.with_words().values_list("pk", flat=True):
        end_reply(pk)
    for pk in stories.with_words().values_list("pk", flat=True):
        end_story(pk)


def erase_group(group):
    """Half-written words of anybody that were for this group; all else goes with its rows."""
    stories = Story.objects.filter(group=group).values_list("pk", flat=True)
    replies = Reply.objects.filter(group=group).values_list("pk", flat=True)
    places = [f"story:{group}", *(f"edit_reply:{pk}" for pk in replies)]
    places += [f"{kind}:{pk}" for pk in stories for kind in ("reply", "edit_story")]
    places += explaining.places_of_drafts(group)
    for begin in range(0, len(places), A_BATCH):
        Draft.objects.filter(place__in=places[begin : begin + A_BATCH]).delete()


ENDINGS = {
    "story_taken_back": story_taken_back,
    "reply_taken_back": reply_taken_back,
    "reply_undone": reply_undone,
    "words_held": hold_again,
    "hold_released": release_again,
    "line_taken_back": line_taken_back,
    "line_kept_here": line_kept_here,
    "card_title_taken_back": card_title_taken_back,
}

__all__ = ["ENDINGS", "erase", "erase_group", "export"]
