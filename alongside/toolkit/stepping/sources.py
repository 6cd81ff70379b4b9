"""Where a small step comes from, as a link on its page.

What lies above this app is known by its kind and id alone: whether it is still there for somebody
is for its own page to say.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from markupsafe import Markup

from .. import cards
from .forms import SOURCE


@dataclass(frozen=True)
class Source:
    """What is called so, and where it is."""

    label: str
    address: str
    language: str = ""

    @property
    def link(self):
        """It as a link, in the language of its words."""
        lang = format_html(' lang="{}"', self.language) if self.language else ""
        return Markup(format_html('<a href="{}"{}>{}</a>', self.address, lang, self.label))


def source_of(text):
    """The Source that "card:slow-breathing" or "meeting:1" means, or None."""
    if not SOURCE.fullmatch(text):
        return None
    kind, _colon, what = text.partition(":")
    if kind == "card":
        card = cards.all_cards().get(what)
        return card and Source(card.title, reverse("strategy", args=[what]), cards.LANGUAGE)
    labels = {"story": _("a conversation"), "meeting": _("a meeting")}
    return Source(labels[kind], reverse(kind, args=[int(what)]))
