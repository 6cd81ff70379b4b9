"""The ways out in a real browser: a file that opens without a network, a break, and going."""

import zipfile

import pytest
from playwright.sync_api import expect

from .test_axe import findings
from .test_evening import come_in
from .visitors import DESK, PHONE, tap


def fetched(page, folder):
    """The folder of the file that somebody saves, unpacked as a computer would."""
    page.goto("/account/export/")
    tap(page, "Get my file ready")
    with page.expect_download() as saving:
        page.get_by_role("link", name="Save my file").click()
    assert saving.value.suggested_filename == "alongside-words.zip"
    with zipfile.ZipFile(saving.value.path()) as file:
        file.extractall(folder)
    return folder / "alongside-words"


@pytest.mark.parametrize("javascript", [True, False])
def test_the_file_opens_without_a_network(visit, chromium, tmp_path, javascript):
    unpacked = fetched(visit("cleo", javascript=javascript), tmp_path)
    context = chromium.new_context(viewport=PHONE, offline=True, color_scheme="light")
    asked = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(f"file://{unpacked}/index.html")
    expect(page.get_by_role("heading", name="My words from Alongside")).to_be_visible()
    expect(page.get_by_text("Report-writing")).to_be_visible()
    # Of the others there is nothing: Cleo answered them.
    assert "Quiet Marguerite" not in page.content()
    page.get_by_role("link", name="Replies").click()
    expect(page.get_by_role("heading", name="Replies")).to_be_in_viewport()
    assert [url.partition("#")[0] for url in asked] == [f"file://{unpacked}/index.html"]
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK, {"width": 320, "height": 640}])
def test_the_file_is_as_easy_to_read_as_our_pages(visit, chromium, tmp_path, scheme, size):
    unpacked = fetched(visit("cleo"), tmp_path)
    # Whatever is looked for in the page has to be put there, which its own rule forbids.
    context = chromium.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"file://{unpacked}/index.html")
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    low = page.evaluate(
        "[...document.querySelectorAll('a')].filter((a) => a.offsetHeight < 44).length"
    )
    assert low == 0
    context.close()


def test_a_link_to_the_file_that_is_passed_on_opens_nothing(visit):
    cleos, bens = visit("cleo"), visit("ben")
    cleos.goto("/account/export/")
    tap(cleos, "Get my file ready")
    link = cleos.get_by_role("link", name="Save my file").get_attribute("href")
    assert bens.goto(link).status == 404


@pytest.mark.parametrize("javascript", [True, False])
def test_a_break_is_one_tap_and_back_is_one_tap(visit, javascript):
    page = visit("ben", javascript=javascript)
    page.goto("/account/pause/")
    tap(page, "Begin my break")
    expect(page.get_by_role("heading", name="You are having a break")).to_be_visible()
    page.goto("/")
    tap(page, "I am back")
    expect(page.get_by_role("heading", name="Good to see you")).to_be_visible()
    expect(page.get_by_text("There is nothing you have to catch up with")).to_be_visible()
    expect(page.get_by_role("heading", name="New for you")).to_have_count(0)


def test_who_goes_is_out_on_the_phone_too_and_the_room_closes(arrive):
    desk, phone, ada = arrive("ben", size=DESK), arrive("ben"), arrive("ada")
    for page in (ada, phone):
        come_in(page)
    expect(phone.locator("[data-region=ring]")).to_be_visible()
    desk.goto("/account/erase/")
    desk.get_by_label("It goes with me").check()
    tap(desk, "Erase my account now")
    expect(desk.get_by_role("heading", name="Your account is gone")).to_be_visible()
    # The room is not there any more, without anybody having touched the phone.
    expect(phone.get_by_text("Help now")).to_be_visible()
    expect(phone.locator("[data-region=ring]")).to_have_count(0)
    phone.goto("/groups/morning/")
    expect(phone.get_by_role("heading", name="Sign in")).to_be_visible()
    for _step in range(3):
        desk.go_back()
    expect(desk.get_by_text("Erase my account now")).to_have_count(0)
    ada.goto("/groups/morning/people/")
    expect(ada.get_by_text("Ben", exact=True)).to_have_count(0)
    assert not [one for one in desk.context.cookies() if one["name"] == "alongside"]
