"""The pictures in the README: made with ALONGSIDE_SCREENSHOTS=<directory>, tested in any case.

Everybody in them is made up, and what they say is what they say in the demo.
"""

import base64
import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from alongside.home.demo.meetings import HELD

from .visitors import DESK, PHONE, choose_the_look, tap

MOST_BYTES = 250_000
FEWEST_COLOURS = 40  # an empty page has one or two

SHARP = {"size": PHONE, "sharpness": 2}

THEN = HELD["morning"][0]
TOPIC = dict(THEN.rounds[1])
TODAY = {"listening": "Just listening", "few": "A few words", "talk": "Happy to talk"}

COLOURS = """async (picture) => {
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes]));
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const pixels = new Uint32Array(canvas.getImageData(0, 0, image.width, image.height).data.buffer);
  return [image.width, image.height, new Set(pixels).size];
}"""


@pytest.fixture
def album(chromium, tmp_path):
    """`album(page, "name.png")` takes a picture of what is on the screen, and looks at it."""
    there = Path(os.environ.get("ALONGSIDE_SCREENSHOTS") or tmp_path)
    there.mkdir(parents=True, exist_ok=True)
    viewer = chromium.new_page()

    def take(page, name):
        page.evaluate("document.fonts.ready")
        picture = page.screenshot(animations="disabled", caret="hide")
        width, height, colours = viewer.evaluate(COLOURS, base64.b64encode(picture).decode())
        sharpness = 2 if "phone" in name else 1
        size = page.viewport_size
        assert (width, height) == (size["width"] * sharpness, size["height"] * sharpness)
        assert colours >= FEWEST_COLOURS, name
        assert len(picture) <= MOST_BYTES, name
        (there / name).write_bytes(picture)

    yield take
    viewer.close()


def test_pictures_of_quiet_pages(arrive, album):
    visitor = arrive(**SHARP)
    visitor.goto("/")
    album(visitor, "welcome-phone.png")
    cleo = arrive("cleo", **SHARP)
    album(cleo, "today-phone.png")
    open_story(cleo)
    album(cleo, "story-phone.png")
    choose_the_look(cleo, "Dark")
    open_story(cleo)
    album(cleo, "story-dark-phone.png")
    hana = arrive("hana", size=DESK)
    hana.goto("/groups/morning/")
    album(hana, "group-desk.png")
    femi = arrive("femi", **SHARP)
    go_to_the_door(femi)
    album(femi, "door-phone.png")


def go_to_the_door(page):
    page.goto("/groups/morning/meetings/")
    page.get_by_role("link", name="Pacing without guilt").click()


def open_story(page):
    page.goto("/groups/morning/stories/")
    page.get_by_role("link", name="I walked to the post box").click()


def test_pictures_of_a_meeting(arrive, album):
    """Cleo, Hana and Ivo have spoken about the topic, Joan has the turn, Kit's hand is up."""
    ada = arrive("ada", size=DESK)
    here = {name: arrive(name, **SHARP) for name in ("ben", "cleo", "hana", "ivo", "joan", "kit")}
    choose_the_look(here["ben"], "Dim: soft contrast, for sore eyes and migraine")
    for name, page in [*here.items(), ("ada", ada)]:
        go_to_the_door(page)
        page.get_by_label(TODAY[THEN.today[name]]).check()
        tap(page, "Come in")
    tap(ada, "Go on to: Check-in")
    ada.get_by_text("Pause, go on, close").click()
    tap(ada, "Go on although not everybody has had their turn")
    ada.get_by_text("Pause, go on, close").click()
    for name in ("cleo", "hana", "ivo"):  # Each round begins one chair further on.
        speak(here[name], TOPIC[name])
    tap(here["kit"], "Raise a hand")
    tap(here["joan"], "Take the turn")
    begin_to_write(here["joan"], TOPIC["joan"])
    expect(ada.locator(".chair", has_text="Kit")).to_contain_text("hand raised")
    expect(ada.locator(".chair", has_text="Joan")).to_contain_text("speaking now")
    take_pictures_of_the_room(here, ada, album)


def speak(page, words):
    expect(page.get_by_role("heading", name="The turn is offered to you")).to_be_visible()
    page.get_by_label("Your words").fill(words)
    tap(page, "Share and finish my turn")
    expect(page.get_by_role("heading", name="You have had your turn")).to_be_visible()


def begin_to_write(page, words):
    page.get_by_label("Your words").fill(words)
    expect(page.get_by_text("Saved at")).to_be_visible()


def take_pictures_of_the_room(here, ada, album):
    for name, picture in {"joan": "meeting-phone.png", "ben": "meeting-dim-phone.png"}.items():
        page = here[name]
        expect(page.locator(".room-state")).to_have_text("")
        page.evaluate("document.activeElement.blur()")
        page.locator(".said h3").last.evaluate("(one) => one.scrollIntoView()")
        album(page, picture)
    ada.evaluate("scrollTo(0, 0)")
    album(ada, "meeting-facilitator-desk.png")


def test_a_picture_of_a_meeting_afterwards(arrive, album):
    cleo = arrive("cleo", size=DESK)
    cleo.goto("/groups/morning/meetings/")
    cleo.get_by_role("link", name="When people don't see it").click()
    album(cleo, "afterwards-desk.png")


def test_an_empty_page_would_not_pass(chromium, album):
    with pytest.raises(AssertionError):
        album(chromium.new_page(viewport=DESK), "empty-desk.png")
