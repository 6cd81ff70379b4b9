"""Words on their way: a page that asks to sign in carries along what was being sent.

Each name has `kept_` before it there: `kept_place`, `kept_body` and so on.
"""

from .drafts import keep_form
from .places import CHOICES

# What such a page carries along without showing it.
CARRIED_UNSEEN = {f"kept_{name}" for name in CHOICES | {"place", "began"}}


def keep_after_signing_in(sender, request, user, **kwargs):
    """Words that were being sent when the sign-in had run out come back as a draft."""
    keep_form(user, request.POST, prefix="kept_")


def carried(post):
    """{name: text} of all that the page that asks to sign in carries along."""
    return {name: text for name, text in post.items() if name.startswith("kept_")}
