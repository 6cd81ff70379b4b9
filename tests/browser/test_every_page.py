"""Every kind of page there is, and on each what has to hold on all of them.

To come to a page takes longer than most of what is looked at there, so all of it is done at once.
"""

import pytest

from .keyboard import Keyboard
from .pages import PAGES
from .test_axe import findings, findings_in_each_theme
from .test_small_screens import unfit
from .test_what_leaves import first_visit, too_heavy
from .visitors import DESK, PHONE

# What the browser says of a page that is not there, or not for who looks.
REFUSED = {
    f"Failed to load resource: the server responded with a status of {status}"
    for status in ("404 (Not Found)", "403 (Forbidden)", "405 (Method Not Allowed)")
}

PARTS = 6  # so that those who walk come to the end at about the same time


@pytest.mark.parametrize("part", range(1, PARTS + 1))
def test_every_page_can_be_used_by_everybody(visit, demo, part):
    wrong, pages = {}, PAGES[part - 1 :: PARTS]
    for stop in pages:
        page = visit.page_of(stop.who)
        page.set_viewport_size(PHONE)
        stop.go(page)
        for what, found in looked_at(page, visit).items():
            if found:
                wrong[stop.name, what] = found
    assert wrong == {}
    assert len(visit.requests) > len(pages)
    assert [url for url in visit.requests if not url.startswith(f"{demo.address}/")] == []
    assert set(visit.complaints) <= REFUSED


def looked_at(page, visit):
    """{what was looked at: what is wrong with it}, the page being as somebody just came to it.

    The order matters: a fold that axe has opened is no longer as a keyboard finds it.
    """
    found = {
        "keyboard": passed_by(page),
        "axe on a phone": findings_in_each_theme(page),
        "small screens": unfit(page),
        "axe at a desk": findings_at_a_desk(page),
    }
    sizes = first_visit(page)
    visit.requests.extend(sizes)
    return found | {"weight": too_heavy(sizes)}


def passed_by(page):
    """What Tab does not come to on its way round."""
    page.evaluate("document.activeElement.blur()")  # It may put the focus somewhere by itself.
    keys = Keyboard(page)
    there = keys.round()
    assert len(there) > 3, page.url
    return keys.missed(there)


def findings_at_a_desk(page):
    """In one theme: the colours are those of the phone."""
    page.evaluate(
        "Object.assign(document.documentElement.dataset, {theme: 'light', size: 'normal'})"
    )
    page.set_viewport_size(DESK)
    return findings(page)
