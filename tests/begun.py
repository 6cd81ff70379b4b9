"""What a form carries along of what it was made from, as a browser sends it."""

import re


def began_on(page):
    """{"began": …} of the first form on this page that keeps a draft."""
    return {"began": re.search(r'name="began" value="([^"]*)"', page.text)[1]}


def version_in(text):
    """Which words the form in the text of a page was made from."""
    return re.search(r'name="version" value="([^"]*)"', text)[1]
