"""Two pages on which one person writes for the same place, on two devices or in two tabs.

A form says by `began` which draft it knows of: the mark of the one that it began from, and the page
by which it keeps its own. Where another page has kept something since, nothing typed on either is
thrown away.
"""

import re

SIGN = ";"  # Between the marks of a form.
A_PAGE = re.compile("[0-9a-f]{36}")  # How a page calls itself: see ui/js/drafts.js.


def began(post, prefix=""):
    """The marks that a form brings. None where it has none: it was drawn before there were any."""
    said = post.get(f"{prefix}began")
    return None if said is None else [mark for mark in said.split(SIGN) if mark]


def page_of(marks):
    """The page that a form with these marks is on; empty where it has no script."""
    pages = [mark for mark in marks or () if A_PAGE.fullmatch(mark)]
    return pages[-1] if pages else ""


def together(here, there):
    """Both texts, the one typed here first; or the one of them that has all of the other in it."""
    if is_in(there, here):
        return here
    return there if is_in(here, there) else f"{here}\n\n{there}"


def is_in(text, other):
    """Whether all of `text` stands in `other`, however its lines end."""
    return " ".join(text.split()) in " ".join(other.split())
