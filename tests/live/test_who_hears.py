"""Whatever takes away the right to be in the room ends the stream, before anything more is said."""

import asyncio

import pytest
from django.db import connection

from alongside import live
from alongside.groups.roles import Role
from alongside.live import hub
from alongside.vault.models import SignIn
from alongside.vault.sessions import sign_out_everywhere
from tests.meetings.evening import Evening

pytestmark = pytest.mark.usefixtures("on_disk")


@pytest.fixture
def room(tonight, browse, ada, ben, cleo):
    """Everybody is in the room, and the turn is Ben's."""
    return Evening(tonight, browse).begin(ada, ben, cleo)


def stream_of(room):
    return f"{room.meeting.get_absolute_url()}stream"


def browser(room, person):
    """Theirs since they came in; looking it up asks the database nothing."""
    return room.browsers[person.pk]


def together(story):
    asyncio.run(asyncio.wait_for(story(), timeout=60))


async def do(work, *args, **more):
    """What the pages' side does, off the event loop as it always is."""

    def then_hang_up():
        try:
            return work(*args, **more)
        finally:
            connection.close()

    return await asyncio.to_thread(then_hang_up)


async def is_closed(listening):
    said = await listening.hears()
    assert said.startswith("id: closed\nevent: closed\n"), said
    assert await listening.hears() == ""
    await asyncio.wait_for(listening.task, timeout=5)
    return True


def say(room, ben, words):
    room.press(ben, "finish", turn=room.turn_of(ben), body=words)


def test_what_is_said_is_heard_by_who_is_in_the_room(room, ben, cleo, line):
    async def story():
        async with line(browser(room, cleo), stream_of(room)) as listening:
            assert listening.status == 200
            headers = dict(listening.start["headers"])
            assert headers[b"Content-Type"] == b"text/event-stream"
            assert headers[b"Cache-Control"] == b"no-store"
            assert b"Content-Length" not in headers
            assert "Words of Ben" not in await listening.hears()
            await do(say, room, ben, "Words of Ben")
            assert "Words of Ben" in await listening.hears()

    together(story)


def test_it_goes_on_where_it_was(room, ben, cleo, line):
    async def story():
        async with line(browser(room, cleo), stream_of(room)) as listening:
            cursor = (await listening.hears()).split("\n")[0].removeprefix("id: ")
        async with line(browser(room, cleo), stream_of(room), last_event_id=cursor) as again:
            assert await again.hears_nothing()
            await do(say, room, ben, "Words of Ben")
            assert "Words of Ben" in await again.hears()

    together(story)


def sign_out(room, ada, cleo):
    browser(room, cleo).post("/sign-out/")


def sign_out_from_elsewhere(room, ada, cleo):
    sign_out_everywhere(cleo.pk)
    live.recheck(cleo.pk)


def be_asked_to_leave_the_meeting(room, ada, cleo):
    room.press(ada, "remove", seat=room.seat(cleo))


def leave_the_group(room, ada, cleo):
    browser(room, cleo).post("/groups/morning/leave/")


def be_asked_to_leave_the_group(room, ada, cleo):
    place = room.meeting.group.memberships.get(person=cleo)
    asked = f"/groups/morning/people/{place.pk}/ask-to-leave/"
    browser(room, ada).post(asked, {"reason": "For all of us."})


def have_the_account_closed(room, ada, cleo):
    cleo.is_active = False
    cleo.save()
    live.recheck(cleo.pk)


ENDINGS = [
    sign_out,
    sign_out_from_elsewhere,
    be_asked_to_leave_the_meeting,
    leave_the_group,
    be_asked_to_leave_the_group,
    have_the_account_closed,
]


@pytest.mark.parametrize("ending", ENDINGS, ids=lambda ending: ending.__name__)
def test_the_stream_ends_and_the_others_go_on(room, ada, ben, cleo, line, ending, either_way):
    async def story():
        cleos, bens = browser(room, cleo), browser(room, ben)
        async with line(cleos, stream_of(room)) as gone, line(bens, stream_of(room)) as stays:
            await gone.hears()
            await stays.hears()
            await do(ending, room, ada, cleo)
            assert await is_closed(gone)
            await do(say, room, ben, "After she had gone")
            while "After she had gone" not in await stays.hears():
                pass
            assert gone.sent.empty()
            assert hub.connected(room.meeting.topic) == {ben.pk}

    together(story)


@pytest.mark.parametrize("ending", ENDINGS, ids=lambda ending: ending.__name__)
def test_nothing_said_after_it_is_heard_even_if_nobody_told_the_stream(
    room, ada, ben, cleo, line, ending, monkeypatch
):
    """The stream looks again at each word; it does not rely on having been woken for the ending."""

    async def story():
        async with line(browser(room, cleo), stream_of(room)) as gone:
            await gone.hears()
            with monkeypatch.context() as deaf:
                deaf.setattr(live, "recheck", lambda person: None)
                deaf.setattr(live, "publish", lambda topic: None)
                await do(ending, room, ada, cleo)
                assert await gone.hears_nothing()
            await do(say, room, ben, "After she had gone")
            assert await is_closed(gone)

    together(story)


@pytest.mark.parametrize("ending", ENDINGS, ids=lambda ending: ending.__name__)
def test_it_cannot_be_opened_again(room, ada, cleo, line, ending):
    async def story():
        await do(ending, room, ada, cleo)
        async with line(browser(room, cleo), stream_of(room)) as listening:
            assert listening.status in (302, 403, 404)
            assert "Check-in" not in await listening.hears()

    together(story)


def test_the_meetings_end_is_the_streams_end(room, ada, cleo, line):
    async def story():
        async with line(browser(room, cleo), stream_of(room)) as listening:
            await listening.hears()
            await do(room.press, ada, "close", anyway="yes")
            assert await is_closed(listening)

    together(story)


def test_a_sign_in_that_runs_out_is_the_streams_end(room, ben, cleo, line):
    async def story():
        async with line(browser(room, cleo), stream_of(room)) as listening:
            await listening.hears()
            mine = SignIn.objects.filter(person_id=cleo.pk)
            await do(lambda: mine.update(expire_date="2001-01-01T00:00:00Z"))
            await do(say, room, ben, "After it had run out")
            assert await is_closed(listening)

    together(story)


def test_who_is_let_lead_meanwhile_shows_a_second_factor_first(room, ada, ben, cleo, line):
    """What those who lead see of everybody is nothing for a sign-in by a password alone."""
    hers, session = browser(room, cleo), browser(room, cleo).session
    session["second_factor"] = False
    session.save()
    place = room.meeting.group.memberships.get(person=cleo)

    async def story():
        async with line(hers, stream_of(room)) as listening:
            assert "For you, leading" not in await listening.hears()
            await do(say, room, ben, "Words of Ben")
            assert "Words of Ben" in await listening.hears()
            await do(place.give_role, Role.CO_FACILITATOR, by=ada)
            assert await is_closed(listening)

    together(story)
    session["second_factor"] = True
    session.save()

    async def and_then():
        async with line(hers, stream_of(room)) as listening:
            assert "For you, leading" in await listening.hears()

    together(and_then)


def test_strangers_and_visitors_hear_nothing(room, dev, evening, nia, browse, line):
    strangers = ((browse(dev), 404), (browse(nia), 404), (browse(), 302))

    async def story():
        for stranger, status in strangers:
            async with line(stranger, stream_of(room)) as listening:
                assert listening.status == status
                assert "Check-in" not in await listening.hears()
        assert live.connected(room.meeting.topic) == set()

    together(story)


def test_a_cookie_of_another_sign_in_does_not_keep_a_stream_open(room, ben, cleo, browse, line):
    """Signed in on two devices: signing out of one ends that one's stream only."""
    phone = browse(cleo)

    async def story():
        desk_line = line(browser(room, cleo), stream_of(room))
        async with desk_line as desk, line(phone, stream_of(room)) as at_phone:
            await desk.hears()
            await at_phone.hears()
            await do(browser(room, cleo).post, "/sign-out/")
            assert await is_closed(desk)
            await do(say, room, ben, "Heard on the phone")
            assert "Heard on the phone" in await at_phone.hears()

    together(story)


def test_hanging_up_is_noticed(room, cleo, line):
    async def story():
        async with line(browser(room, cleo), stream_of(room)) as listening:
            await listening.hears()
            assert live.connected(room.meeting.topic) == {cleo.pk}
        assert live.connected(room.meeting.topic) == set()

    together(story)
