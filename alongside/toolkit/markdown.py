"""The steps of a card, from Markdown to safe HTML: lists, paragraphs and emphasis, nothing else."""

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

READER = MarkdownIt("commonmark", {"html": False}).disable(["link", "image", "autolink"])
TAGS = {"ol", "ul", "li", "p", "strong", "em"}


def render(text):
    """Markup that may stand on a page, whatever the text contains."""
    return Markup(nh3.clean(READER.render(text), tags=TAGS, attributes={}))
