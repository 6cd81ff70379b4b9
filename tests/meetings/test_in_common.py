"""What those who look at a room have in common is found once, and looks the same as alone."""

import gc
import random
import re
import time
import weakref
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from alongside import live
from alongside.library.recommending.recommendations import Recommendation
from alongside.meetings import engine, in_common
from alongside.meetings.commands import PLACES, VERBS
from alongside.meetings.evening import carry_out, state_of
from alongside.meetings.in_common import MOST_PIECES, Found
from alongside.meetings.models import Entry, Meeting, Seat
from alongside.meetings.room import Room
from alongside.people.models import Block
from alongside.toolkit.models import SmallStep
from alongside.vault.keyring import keyring
from tests.conftest import person as new_person

from .evening import with_topic_as, writing_together


class Screens:
    """The open streams of these people, and what each shows."""

    def __init__(self, room, *people):
        self.room, self.people = room, people
        stream = f"{room.meeting.get_absolute_url()}stream"
        self.streams = {one.pk: room.browser(one).get(stream) for one in people}

    def shows(self, person, woken):
        """What the news of the moment `woken` lets this person see."""
        token = live.woken_at.set(woken)
        try:
            return self.streams[person.pk].look()
        finally:
            live.woken_at.reset(token)

    def together(self, people=()):
        woken = time.monotonic()
        return {one.pk: self.shows(one, woken) for one in people or self.people}

    def alone(self):
        """What each would see of the room if nothing of it were remembered."""
        return {one.pk: drawn_alone(self.room.meeting.pk, one) for one in self.people}

    def are_the_same(self):
        """Whoever looks first."""
        alone = at_any_second(self.alone())
        backwards = self.together(self.people[::-1])
        return at_any_second(self.together()) == alone == at_any_second(backwards)


def at_any_second(views):
    """The same without how many seconds a part has lasted: one may pass between two of them."""
    return {pk: re.sub(r'data-lasted="\d+"', "", view) for pk, view in views.items()}


def drawn_alone(meeting, person):
    meeting = Meeting.objects.select_related("group").get(pk=meeting)
    seat, state = meeting.seats.select_related("person").get(person=person), state_of(meeting)
    return Room(meeting, state, seat, Found(meeting, state.phase)).draw()


@pytest.fixture
def begun(room, ada, ben, cleo):
    """All three are in the room, with a stream each. The turn is Ben's."""
    room.begin(ada, ben, cleo)
    room.screens = Screens(room, ada, ben, cleo)
    return room


# -- the same as alone -----------------------------------------------------------------------------


def in_turn(room, ada, ben, cleo):
    room.begin(ada, ben, cleo)
    yield room.press(ada, "callers", id="77", name="Vera")
    yield room.press(ben, "take", turn=room.turn_of(ben))
    yield room.press(ben, "say", turn=room.turn_of(ben), body="One thing\n\nand <another>")
    yield room.press(cleo, "raise-hand")
    yield room.press(ben, "more-time", turn=room.turn_of(ben))
    yield room.press(ada, "stay-with", seat=room.seat(ben))
    yield room.press(ben, "moment")
    yield room.press(ben, "need-support")
    yield room.press(ada, "support-seen", seat=room.seat(ben))
    yield room.press(ada, "ground")
    yield room.press(ada, "resume")
    yield room.press(ben, "finish", turn=room.turn_of(ben), body="That was it")
    cleo.display_name = "Cleopatra"
    yield cleo.save()
    yield Entry.objects.first().delete()
    yield room.meeting.group.memberships.get(person=cleo).let_facilitate()
    yield room.press(cleo, "hand-over", to=room.seat(ada))
    yield room.press(cleo, "come-back", turn=room.turn_of(cleo))
    yield room.press(ada, "move", seat="77", where="first")
    yield room.press(ada, "next", leaving="1", anyway="yes")


def writing_first(room, ada, ben, cleo):
    writing_together(room.meeting)
    room.begin(ada, ben, cleo)
    yield room.press(ada, "next", leaving="1", anyway="yes")
    yield room.press(ben, "ready", body="Mine alone")
    yield room.press(ada, "begin-reading", leaving="2")
    yield room.press(ada, "just-talk", leaving="2")
    yield room.press(cleo, "say", body="Without any order")
    yield room.press(ben, "say", body="Nor I")
    yield room.press(ada, "say", body="All of us now")
    yield room.press(ada, "in-turn", leaving="2")


def on_the_floor(room, ada, ben, cleo):
    with_topic_as(room.meeting, "open-floor")
    room.begin(ada, ben, cleo)
    yield room.press(ada, "next", leaving="1", anyway="yes")
    yield room.press(ben, "raise-hand")
    yield room.press(cleo, "raise-hand")
    yield room.press(ben, "finish", turn=room.turn_of(ben), body="One thing")
    yield room.press(cleo, "pass", turn=room.turn_of(cleo))


def with_things_to_read(room, ada, ben, cleo):
    yield room.begin(ada, ben, cleo)
    group, until = room.meeting.group, timezone.localdate() + timedelta(days=9)
    yield SmallStep.objects.begin(by=cleo, what="Two minutes outside", group=group)
    yield Block.objects.block(by=cleo, whom=ben)
    yield room.press(ada, "stay-with", seat=room.seat(cleo))
    yield room.press(cleo, "moment")
    yield room.press(ada, "resume")
    yield room.press(ada, "next", leaving="1", anyway="yes")
    yield Recommendation.objects.recommend(
        by=ada,
        group=group,
        what="card:pacing",
        why="It helped",
        until=until,
        meeting=room.meeting.pk,
    )
    yield room.press(ada, "pause")
    yield room.press(ada, "resume")
    yield room.press(ada, "next", leaving="2", anyway="yes")


def one_of_four_goes(room, ada, ben, cleo):
    kit, group = new_person("kit"), room.meeting.group
    group.welcome(kit).accept(group.current_agreement())
    yield room.begin(ada, ben, cleo, kit)
    gone = engine.Leave(id="gone", by=None, seat=room.seat(kit))
    yield carry_out(room.meeting, gone)
    for person in (ben, cleo, ada):
        yield room.press(person, "pass", turn=room.turn_of(person))
    assert room.turn is None and engine.not_asked(room.state)


def at_random(seed):
    """An evening on which people press whatever there is; much of it is refused."""

    def evening(room, ada, ben, cleo):
        chance, people = random.Random(seed), [ada, ben, cleo]
        writing_together(room.meeting)
        yield room.begin(*people)
        for number in range(40):
            turn, whose = room.turn, chance.choice(people)
            if turn and chance.random() < 0.5:
                whose = next((one for one in people if room.seat(one) == turn.seat), whose)
            form = {"turn": turn.id if turn else "", "leaving": room.state.phase}
            form |= {"seat": room.seat(chance.choice(people)), "where": chance.choice([*PLACES])}
            form |= {"body": f"Words {number}", "anyway": "yes", "to": room.seat(ben)}
            yield room.press(whose, chance.choice(PRESSED), **form)

    return evening


# What nobody leaves the room by.
PRESSED = [verb for verb in VERBS if verb not in ("look", "close", "remove", "hung-up")]
EVENINGS = [in_turn, writing_first, on_the_floor, with_things_to_read, one_of_four_goes]
EVENINGS += [at_random(seed) for seed in range(3)]


@pytest.mark.parametrize("evening", EVENINGS)
def test_everybody_sees_to_the_letter_what_they_would_see_alone(room, ada, ben, cleo, evening):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        happenings = evening(room, ada, ben, cleo)
        next(happenings)
        screens = Screens(room, ada, ben, cleo)
        assert screens.are_the_same()
        numbers = {room.state.number}
        for _happened in happenings:
            clock.shift(timedelta(seconds=70))
            assert screens.are_the_same()
            numbers.add(room.state.number)
        assert len(numbers) > 4


# -- found once ------------------------------------------------------------------------------------


def tables(screens, person, woken):
    with CaptureQueriesContext(connection) as queries:
        screens.shows(person, woken)
    return " ".join(query["sql"] for query in queries)


def test_those_woken_together_open_it_once(begun, ada, ben, cleo):
    begun.press(ben, "finish", turn=begun.turn_of(ben), body="Heard by all")
    woken = time.monotonic()
    asked = tables(begun.screens, cleo, woken)
    assert "meetings_entry" in asked and "meetings_today" in asked
    for person in (ben, ada):
        asked = tables(begun.screens, person, woken)
        assert "meetings_entry" not in asked and "meetings_today" not in asked


def test_who_is_woken_later_looks_anew(begun, ada, ben, cleo):
    begun.screens.together()
    ben.display_name = "Benedict"
    ben.save()
    assert all("Benedict" in shown for shown in begun.screens.together().values())


def test_a_page_between_the_news_is_as_new_as_any(begun, ada, ben, cleo):
    begun.press(ben, "finish", turn=begun.turn_of(ben), body="Not for ever")
    assert "Not for ever" in begun.screens.together()[cleo.pk]
    Entry.objects.all().delete()
    assert "Not for ever" not in begun.see(cleo).text
    assert "Not for ever" not in begun.tap(cleo, "look").text


def test_what_a_dead_key_sealed_is_not_shown_from_memory(begun, ada, ben, cleo):
    begun.press(ben, "finish", turn=begun.turn_of(ben), body="Gone with the key")
    assert "Gone with the key" in begun.screens.together()[cleo.pk]
    keyring().destroy("person", ben.pk)
    shown = begun.screens.together()
    assert "Gone with the key" not in "".join(shown.values())
    assert "These words cannot be opened any more." in shown[cleo.pk]
    assert "Today: These words cannot be opened." in shown[ada.pk]
    assert begun.screens.are_the_same()


def test_somebody_who_has_left_for_good_has_no_name_there(begun, ada, ben, cleo):
    begun.screens.together()
    Seat.objects.filter(person=ben).update(person=None)
    assert "Ben" not in begun.screens.together()[cleo.pk]


def test_only_new_words_are_opened(begun, ada, ben, cleo):
    begun.press(ben, "take", turn=begun.turn_of(ben))
    begun.press(ben, "say", turn=begun.turn_of(ben), body="The first")
    assert "The first" in begun.screens.together()[cleo.pk]
    with CaptureQueriesContext(connection) as queries:
        begun.press(ben, "say", turn=begun.turn_of(ben), body="The second")
        shown = begun.screens.together()[cleo.pk]
    first, second = Entry.objects.order_by("said_at")
    (opened,) = [one["sql"] for one in queries if f"IN ({second.pk}, 0," in one["sql"]]
    assert str(first.pk) not in opened
    assert shown.index("The first") < shown.index("The second")


def test_words_that_became_others_where_they_lie_are_opened_anew(begun, ben, cleo):
    begun.press(ben, "take", turn=begun.turn_of(ben))
    for words in ("The first", "The second"):
        begun.press(ben, "say", turn=begun.turn_of(ben), body=words)
    begun.screens.together()
    entry = Entry.objects.order_by("said_at").first()
    entry.body = "Something else"
    entry.save()
    shown = begun.screens.together()[cleo.pk]
    assert "The first" not in shown
    assert shown.index("Something else") < shown.index("The second")


def test_what_comes_late_to_one_look_is_nothing_to_those_after_it(begun, ada, ben):
    looked_before = in_common.found(begun.meeting, begun.state.phase).beside
    begun.press(ben, "need-support")
    assert "Ben</span> needs support." in begun.screens.together()[ada.pk]
    looked_before.asked = set()  # What was so when it asked, and is not any more.
    assert "Ben</span> needs support." in begun.screens.shows(ada, 0), "nothing is asked again"


# -- for how long ----------------------------------------------------------------------------------


@pytest.fixture
def a_minute_on(monkeypatch):
    """Every page was asked for longer ago than a room is remembered without a stream."""
    monkeypatch.setattr(in_common, "HELD_FOR", -1)


def test_it_is_remembered_until_the_last_stream_ends(begun, ada, ben, cleo, a_minute_on):
    in_common.let_go()
    remembered = weakref.ref(in_common.watch(begun.meeting))
    del begun.screens.streams[ada.pk], begun.screens.streams[ben.pk]
    gc.collect()
    assert remembered().seen is None
    begun.screens.shows(cleo, time.monotonic())
    assert remembered().seen is not None
    begun.screens.streams.clear()
    gc.collect()
    assert remembered() is None


def test_where_no_stream_is_open_it_is_remembered_from_one_tap_to_the_next(room, ada, ben):
    room.begin(ada, ben)
    room.press(ben, "take", turn=room.turn_of(ben))
    room.press(ben, "say", turn=room.turn_of(ben), body="The first")
    found = in_common.found(room.meeting, room.state.phase)
    room.press(ada, "raise-hand")
    assert in_common.found(room.meeting, room.state.phase) is found
    room.press(ben, "say", turn=room.turn_of(ben), body="The second")
    (first, _second) = in_common.found(room.meeting, room.state.phase).said
    assert first is found.said[0], "what was open was opened again"


def test_and_no_longer(room, ada, ben, a_minute_on):
    room.begin(ada, ben)
    remembered = weakref.ref(in_common.watch(room.meeting))
    assert remembered() is not None
    in_common.let_go()
    gc.collect()
    assert remembered() is None


def test_what_is_drawn_is_drawn_once_in_each_language(tonight):
    found, drawn = Found(tonight, 1), iter(range(9))
    for language in ("en-gb", "de", "en-gb", "de"):
        with translation.override(language):
            shown = found.piece("words", lambda: next(drawn))
        assert shown == ["en-gb", "de"].index(language)


def test_not_every_piece_is_kept(tonight):
    found = Found(tonight, 1)
    for number in range(2 * MOST_PIECES):
        assert found.piece(number, lambda: number) == number  # noqa: B023  Called at once.
    assert len(found.pieces) <= MOST_PIECES
