"""A page asks the database and the keyring as often for much as for little, and not often.

Counted together: queries to the database, and look-ups in the keyring when no key is in memory.
"""

from dataclasses import dataclass

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.conversations.notices import SHARED
from alongside.groups.models import Invitation
from alongside.home.models import Host
from alongside.meetings import engine
from alongside.notices import tell
from alongside.vault.keyring import keyring
from tests.conftest import new_group, new_meeting

from . import many, many_explaining

EXPLAINING = "/groups/morning/explaining/"
# The most that a page may ask when no key is in memory, however much there is behind it. For the
# story and for visitors it is what we promise; for the others it is today's figure, to go down.
MOST = {
    "today": 9,
    "today, told": 11,  # Three more ask whether one of what is new is so still.
    "group": 13,  # One of them asks what is recommended.
    "stories": 8,
    "story": 8,
    "people": 8,
    "meetings": 8,
    "room": 18,  # One of them asks who waits for support, and one for small steps.
    "afterwards": 12,
    "agreement": 8,
    "visitor": 4,
    "cards": 7,  # One of them for what reviewers signed of a strategy; so it is on the sheet.
    "card": 8,  # One of them for the reader’s own draft, as on a story.
    "sheet": 10,
    "paper": 7,
    # All that waits for those who lead, each part asked for once.
    "desk": 21,
}


@dataclass(frozen=True)
class Asked:
    """What one view of a page took: queries, and look-ups of keys."""

    queries: int
    keys: int

    @property
    def all(self):
        return self.queries + self.keys

    def __str__(self):
        return f"{self.queries} + {self.keys}"


def asked(client, address, expect=""):
    """What a page takes without any key in memory, and once more with them."""
    client.get(address)  # From here on the sign-in remembers that the limits were agreed to.
    keyring().forget()
    return [count(client, address, expect) for _cold_then_warm in range(2)]


def count(client, address, expect):
    before = keyring().looked_up
    with CaptureQueriesContext(connection) as queries:
        page = client.get(address)
    assert page.status_code == 200
    assert expect in page.text, f"{address} does not show what it should"
    return Asked(len(queries), keyring().looked_up - before)


def bounded(page, few, lots):
    """Print the figures, then hold them against the two rules."""
    cold, warm = lots
    print(f"\n{page}: {few[0]} cold, {few[1]} warm; with many: {cold} cold, {warm} warm")
    assert [one.all for one in few] == [one.all for one in lots]
    assert max(cold.all, warm.all) <= MOST[page]


@pytest.fixture
def reader(morning, cleo, browse):
    """Cleo, who reads all there is: what is made here in quantity is from before she came."""
    morning.memberships.update(sees_from=None)
    return browse(cleo)


def test_today(morning, ada, ben, reader):
    many.stories(morning, many.members(morning, 3), 3)
    many.meetings(morning, 3)
    few = asked(reader, "/", expect="Story 2")
    many.stories(morning, many.members(morning, 60), 300)
    many.meetings(morning, 300)
    bounded("today", few, asked(reader, "/", expect="Story 299"))


def test_today_with_something_new(morning, cleo, reader):
    figures = []
    for count in (3, 300):
        for story in many.stories(morning, many.members(morning, 3), count):
            tell([cleo], SHARED, f"story:{story.pk}")
        figures.append(asked(reader, "/", expect="There is something new for you"))
    bounded("today, told", *figures)


def test_today_in_many_groups(morning, ada, cleo, reader):
    for n in range(3):
        new_group(f"few-{n}", ada, cleo)
    few = asked(reader, "/", expect="The few-2 group")
    for n in range(30):
        new_group(f"many-{n}", ada, cleo)
    bounded("today", few, asked(reader, "/", expect="The many-29 group"))


def test_the_group(morning, reader):
    many.stories(morning, many.members(morning, 5), 5)
    many.meetings(morning, 3)
    few = asked(reader, "/groups/morning/", expect="Story 4")
    many.stories(morning, many.members(morning, 60), 300)
    many.meetings(morning, 300)
    bounded("group", few, asked(reader, "/groups/morning/", expect="Story 299"))


def test_the_stories(morning, reader):
    many.stories(morning, many.members(morning, 3), 3)
    few = asked(reader, "/groups/morning/stories/", expect="Story 2")
    many.stories(morning, many.members(morning, 60), 300)
    bounded("stories", few, asked(reader, "/groups/morning/stories/", expect="Story 299"))


@pytest.mark.parametrize("somebody", ["ada", "ben"])
def test_a_story(morning, ada, ben, bens_story, browse, somebody):
    """For a reader, and for its author, who sees besides who has answered with a tap."""
    reader = browse({"ada": ada, "ben": ben}[somebody])
    authors = many.members(morning, 60)
    many.replies(bens_story, authors, 10)
    few = asked(reader, bens_story.get_absolute_url(), expect="Reply 9")
    bens_story.replies.all().delete()
    many.replies(bens_story, authors, 10_000)
    bounded("story", few, asked(reader, bens_story.get_absolute_url(), expect="Reply 24"))


def test_the_cards(morning, ben, reader):
    many_explaining.cards(morning, ben, 3)
    few = asked(reader, EXPLAINING, expect="Title 2")
    many_explaining.cards(morning, ben, 300)
    bounded("cards", few, asked(reader, EXPLAINING, expect="Title 299"))


@pytest.mark.parametrize("page", ["card", "sheet", "paper"])
def test_a_card(morning, cleo, reader, page):
    (card,) = many_explaining.cards(morning, cleo, 1)
    authors = many.members(morning, 60)
    many_explaining.lines(card, authors, 15, sheet_of=cleo)
    more = {"card": "", "sheet": "sheet/", "paper": "sheet/print/"}[page]
    few = asked(reader, f"{EXPLAINING}{card.pk}/{more}", expect="Line 9")
    card.lines.all().delete()
    many_explaining.lines(card, authors, 3_000, sheet_of=cleo)
    bounded(page, few, asked(reader, f"{EXPLAINING}{card.pk}/{more}", expect="Line "))


def test_the_people(morning, reader):
    many.members(morning, 3)
    few = asked(reader, "/groups/morning/people/", expect="Person 2")
    many.members(morning, 300)
    bounded("people", few, asked(reader, "/groups/morning/people/", expect="Person 299"))


def test_the_meetings(morning, reader):
    many.meetings(morning, 3)
    few = asked(reader, "/groups/morning/meetings/", expect="Meeting 2")
    many.meetings(morning, 300)
    bounded("meetings", few, asked(reader, "/groups/morning/meetings/", expect="Meeting 16"))


def test_the_agreement(morning, ada, reader):
    many.agreements(morning, ada, 3)
    few = asked(reader, "/groups/morning/agreement/", expect="Version 2")
    many.agreements(morning, ada, 300)
    bounded("agreement", few, asked(reader, "/groups/morning/agreement/", expect="Version 299"))


def test_the_room(morning, tonight, ada, cleo, browse):
    many.an_evening(tonight, ada, [cleo, *many.members(morning, 1)])
    many.entries(tonight, 3)
    few = asked(browse(ada), tonight.get_absolute_url(), expect="Words 2")
    many.seats(tonight, many.members(morning, 30))
    many.entries(tonight, 300)
    bounded("room", few, asked(browse(ada), tonight.get_absolute_url(), expect="Words 299"))


def test_a_meeting_afterwards(morning, evening, ada, dev, browse):
    figures = []
    for group, leads, here, words in [(evening, dev, 2, 3), (morning, ada, 30, 300)]:
        meeting = new_meeting(group)
        seat = many.an_evening(meeting, leads, many.members(group, here))
        many.entries(meeting, words)
        many.do(meeting, engine.Close(id="close", by=seat.pk, anyway=True))
        last = f"Words {words - 1}"
        figures.append(asked(browse(leads), meeting.get_absolute_url(), expect=last))
    bounded("afterwards", *figures)


def test_the_desk(morning, ada, browse):
    """Who asks, who waits, who has come, who read fast."""
    many.askings(morning, 3)
    few = asked(browse(ada), "/groups/morning/desk/", expect="Person 2")
    many.askings(morning, 60)
    bounded("desk", few, asked(browse(ada), "/groups/morning/desk/", expect="Person 59"))


@pytest.mark.parametrize("address", ["/", "/help/", "/privacy/", "/sign-in/", "/sign-up/"])
def test_a_page_for_visitors(morning, ada, browse, address):
    Host.objects.create(name="Two volunteers", contact="Knock on the door")
    few = asked(browse(), address)
    many.stories(morning, many.members(morning, 3), 300)
    many.meetings(morning, 300)
    bounded("visitor", few, asked(browse(), address))


def test_an_invitation_for_a_visitor(morning, ada, browse):
    few = asked(browse(), Invitation.objects.make(morning, by=ada).get_absolute_url())
    for _another in range(30):
        invitation = Invitation.objects.make(morning, by=ada)
    bounded("visitor", few, asked(browse(), invitation.get_absolute_url()))


def test_a_page_that_opens_row_by_row_would_be_noticed(morning, bens_story):
    """The control: the same replies without `opened()` cost a look-up for each author."""
    many.replies(bens_story, many.members(morning, 20), 19)
    counted = []
    for opened in (True, False):
        keyring().forget()
        before = keyring().looked_up
        rows = bens_story.replies.all()
        assert "Reply 18" in [row.body for row in (rows.opened() if opened else rows)]
        counted.append(keyring().looked_up - before)
    assert counted == [1, 19]
