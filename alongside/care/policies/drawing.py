"""The words of a policy, from Markdown to safe HTML: headings, lists, paragraphs and emphasis."""

import nh3
from markupsafe import Markup

from alongside.toolkit.markdown import READER, TAGS


def drawn(text):
    """Markup that may stand on a page, whatever the text contains."""
    return Markup(nh3.clean(READER.render(text), tags=TAGS | {"h2"}, attributes={}))
