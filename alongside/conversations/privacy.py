"""What conversations hold of people that ends, also on data from an older copy."""

from alongside.vault.moving import give

from .exports import export
from .models import Reply, Story
from .taking_back import end_reply, end_story


def story_taken_back(*, story):
    end_story(story)


def reply_taken_back(*, reply):
    end_reply(reply)


def erase(person, keep):
    """What they shared is left to the group without their name, or taken back for them."""
    stories, replies = Story.objects.filter(author=person), Reply.objects.filter(author=person)
    if keep:
        give([*stories.with_words(), *replies.with_words()])
        return
    for pk in replies.with_words().values_list("pk", flat=True):
        end_reply(pk)
    for pk in stories.with_words().values_list("pk", flat=True):
        end_story(pk)


ENDINGS = {"story_taken_back": story_taken_back, "reply_taken_back": reply_taken_back}

__all__ = ["ENDINGS", "erase", "export"]
