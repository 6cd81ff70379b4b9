"""What is asked of somebody who tells of a death, and the words for the group."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.lib.words import Words
from alongside.people.death.deaths import LONGEST

LONGEST_FOR_THE_GROUP = 4_000


class HowForm(forms.Form):
    how = Words(
        label=gettext_lazy("How you have heard of it"),
        help_text=gettext_lazy(
            "For the organisers alone. Who told you, and how they can be reached, is enough."
        ),
        max_length=LONGEST,
        error_messages={
            "required": gettext_lazy("Please say how you heard, so that an organiser can be sure.")
        },
        rows=4,
    )


class TellForm(forms.Form):
    body = Words(
        label=gettext_lazy("Your words to the group"),
        help_text=gettext_lazy(
            "A beginning, to make your own. Leave out what the family has not said you may tell."
        ),
        max_length=LONGEST_FOR_THE_GROUP,
        rows=9,
    )


def words_to_begin_with(name):
    """What stands in the form before somebody has made it their own."""
    return _(
        "I have sad news. %(name)s, who was one of us, has died.\n\n"
        "What %(name)s wrote here stays where it is, as it was. There is nothing you have to do, "
        "to say or to feel. If you would like to answer, do it here, in your own time; a few "
        "words or none are both right.\n\n"
        "When we next meet there will be a moment for it. If you would rather not come, that is "
        "fine. And if this is hard to carry alone, write to those of us who lead, or press "
        "“Help now” on any page."
    ) % {"name": name}
