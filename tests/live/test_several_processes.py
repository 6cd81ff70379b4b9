"""`alongside up` for the pages and two `alongside stream`, with a Redis between: one room."""

import asyncio
from contextlib import ExitStack
from tempfile import TemporaryDirectory

import pytest

from tests.a_redis import Redis
from tests.running import Browser, refused
from tests.soak.long_evening import LongEvening
from tests.soak.serving_rooms import House

pytestmark = pytest.mark.pure


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """(the Redis, what is served)"""
    with ExitStack() as stack:
        home = stack.enter_context(TemporaryDirectory(prefix="rooms-"))
        redis = stack.enter_context(Redis(home))
        yield redis, House(tmp_path_factory.mktemp("house"), stack, 1, redis.address)


def test_one_room_in_several_processes_with_redis_lost_in_between(served):
    redis, house = served

    async def story():
        evening = LongEvening(house.place, house.rooms)
        [room] = evening.rooms
        ada, *others = room.guests
        for guest, port in zip(room.guests, 6 * house.place.streams, strict=True):
            guest.place = type(house.place)(house.place.for_pages, [port])
        async with asyncio.TaskGroup() as staying:
            tasks = [staying.create_task(stay(guest)) for guest in room.guests]
            await until(lambda: all(guest.is_open for guest in room.guests))

            await all_see(room.guests, await speak(room))
            cleo = next(guest for guest in others if not guest.view.my_turn)
            others.remove(cleo)
            await all_see([ada, *others], await ada.press("remove", seat=cleo.seat))
            await until(lambda: cleo.problems)
            seen_last = cleo.view
            await all_see([ada, *others], await speak(room))
            await until(lambda: "a stream was refused: 403" in cleo.problems)
            assert cleo.view is seen_last and len(cleo.view.words) == 1
            assert cleo.problems[0] == "the stream was closed for good"

            await asyncio.to_thread(redis.kill)
            await until(lambda: not any(guest.is_open for guest in others))
            number = await speak(room)
            assert max(guest.view.number for guest in others) < number
            await asyncio.to_thread(redis.start)
            await all_see([ada, *others], number)
            assert len(ada.view.words) == 3 and cleo.view is seen_last
            assert not any(guest.problems for guest in [ada, *others])
            for task in tasks:
                task.cancel()

    asyncio.run(asyncio.wait_for(story(), timeout=120))


async def stay(guest):
    try:
        await guest.come_in()
        await guest.listen()
    finally:
        guest.go()


async def until(so):
    while not so():
        await asyncio.sleep(0.05)


async def speak(room):
    speaker = next(guest for guest in room.guests if guest.view.my_turn)
    said = room.said.setdefault(speaker.view.phase, [])
    said.append(f"Words {len(said)} of seat {speaker.seat}")
    form = {"turn": speaker.view.my_turn, "body": said[-1], "id": speaker.entry}
    return await speaker.press("finish", **form)


async def all_see(guests, number):
    await asyncio.gather(*(guest.sees(number) for guest in guests))


def test_no_page_is_answered_where_streams_are(served):
    _redis, house = served
    _pages, streams, _more = house.processes
    assert Browser(streams.port).get("/readyz").status == 200
    for path in ("/", "/sign-in/", house.rooms[0]["at"], "/meetings/1/stream/../"):
        assert Browser(streams.port).get(path).status == 421
    assert Browser(streams.port).post(f"{house.rooms[0]['at']}here/").status == 421
    assert Browser(streams.port).get(f"{house.rooms[0]['at']}stream").url.startswith("/sign-in/")


def test_the_doctor_says_whether_redis_answers(served):
    redis, house = served
    assert "Redis answers." in house.processes[0].command("doctor").stdout
    redis.kill()
    done = house.processes[0].command("doctor")
    redis.start()
    assert done.returncode == 1 and "Redis does not answer (ConnectionError)" in done.stdout
    assert "ALONGSIDE_REDIS" in done.stdout and str(redis.socket) not in done.stdout


def test_streams_alone_need_a_redis_and_say_so(served):
    _redis, house = served
    number, said = refused("stream", house.machine.data)
    assert number == 1 and "Set ALONGSIDE_REDIS." in said
    number, said = refused("stream", house.machine.data, redis="http://localhost:6379")
    assert number == 1 and "ALONGSIDE_REDIS is redis://" in said
