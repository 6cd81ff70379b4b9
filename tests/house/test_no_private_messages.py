"""No member can ever write to another: tried at every door of the house that takes a form."""

import pytest
from django.apps import apps

from alongside.groups.models import Message, Thread
from alongside.vault.fields import SealedText
from alongside.vault.seal import AUDIENCES

from .doors import rows

pytestmark = pytest.mark.pure

SAID = "Only between the two of us"
# Every name that a field for words has anywhere, so that no door goes without its words.
FIELDS = ("body", "words", "answer", "reason", "note", "about", "appeal", "why", "place", "hopes")


def doors_with_a_form():
    """Those at which somebody who is signed in gets further than the method."""
    for door, method, cells in rows():
        if method == "POST" and cells["cleo"] != "405":
            yield door


def everything_that_takes_words(form):
    """The form of a door, with words in every field that could take some."""
    return dict.fromkeys(FIELDS, SAID) | form | {"body": SAID}


def kept_words():
    """[(row, field)] of what was just sent, in whichever table it lies now."""
    found = []
    for model in apps.get_models():
        fields = [one for one in model._meta.local_concrete_fields if isinstance(one, SealedText)]
        for row in model._default_manager.all() if fields else ():
            found += [(row, one) for one in fields if row.readable(one.attname) == SAID]
    return found


def test_whatever_cleo_sends_anywhere_no_other_member_gets_it_alone(world):
    """Her words go to her group, to those who lead it, to organisers, or to herself."""
    cleo, tried, in_threads, elsewhere = world.people["cleo"], 0, 0, set()
    for door in doors_with_a_form():
        with world.afterwards_as_before():
            world.prepare(door)
            form = everything_that_takes_words(world.form(door))
            world.browser("cleo").post(world.address(door), form)
            tried += 1
            for row, field in kept_words():
                assert field.audience in AUDIENCES, door
                if isinstance(row, Message):
                    in_threads += 1
                    assert row.thread.person_id == cleo.pk, f"{door}: in a thread of somebody else"
                else:
                    elsewhere.add(type(row).__name__)
    assert tried > 60
    # The control: at her own thread, in her group and at the organisers she does get through.
    assert in_threads and {"Story", "Reply", "Concern", "Draft"} <= elsewhere


def test_nobody_but_those_who_lead_is_on_the_other_side_of_a_thread(world):
    """For each two members: the door to a thread with the other is closed, whatever is sent."""
    members = ("ben", "cleo", "nia")
    ref = world.group.ref
    before = Message.objects.count()
    for writer in ("cleo", "nia", "dev", "olive"):
        for other in members:
            pk = world.people[other].pk
            for address in (f"/groups/{ref}/threads/{pk}/", f"/groups/{ref}/threads/{pk}/times/"):
                sent = world.browser(writer).post(address, {"body": SAID, "how": SAID})
                assert sent.status_code in (302, 403, 404), (writer, other)
    assert Message.objects.count() == before
    assert {thread.person.called for thread in Thread.objects.all()} == {"Quinn", "Cleo"}


def test_no_audience_is_one_other_person():
    """Words are sealed for a group, for those who lead it, for the house, or for oneself."""
    assert set(AUDIENCES) == {"members", "facilitators", "only me", "house"}
