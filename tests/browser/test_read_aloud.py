"""Reading aloud: sentence by sentence, paused and stopped, with a voice of the device alone."""

import pytest
from playwright.sync_api import expect

from .visitors import DESK, PHONE, choose_the_look, tap

# A device that "speaks" each sentence when it is told to go on: window.spoken, window.goOn().
DEVICE = """
    window.spoken = [];
    const voices = [
        {name: "Far", lang: "en-GB", localService: false},
        {name: "Near", lang: "en-US", localService: LOCAL},
    ];
    let current;
    window.goOn = () => current.onend();
    class Utterance { constructor(text) { this.text = text; } }
    window.SpeechSynthesisUtterance = Utterance;
    Object.defineProperty(window, "speechSynthesis", {value: {
        getVoices: () => voices,
        addEventListener() {},
        cancel() {},
        speak(words) { current = words; window.spoken.push([words.voice.name, words.text]); },
    }});
"""


@pytest.fixture
def reading(arrive):
    """A page of Cleo's, read on a device that has a voice of its own, or none."""

    def read(local=True):
        page = arrive("cleo")
        choose_the_look(page, "Read pages to me")
        page.add_init_script(DEVICE.replace("LOCAL", "true" if local else "false"))
        page.goto("/help/")
        return page

    return read


def spoken(page):
    return page.evaluate("window.spoken")


def test_sentence_by_sentence_paused_and_stopped(reading):
    page = reading()
    tap(page, "Read this page to me")
    expect(page.get_by_role("button", name="Pause")).to_be_focused()
    heading = page.get_by_role("heading", level=1).inner_text()
    assert spoken(page) == [["Near", heading]]
    expect(page.locator(".is-read-now")).to_have_text(heading)
    page.evaluate("window.goOn()")
    page.wait_for_function("window.spoken.length == 2")
    second = spoken(page)[1]
    assert second[1] and second[1] != heading
    tap(page, "Pause")
    page.evaluate("window.goOn()")  # The end of a sentence that was cut off is not heeded.
    page.wait_for_timeout(100)
    assert len(spoken(page)) == 2
    tap(page, "Read on")
    page.wait_for_function("window.spoken.length == 3")
    assert spoken(page)[2] == second
    tap(page, "Stop")
    expect(page.locator(".is-read-now")).to_have_count(0)
    tap(page, "Read this page to me")
    page.wait_for_function("window.spoken.length == 4")
    assert spoken(page)[3][1] == heading


def test_all_of_the_page_is_read_once_and_nothing_hidden(reading):
    page = reading()
    tap(page, "Read this page to me")
    for number in range(1, 400):
        page.wait_for_function(
            f"window.spoken.length >= {number} || !document.querySelector('.is-read-now')"
        )
        if not page.locator(".is-read-now").count():
            break
        page.evaluate("window.goOn()")
    words = " ".join(" ".join(text.split()) for _voice, text in spoken(page))
    shown = page.get_by_role("main").inner_text()
    for line in filter(None, (" ".join(line.split()) for line in shown.splitlines())):
        for word in line.split():
            assert word in words, line
    expect(page.get_by_role("button", name="Read this page to me")).to_be_visible()


def test_the_page_stays_where_it_is_when_the_reading_ends(reading):
    page = reading()
    tap(page, "Read this page to me")
    expect(page.get_by_role("button", name="Pause")).to_be_focused()
    page.evaluate("scrollTo({ top: 2000, behavior: 'instant' })")
    assert page.evaluate("scrollY") > 900
    page.get_by_role("button", name="Stop", exact=True).dispatch_event("click")
    expect(page.get_by_role("button", name="Read this page to me")).to_be_focused()
    assert page.evaluate("scrollY") > 900


def test_no_word_goes_to_a_voice_that_lives_elsewhere(reading):
    page = reading(local=False)
    tap(page, "Read this page to me")
    expect(page.get_by_text("This device has no voice of its own")).to_be_visible()
    assert spoken(page) == []


def test_without_scripts_it_says_so(arrive):
    page = arrive("cleo", javascript=False)
    page.goto("/display/")
    page.get_by_label("Read pages to me", exact=True).check()
    tap(page, "Keep it like this")
    expect(page.get_by_text("Reading aloud needs scripts")).to_be_visible()
    expect(page.get_by_role("button", name="Read this page to me")).to_be_hidden()


def test_less_to_look_at(arrive):
    page = arrive("cleo")
    page.goto("/groups/morning/people/")
    expect(page.locator(".person-mark").first).to_be_visible()
    choose_the_look(page, "As little as possible to look at", "One thing at a time")
    page.goto("/groups/morning/people/")
    expect(page.locator(".person-mark").first).to_be_hidden()
    # On a phone it stands for the name, and is the way home.
    expect(page.locator(".site .mark")).to_be_visible()
    page.set_viewport_size(DESK)
    expect(page.locator(".site .mark")).to_be_hidden()
    page.set_viewport_size(PHONE)
    page.goto("/groups/morning/")
    expect(page.get_by_text("Search in this group")).to_be_hidden()
    expect(page.get_by_role("link", name="Share something")).to_be_visible()
    expect(page.get_by_role("link", name="Who is here")).to_be_visible()


def test_the_clock_of_the_device_is_offered(chromium, demo):
    context = chromium.new_context(base_url=demo.address, timezone_id="Asia/Tokyo")
    page = context.new_page()
    page.goto("/demo/")
    page.locator("form:has(input[name=person][value=kit]) button").click()
    page.get_by_role("link", name="Sign out").wait_for()
    page.goto("/display/")
    page.get_by_role("button", name="This device says: Asia/Tokyo").click()
    expect(page.get_by_label("Where my clock stands")).to_have_value("Asia/Tokyo")
    context.close()
