"""What is hard in some words, said by their author: with it they come folded."""

from django.utils.translation import gettext as _

from alongside.vault.errors import VaultError


class ComesFolded:
    """A row whose author may say what is hard in its words."""

    def note_for(self, person):
        """The content note under which these words come folded for this person, or "".

        Their author has them unfolded. A note that does not open folds words that do all the same.
        """
        if self.author_id == person.pk:
            return ""
        try:
            return self.content_note or ""
        except VaultError:
            words = self.readable("body")
            return "" if words is None else _("a note that cannot be opened")
