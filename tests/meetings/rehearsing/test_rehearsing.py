"""Practising with made-up people: a whole evening by taps, and nobody else ever hears of it."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.meetings.models import Entry, Happening, Meeting, Rehearsal, Seat, Today
from alongside.meetings.privacy import TASKS
from alongside.meetings.rehearsing import rehearsals
from alongside.meetings.rehearsing.moments import MOMENTS
from alongside.notices.models import Notice
from alongside.vault.fields import Sealed

AT = "/rehearsal/"
MOST_TAPS = 150
COME_IN = "Let somebody come in"


class Practice:
    """Somebody's browser in a rehearsal; she does whatever her page has as its main button."""

    def __init__(self, browser, person):
        self.browser, self.person = browser, person

    def begin(self, moment="tears"):
        return self.browser.post(AT, {"moment": moment}, follow=True).text

    def press(self, verb, **form):
        return self.browser.post(f"{AT}{verb}/", form, follow=True).text

    @property
    def page(self):
        return self.browser.get(AT).text

    @property
    def rehearsal(self):
        return Rehearsal.objects.get(person=self.person)

    @property
    def state(self):
        return self.rehearsal.state

    def go_on(self):
        return self.press("go-on", number=self.state.number)

    def until(self, words):
        """Let them go on, and lead as one would, until these words are on the page."""
        page = self.page
        for _tap in range(MOST_TAPS):
            if words in page:
                return page
            page = self.step(page)
        raise AssertionError(f"{words} never came")

    def step(self, page):
        if "Let them go on" in page or COME_IN in page:
            return self.go_on()
        if "The turn is offered to you" in page:
            return self.press("pass", turn=turn_in(page))
        if "Go on to:" in page:
            return self.press("next", leaving=self.state.phase)
        return self.press("close")


def turn_in(page):
    return re.search(r'name="turn" value="([^"]+)"', page)[1]


@pytest.fixture
def ada_practises(morning, ada, browse):
    return Practice(browse(ada), ada)


@pytest.mark.parametrize("moment", [*MOMENTS])
def test_an_evening_goes_from_its_doors_to_its_end_by_taps_alone(ada_practises, moment):
    page = ada_practises.begin(moment)
    assert "These people are made up, and nobody sees it." in page
    page = ada_practises.until("The rehearsal is over")
    for name in ("Hazel", "Rowan", "Linden", "Laurel", "Willow", "Ash"):
        assert f"{name} (made up)" in page
    assert "was not offered a turn" not in page
    state = ada_practises.state
    assert len(state.seats) == 7 and len(state.earlier) == 4
    assert all(turn.settled for round in state.earlier for turn in round.turns.values())


def test_before_it_begins_one_button_matters_and_the_others_are_behind_it(ada_practises):
    for page in (ada_practises.begin(), ada_practises.go_on()):
        assert re.findall(r'class="button is-main"[^>]*>(.*?)<', page) == [COME_IN]
        going_on = page.split('id="fold-pause"')[1].split("</details>")[0]
        assert "Go on to: Check-in" in going_on and page.count("Go on to:") == 1
        for words in ("Raise a hand", "One person came", "Close the meeting</button>"):
            assert words not in page.replace(going_on, ""), words


def test_once_they_are_in_going_on_is_what_matters(ada_practises):
    ada_practises.begin()
    page = ada_practises.until("They wait for you now.")
    assert re.findall(r'class="button is-main"[^>]*>(.*?)<', page) == ["Go on to: Check-in"]
    assert "Raise a hand" in page


def test_it_begins_before_all_are_in_where_whoever_leads_wants_to(ada_practises):
    ada_practises.begin()
    ada_practises.go_on()
    page = ada_practises.press("next", leaving=0)
    assert "Let them go on" in page and COME_IN not in page and "Check-in" in page


def test_it_is_no_meeting_and_leaves_no_trace(ada_practises, ben, browse):
    before = Notice.objects.count()
    ada_practises.begin("advice")
    ada_practises.until("The rehearsal is over")
    for model in (Meeting, Seat, Happening, Entry, Today):
        assert not model.objects.exists(), model
    assert Notice.objects.count() == before
    for address in ("/", "/groups/morning/", "/groups/morning/meetings/"):
        assert "Hazel" not in browse(ben).get(address).text


def test_only_who_leads_practises_and_each_has_their_own(ada_practises, ben, dev, evening, browse):
    ada_practises.begin()
    assert browse(ben).get(AT).status_code == 403
    assert browse(ben).post(AT, {"moment": "tears"}).status_code == 403
    assert browse(ben).post(f"{AT}go-on/").status_code == 403
    assert "These people are made up" not in browse(dev).get(AT).text
    number = ada_practises.state.number
    browse(dev).post(f"{AT}go-on/", {"number": number})
    assert ada_practises.state.number == number


def test_tears_are_stayed_with(ada_practises):
    ada_practises.begin("tears")
    ada_practises.until("I am crying now.")
    page = ada_practises.press("stay-with", seat=2)
    assert "We are staying with Hazel (made up) for a while." in page
    assert "is taking a moment. We wait together." in ada_practises.go_on()
    ada_practises.go_on()
    assert ada_practises.state.paused_by is None and ada_practises.state.round.current == 2


def test_who_talks_on_and_on_is_moved_on_from(ada_practises):
    ada_practises.begin("dominating")
    page = ada_practises.until("the planning office")
    assert "My neighbour says" not in page
    ada_practises.press("move-on", turn=ada_practises.state.round.turns[3].id)
    assert ada_practises.state.round.turns[3].status == "spoken"


def test_support_is_asked_for_once_and_seen(ada_practises):
    ada_practises.begin("support")
    page = ada_practises.until("needs support.")
    assert "Willow (made up)" in page and "Write to Willow" not in page
    page = ada_practises.press("support-seen", seat=6)
    assert "needs support." not in page
    assert "needs support." not in ada_practises.until("The rehearsal is over")


def test_somebody_is_asked_to_leave_and_the_evening_goes_on(ada_practises):
    ada_practises.begin("silence")
    ada_practises.until("Laurel (made up)")
    ada_practises.press("remove", seat=5)
    ada_practises.until("The rehearsal is over")
    assert all(5 not in round.turns for round in ada_practises.state.earlier)


def test_they_just_talk(ada_practises):
    ada_practises.begin("comparison")
    ada_practises.until("The topic</h1>")
    ada_practises.press("just-talk", leaving=2)
    page = ada_practises.until("They wait for you now.")
    assert "at work they see the good hour" in page.lower()


def test_a_second_tap_of_the_same_finger_does_nothing(ada_practises):
    ada_practises.begin()
    number = ada_practises.state.number
    for _tap in range(2):
        ada_practises.press("go-on", number=number)
    assert len(ada_practises.state.seats) == 2


def test_words_that_cannot_be_said_are_kept(ada_practises):
    ada_practises.begin()
    words = "Welcome, all of you. " * 150
    page = ada_practises.press("say", body=words)
    assert "For a rehearsal that is very long." in page and words.strip() in page
    page = ada_practises.press("finish", body="Good evening.", turn="1.2.1")
    assert "The turn had just moved on." in page and "Good evening." in page
    assert "Good evening.</p>" in ada_practises.press("say", body="Good evening.")


def test_a_line_that_was_begun_stays_whatever_else_is_pressed(ada_practises):
    ada_practises.begin()
    for verb in ("go-on", "next"):
        form = {"number": ada_practises.state.number, "leaving": ada_practises.state.phase}
        page = ada_practises.press(verb, body="Welcome, all", **form)
        assert "Welcome, all</textarea>" in page
    assert "Welcome, all</p>" in ada_practises.press("say", body="Welcome, all")
    assert "Welcome, all</textarea>" not in ada_practises.go_on()
    assert "Practise with made-up people" in ada_practises.press("end", body="Welcome, all")


@pytest.mark.parametrize("how", ["ended", "closed"])
def test_a_line_typed_into_one_that_is_over_comes_back(ada_practises, how):
    ada_practises.begin()
    if how == "ended":
        ada_practises.press("end")
    else:
        ada_practises.press("close", anyway="yes")
        assert ada_practises.state.status == "closed"
    page = ada_practises.press("say", body="Welcome, all of you.")
    assert "Your words, so that nothing is lost" in page and "Welcome, all of you." in page


def test_nothing_chosen_and_nothing_known(ada_practises):
    assert "Please choose one of them." in ada_practises.begin("")
    assert "Select a valid choice" in ada_practises.begin("flood") or not Rehearsal.objects.exists()
    assert "Practise with made-up people" in ada_practises.press("go-on")
    ada_practises.begin()
    assert ada_practises.browser.post(f"{AT}dance/").status_code == 404


def test_it_ends_when_she_says_so_and_after_a_day(ada_practises):
    ada_practises.begin()
    assert "Begin the rehearsal" in ada_practises.press("end")
    assert not Rehearsal.objects.exists()
    ada_practises.begin()
    assert rehearsals.forget_rehearsals in TASKS
    assert rehearsals.forget_rehearsals() == 0
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert "Begin the rehearsal" in ada_practises.page
        assert rehearsals.forget_rehearsals() == 1


def test_one_that_has_become_very_long_says_so(ada_practises, monkeypatch):
    ada_practises.begin()
    monkeypatch.setattr(rehearsals, "MOST", 3)
    ada_practises.go_on()
    assert "has become very long" in ada_practises.go_on()
    assert len(ada_practises.rehearsal.so_far["records"]) <= 3


def test_one_that_cannot_be_opened_makes_room_for_another(ada_practises):
    ada_practises.begin()
    Rehearsal.objects.update(so_far=Sealed(b"nothing that opens"))
    assert "cannot be opened any more" in ada_practises.page
    assert "cannot be opened any more" in ada_practises.press("go-on")
    assert "These people are made up" in ada_practises.begin()


def test_it_goes_on_after_a_long_break(ada_practises, ada, browse):
    practice = ada_practises
    practice.begin()
    with time_machine.travel(timezone.now() + timedelta(hours=9), tick=True):
        practice.browser = browse(ada)
        seats = len(practice.state.seats)
        practice.go_on()
        assert len(practice.state.seats) == seats + 1
