"""What a page asks for, from whom, and how much of it there is."""

from collections import Counter

import pytest

from .pages import PAGES
from .test_evening import come_in

PAGE_LIMIT = 60_000  # bytes, compressed, on a first visit
SCRIPT_LIMIT = 25_000


def test_the_policy_that_forbids_it_is_enforced(visit):
    page = visit()
    page.goto("/")
    refused = page.evaluate(
        "fetch('http://example.invalid/').then(() => 'sent', (error) => error.message)"
    )
    assert refused == "Failed to fetch"
    assert any("violates" in complaint for complaint in visit.complaints)


@pytest.mark.parametrize("half", [0, 1], ids=["one half", "the other half"])
def test_no_page_asks_another_host_and_a_first_visit_is_small(chromium, visit, demo, half):
    """Every file that a page loads for somebody new, as it travels."""
    heavy, pages = {}, PAGES[half::2]
    for stop in pages:
        page = visit.page_of(stop.who)
        stop.go(page)
        sizes = first_visit(chromium, page)
        scripts = sum(size for url, size in sizes.items() if url.endswith(".js"))
        assert all(sizes.values()) and scripts > 0
        visit.requests.extend(sizes)
        if sum(sizes.values()) >= PAGE_LIMIT or scripts >= SCRIPT_LIMIT:
            heavy[stop.name] = sizes
    assert heavy == {}
    assert len(visit.requests) > len(pages)
    assert [url for url in visit.requests if not url.startswith(f"{demo.address}/")] == []
    refusals = {"404 (Not Found)", "403 (Forbidden)"}
    expected = {
        f"Failed to load resource: the server responded with a status of {r}" for r in refusals
    }
    assert set(visit.complaints) <= expected


def test_the_room_is_small_too(chromium, arrive):
    page = arrive("cleo")
    come_in(page)
    sizes = first_visit(chromium, page, until="load")
    scripts = {url: size for url, size in sizes.items() if url.endswith(".js")}
    assert len(scripts) == 6
    assert sum(sizes.values()) < PAGE_LIMIT
    assert sum(scripts.values()) < SCRIPT_LIMIT


def first_visit(chromium, there, until="networkidle"):
    """{address: bytes on the wire} of this page in a browser that has never seen the place."""
    context = chromium.new_context(storage_state=there.context.storage_state())
    page = context.new_page()
    sizes = weighing(page)
    page.goto(there.url)
    page.wait_for_load_state(until)
    context.close()
    return sizes


def weighing(page):
    """{address: bytes of its answer on the wire, headers and all}, filled in as they arrive.

    From the browser's own protocol: Playwright's `request.sizes()` now and then never answers.
    """
    addresses, sizes = {}, Counter()

    def sent(event):
        addresses[event["requestId"]] = event["request"]["url"]

    def finished(event):  # Once more, with nothing on the wire, where a file is used twice.
        address = addresses[event["requestId"]]
        if not address.startswith("data:"):  # The browser's own arrow beside a choice.
            sizes[address] += event["encodedDataLength"]

    line = page.context.new_cdp_session(page)
    line.on("Network.requestWillBeSent", sent)
    line.on("Network.loadingFinished", finished)
    line.send("Network.enable")
    return sizes


def test_files_and_pages_travel_compressed(visit):
    """The control for the sizes above: they are those of compressed answers."""
    page = visit()
    sizes = weighing(page)
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto("/")
    page.wait_for_load_state("networkidle")
    texts = [a for a in answers if a.url.endswith((".css", ".js")) or a.url.endswith("/")]
    long = [answer for answer in texts if len(answer.body()) > 1_000]
    assert len(long) > 3
    for answer in long:
        assert answer.headers.get("content-encoding") in ("gzip", "br", "zstd"), answer.url
        assert sizes[answer.url] < len(answer.body())
