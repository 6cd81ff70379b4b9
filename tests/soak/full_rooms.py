"""`python -m tests.soak.full_rooms ROOMS`: meetings under way with twelve people in each, all of
them signed in. Says as JSON, room by room, where the meeting is and the cookie of each person.
"""

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import django

from alongside.commands import ready

PEOPLE = 12
ROUNDS = 40  # More than anybody talks through in ten minutes.


def fill(data, rooms):
    from alongside.meetings import plan

    ready.open_vault(is_demo=False, mark=data / "this-is-a-demo")
    ready.migrate()
    doors, _check_in, round_of_all, closing = plan.simple()
    rounds = [replace(round_of_all, title=title(number)) for number in range(1, ROUNDS + 1)]
    steps = plan.dump([doors, *rounds, closing])
    return [fill_one(number, steps) for number in range(rooms)]


def title(number):
    return f"Round number {number}"


def fill_one(number, steps):
    """A group of people who came in one after the other, and the first round has begun."""
    from django.db import transaction

    from alongside.meetings import engine, evening
    from tests.conftest import new_group, new_meeting, person

    with transaction.atomic():
        people = [person(f"guest{number}x{one}") for one in range(PEOPLE)]
        meeting = new_meeting(new_group(f"group{number}", *people))
        meeting.steps = steps
        meeting.save()
        for one in people:
            came_in = evening.arrive(
                meeting,
                one,
                facilitates=one is people[0],
                today={"today": "few", "rough": False},
            )
            assert came_in is None, came_in
        leads = meeting.seats.get(person=people[0]).pk
        begin = engine.BeginNext(id="begin", by=leads, leaving=0, anyway=True)
        assert evening.carry_out(meeting, begin) is None
        seats = {seat.person_id: seat.pk for seat in meeting.seats.all()}
        signed_in = [{"seat": seats[one.pk], "cookie": cookie_of(one)} for one in people]
    return {"at": meeting.get_absolute_url(), "people": signed_in}


def cookie_of(someone):
    from django.conf import settings
    from django.test import Client

    from tests.conftest import sign_in

    client = Client(headers={"host": "localhost"})
    sign_in(client, someone)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


if __name__ == "__main__":
    data = Path(os.environ["ALONGSIDE_DATA_DIR"])
    ready.make_secret(data / "keys")
    os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.settings"
    django.setup()
    print(json.dumps(fill(data, int(sys.argv[1]))))
