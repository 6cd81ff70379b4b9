"""Letters as they look: light, dark, narrow, very large, from right to left, and without any look.

They are drawn alone, as a mail program draws them: nothing is fetched, and no page of ours is near.
"""

from datetime import UTC, datetime
from html import escape

import pytest
from axe_playwright_python.sync_playwright import Axe

from alongside.notices.letters.building import build

from .test_screenshots import album  # noqa: F401  A fixture.

TOKEN = "3f9a" * 10
NARROW = {"width": 320, "height": 640}
PHONE = {"width": 390, "height": 640}
BEGINS = datetime(2026, 12, 1, 19, 30, tzinfo=UTC)


def letter(family="digest", language="en-gb", **more):
    return build(
        "somebody@letterbox.example", language=language, family=family, token=TOKEN, **more
    )


def html_of(built):
    return built.alternatives[0].content


@pytest.fixture
def mail_program(chromium):
    """`mail_program("dark")` is a page that draws letters, and may fetch nothing."""
    contexts = []

    def begin(scheme="light", size=PHONE):
        context = chromium.new_context(viewport=size, color_scheme=scheme, device_scale_factor=2)
        contexts.append(context)
        context.route("**/*", lambda route: pytest.fail(f"it fetches {route.request.url}"))
        return context.new_page()

    yield begin
    for context in contexts:
        context.close()


def fits(page):
    """Nobody has to move it sideways."""
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def complaints(page):
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    return [problem["id"] for problem in found.response["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("family", ["reminder", "at_once", "digest", "on_call"])
def test_a_letter_can_be_read_by_everybody(mail_program, scheme, family):
    page = mail_program(scheme, NARROW)
    page.set_content(html_of(letter(family, when=BEGINS if family == "reminder" else None)))
    assert fits(page) and complaints(page) == []
    for link in page.get_by_role("link").all():
        assert link.bounding_box()["height"] >= 44


def test_very_large_and_in_a_narrow_window_it_still_fits(mail_program):
    page = mail_program(size=NARROW)
    page.set_content(html_of(letter("reminder", when=BEGINS)))
    page.add_style_tag(content="html { font-size: 250% }")
    assert fits(page)


def test_it_can_be_read_from_right_to_left(mail_program, settings):
    settings.LANGUAGES = [*settings.LANGUAGES, ("ar", "العربية")]
    page = mail_program()
    page.set_content(html_of(letter(language="ar")))
    assert page.locator("html").get_attribute("dir") == "rtl"
    heading, body = page.get_by_role("heading").bounding_box(), page.locator("main").bounding_box()
    assert fits(page) and heading["x"] >= body["x"]


def test_pictures_of_letters(mail_program, album):  # noqa: F811
    for name, scheme, size in (
        ("letter-phone.png", "light", PHONE),
        ("letter-dark-phone.png", "dark", PHONE),
        ("letter-320-phone.png", "light", NARROW),
    ):
        page = mail_program(scheme, size)
        page.set_content(html_of(letter("reminder", when=BEGINS)))
        album(page, name)
    page = mail_program()
    plain = escape(letter("reminder", when=BEGINS).body)
    look = "white-space: pre-wrap; overflow-wrap: anywhere; font-size: 15px"
    page.set_content(f"<pre style='{look}'>{plain}</pre>")
    album(page, "letter-plain-phone.png")
