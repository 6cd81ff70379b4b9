"""A reply that waits, because its conversation is paused or goes slowly: the words are kept."""

from alongside.people.being_here.drafts import keep_form
from alongside.vault.once import says

from ..forms import ReplyForm
from ..models import Reply


def waits(story, reader):
    """Why a reply of this reader has to wait here: "paused", "slow" with when, or None.

    Those who lead go on writing: somebody has to say why, and how it goes on.
    """
    if story.is_led:
        return None
    if story.paused_at:
        return ("paused", None)
    at = story.takes_the_next_reply_at(reader)
    return ("slow", at) if at else None


def made_already(story, reader, post):
    """The reply that the same form has made before, of the same words; or None."""
    form = ReplyForm(post)
    if not form.is_valid():
        return None
    words = form.cleaned_data
    made = Reply.objects.filter(pk=words["id"], story=story, author=reader).first()
    typed = Reply(body=words["body"], content_note=words["content_note"])
    return made if made and says(made, typed) else None


def keep_for_later(story, reader, post):
    """What the form was sent with is a draft at its place. Returns whether there were words."""
    return keep_form(reader, {**post.dict(), "place": f"reply:{story.pk}"})
