"""What a page asks for, from whom, and how much of it there is. Of most pages: test_every_page."""

from collections import Counter

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


def test_the_room_is_small_too(arrive):
    page = arrive("cleo")
    come_in(page)
    sizes = first_visit(page)
    assert sum(url.endswith(".js") for url in sizes) == 6
    assert too_heavy(sizes) == {}


def first_visit(page):
    """{address: bytes on the wire} of this page for a browser that has kept nothing of ours."""
    line, sizes = weighing(page)
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    line.send("Network.setBypassServiceWorker", {"bypass": True})
    page.goto(page.url.partition("#")[0])
    line.detach()
    return sizes


def too_heavy(sizes):
    """These sizes, if they are more than somebody with a slow line should have to wait for."""
    scripts = sum(size for url, size in sizes.items() if url.endswith(".js"))
    assert all(sizes.values()) and scripts > 0
    return sizes if sum(sizes.values()) >= PAGE_LIMIT or scripts >= SCRIPT_LIMIT else {}


def weighing(page):
    """(The line to the browser, {address: bytes of its answer on the wire, headers and all}).

    They are filled in as they arrive. From the browser's own protocol: Playwright's
    `request.sizes()` now and then never answers.
    """
    addresses, sizes = {}, Counter()

    def sent(event):
        addresses[event["requestId"]] = event["request"]["url"]

    def finished(event):  # Once more, with nothing on the wire, where a file is used twice.
        address = addresses.get(event["requestId"], "data:")  # Begun before, as a stream is.
        if not address.startswith("data:"):  # The browser's own arrow beside a choice.
            sizes[address] += event["encodedDataLength"]

    line = page.context.new_cdp_session(page)
    line.on("Network.requestWillBeSent", sent)
    line.on("Network.loadingFinished", finished)
    line.send("Network.enable")
    return line, sizes


def test_files_and_pages_travel_compressed(visit):
    """The control for the sizes above: they are those of compressed answers."""
    page = visit()
    _line, sizes = weighing(page)
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
