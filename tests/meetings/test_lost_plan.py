"""A plan that cannot be opened any more: its meeting goes on, and can be read, all the same."""

import pytest
from django.db import connection

from alongside.meetings import evening, in_common, plan
from alongside.meetings.plans.shipped import all_templates


@pytest.fixture
def far(room, ada, ben):
    """A meeting with many parts, in the last of them, whose plan is lost."""
    longest = max(all_templates().values(), key=lambda one: len(one.steps))
    room.meeting.steps = plan.dump(list(longest.steps))
    room.meeting.save()
    room.arrive(ada, ben)
    for part in range(len(longest.steps) - 1):
        room.press(ada, "next", leaving=str(part), anyway="yes")
    assert room.state.phase > len(plan.simple())
    with connection.cursor() as cursor:
        lost = [b"\x01" * 80, room.meeting.pk]
        cursor.execute("UPDATE meetings_meeting SET steps = %s WHERE id = %s", lost)
    return room


@pytest.mark.parametrize("anew", [True, False], ids=["a fresh process", "the same one"])
def test_it_goes_on_and_can_be_read_afterwards(far, ada, ben, anew):
    if anew:
        evening._states.clear()
        in_common._held.clear()
    for person in (ada, ben):
        assert far.see(person).status_code == 200
    far.press(ada, "say", body="Still here.")
    far.press(ada, "close", anyway="yes")
    for person in (ada, ben):
        page = far.see(person)
        assert page.status_code == 200
        assert "Still here." in page.text
        assert "The plan of this meeting cannot be opened." in page.text
    address = f"{far.meeting.get_absolute_url()}how-it-went/"
    assert far.browser(ada).get(address).status_code == 200
