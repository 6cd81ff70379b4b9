"""Two tabs of one browser show the same meeting through one stream, not two.

A browser opens six connections to a server and no more; with a stream for each tab, the seventh
tab of somebody who forgets to close them would wait for ever.
"""

from playwright.sync_api import expect

from .test_evening import come_in
from .visitors import DESK, tap


class Streams:
    """The streams that the tabs of one browser have asked for, and those that are still open."""

    def __init__(self, context):
        self.asked, self.going_on = 0, set()
        context.on("request", self.begun)
        context.on("requestfinished", self.over)
        context.on("requestfailed", self.over)

    def begun(self, request):
        if "/stream" in request.url:
            self.asked += 1
            self.going_on.add(request)

    def over(self, request):
        self.going_on.discard(request)

    @property
    def open(self):
        """A tab that is closed takes its stream along, and no event tells of that."""
        return [one for one in self.going_on if not one.frame.page.is_closed()]


def test_two_tabs_share_one_stream_and_the_second_takes_over(arrive):
    ada, first = arrive("ada", size=DESK), arrive("cleo")
    come_in(ada)
    come_in(first)
    room = first.url
    first.goto("/")
    streams = Streams(first.context)
    first.goto(room)
    expect(first.get_by_role("heading", name="Doors open")).to_be_visible()
    second = first.context.new_page()
    second.goto(room)

    tap(ada, "Go on to: Check-in")
    for tab in (first, second):
        expect(tab.get_by_role("heading", name="The turn is offered to you")).to_be_visible()
    assert streams.asked == 1 and len(streams.open) == 1

    tap(second, "Pass for now")
    expect(first.get_by_role("heading", name="You passed in this round")).to_be_visible()
    assert streams.asked == 1

    first.close()
    tap(ada, "Pass for now")
    tap(ada, "Go on to: The topic")
    expect(second.get_by_role("heading", name="The topic")).to_be_visible()
    assert streams.asked == 2 and len(streams.open) == 1


def test_two_browsers_have_a_stream_each(arrive):
    """The control: what is counted above would be counted if it were there."""
    phone, tablet = arrive("cleo"), arrive("cleo")
    counts = [Streams(page.context) for page in (phone, tablet)]
    come_in(phone)
    tablet.goto(phone.url)
    tap(phone, "Raise a hand")
    expect(tablet.get_by_role("button", name="Lower my hand")).to_be_visible()
    assert [streams.asked for streams in counts] == [1, 1]


def test_what_the_stream_shows_before_the_answer_comes_is_shared_once(arrive):
    """The two travel apart. Words that were shared leave the text area, whichever is quicker."""
    ada, cleo = arrive("ada", size=DESK), arrive("cleo")
    come_in(cleo)
    come_in(ada)
    tap(ada, "Go on to: Check-in")
    tap(cleo, "Take the turn")
    expect(cleo.get_by_role("heading", name="It is your turn")).to_be_visible()
    late = []
    cleo.route("**/finish/", lambda route: late.append((route, route.fetch())))
    cleo.get_by_label("Your words").fill("Said once.")
    # A key, since a tap would be lost if the room were drawn anew while the finger is down.
    cleo.get_by_role("button", name="Share and finish my turn").press("Enter")
    expect(cleo.get_by_role("heading", name="You have had your turn")).to_be_visible()
    while not late:  # Until the server's answer is there as well, and held back.
        cleo.wait_for_timeout(50)
    [(route, answer)] = late
    with cleo.expect_event("response"):
        route.fulfill(response=answer)
    expect(cleo.get_by_label("Words ready for your turn")).to_have_value("")
    expect(cleo.get_by_text("Reconnecting")).to_be_hidden()
