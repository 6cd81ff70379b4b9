"""Screens that were woken together look together, and each still sees only what it may."""

import asyncio

import pytest

from alongside import live
from alongside.live.looks import AT_ONCE, look_together

from .listening import CLEO, TOPIC, Listening, evening, event

pytestmark = pytest.mark.pure


def stream(person, draw=None, **asked):
    asked = dict.fromkeys(asked.values(), person)
    return live.Stream(
        TOPIC, person=person, draw=draw or f"What {person} sees".format, event="room", asked=asked
    )


def test_what_must_hold_is_asked_once_for_all_and_after_all_have_drawn():
    happened = []

    def drawing(person):
        return lambda: happened.append(person) or f"What {person} sees"

    def may_see(people):
        happened.append(sorted(people))
        return people - {2}

    three = [stream(person, drawing(person), question=may_see) for person in (1, 2, 3)]
    assert look_together(three) == ["What 1 sees", None, "What 3 sees"]
    assert happened == [1, 2, 3, [1, 2, 3]]


def test_all_that_is_asked_has_to_hold():
    everybody, nobody = set, lambda people: set()
    assert look_together([stream(1, one=everybody, other=nobody)]) == [None]
    assert look_together([stream(1, one=everybody, other=everybody)]) == ["What 1 sees"]


def test_who_sees_nothing_is_not_asked_about():
    asked = []
    gone = stream(1, lambda: None, question=lambda people: asked.append(people) or people)
    assert look_together([gone]) == [None] and not asked


def test_what_goes_wrong_for_one_goes_wrong_for_them_alone():
    broken, whole = stream(1, lambda: 1 / 0), stream(2)
    unknown = stream(3, question=lambda people: {}["lost"])
    first, second, third = look_together([broken, whole, unknown])
    assert isinstance(first, ZeroDivisionError) and isinstance(third, KeyError)
    assert second == "What 2 sees"
    with pytest.raises(KeyError):
        unknown.look()


def test_many_are_looked_at_in_few_goes():
    many, goes = AT_ONCE + 5, []

    async def in_thread(work):
        goes.append(work)
        return await asyncio.to_thread(work)

    async def story():
        guests = [Listening(person=CLEO + number) for number in range(many)]
        looks = live.Looks(in_thread)
        for guest in guests:
            guest.all_looks = looks
            await guest.__aenter__()
        for guest in guests:
            await guest.hears()
            guest.view = f"For {guest.stream.person}"
        goes.clear()
        live.publish(TOPIC)
        for guest in guests:
            assert event(await guest.hears())[2] == f"For {guest.stream.person}"
        assert len(goes) == 2
        for guest in guests:
            await guest.__aexit__()

    evening(story)


def test_who_goes_away_while_they_wait_keeps_nobody_waiting():
    async def story():
        free = asyncio.Event()

        async def when_there_is_one(work):
            await free.wait()
            return await asyncio.to_thread(work)

        looks = live.Looks(when_there_is_one)
        cleo, ben = Listening(), Listening(person=CLEO + 1)
        cleo.all_looks = ben.all_looks = looks
        async with cleo, ben:
            await asyncio.sleep(0)
            cleo.task.cancel()
            free.set()
            assert event(await ben.hears())[2] == "The doors are open."
            with pytest.raises(asyncio.CancelledError):
                await cleo.task
            cleo.task = asyncio.create_task(asyncio.sleep(0))

    evening(story)
