"""What is hard in some words, said by their author: with it they come folded."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.lib.words import A_FEW, Line
from alongside.vault.errors import VaultError
from alongside.vault.fields import SealedText

LONGEST_NOTE = 120


def a_note(label):
    """The column of a content note, for all who read the words.

    Without a note it is sealed too, and as long, so that nobody sees which words have one.
    """
    theirs = {"owner": "author", "group": "group", "audience": "members"}
    return SealedText(label=label, **theirs, max_length=LONGEST_NOTE, null=True, blank=True)


class ComesFolded:
    """A row whose author may say what is hard in its words."""

    def note_for(self, person):
        """The content note under which these words come folded for this person, or "".

        Their author has them unfolded.
        """
        return "" if self.author_id == person.pk else self.note_for_others

    @property
    def note_for_others(self):
        """The same for whoever has not written them.

        A note that does not open folds words that do all the same.
        """
        try:
            return self.content_note or ""
        except VaultError:
            words = self.readable("body")
            return "" if words is None else _("a note that cannot be opened")


class ContentNote(Line):
    """A line that says what is hard in some words, which then come folded everywhere."""

    def __init__(self):
        super().__init__(
            label=gettext_lazy("Something hard in it? Say what, and it comes folded."),
            help_text=gettext_lazy(
                "If you like, in a few words. Others see them first and open the rest."
            ),
            max_length=LONGEST_NOTE,
            required=False,
            error_messages=A_FEW,
        )

    def to_python(self, value):
        """On one line, without what nobody typed."""
        return " ".join(super().to_python(value).split())
