"""What the page of a meeting bears: a server that starts again, and what others do meanwhile."""

from playwright.sync_api import expect

from .test_evening import come_in
from .visitors import DESK, tap


def test_who_meets_a_proxy_while_the_server_starts_again_comes_back_to_the_room(arrive, served):
    ada, cleo = arrive("ada", size=DESK), arrive("cleo")
    come_in(cleo)
    come_in(ada)
    proxy = {"status": 502, "content_type": "text/html", "body": "<h1>Bad Gateway</h1>"}
    cleo.context.route("**/meetings/**", lambda route: route.fulfill(**proxy))
    served.kill()
    for _time in range(2):
        with cleo.expect_request(lambda request: request.method == "HEAD", timeout=20_000):
            pass
    expect(cleo.get_by_text("Reconnecting… your words are safe.")).to_be_visible()
    expect(cleo.get_by_role("heading", name="Doors open")).to_be_visible()
    served.start()
    with cleo.expect_event("load", timeout=20_000):
        cleo.context.unroute_all()
    tap(ada, "Go on to: Check-in")
    expect(cleo.get_by_role("heading", name="The turn is offered to you")).to_be_visible()


def test_a_link_keeps_the_focus_whatever_others_do(arrive):
    ada, cleo = arrive("ada", size=DESK), arrive("cleo")
    come_in(ada)
    link = ada.get_by_role("link", name="Words for hard moments")
    link.focus()
    come_in(cleo)
    expect(ada.locator(".chair", has_text="Cleo")).to_be_visible()
    expect(link).to_be_focused()
