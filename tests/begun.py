"""What a form carries along of the draft that it began from, as a browser sends it."""

import re


def began_on(page):
    """{"began": …} of the first form on this page that keeps a draft."""
    return {"began": re.search(r'name="began" value="([^"]*)"', page.text)[1]}
