"""Sentence starters for a reply, by what the author wished for. For hands that hurt.

Where the writer is to go on, a sentence ends in " …".
"""

from django.utils.translation import gettext as _

from .models import Wish


def starters_for(wish):
    """Three beginnings of a sentence that keep to the wish."""
    return {
        Wish.LISTEN: [
            _("Thank you for telling us."),
            _("I believe you."),
            _("What I heard is …"),
        ],
        Wish.IDEAS: [
            _("Something that has helped me is …"),
            _("It may not fit you, but …"),
            _("Thank you for asking."),
        ],
        Wish.QUESTIONS: [
            _("May I ask …"),
            _("What is it like when …"),
            _("Thank you for telling us."),
        ],
    }[wish]
