"""A slow round from its first day to its last: everybody is offered a turn, and nobody is late."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.groups.lasting import day
from alongside.meetings import privacy
from alongside.meetings.models import SlowRound, SlowTurn
from alongside.people.models import Draft
from tests.conftest import new_group

from .conftest import PROMPT, notices_of

BEGIN = "/groups/morning/slow-rounds/begin/"
ASKED = {"prompt": PROMPT, "days": "3", "reflect_days": "2", "closing": "Thank you all."}


# -- beginning ------------------------------------------------------------------------------------


def test_everybody_who_is_there_is_offered_a_turn_and_told(morning, ada, ben, cleo, browse):
    page = browse(ada).post(BEGIN, ASKED, follow=True)
    assert PROMPT in page.text
    round = SlowRound.objects.get()
    assert {turn.author for turn in round.turns.all()} == {ada, ben, cleo}
    assert [notices_of(one, "slow_round_opened").count() for one in (ada, ben, cleo)] == [0, 1, 1]
    for person in (ben, cleo):
        assert PROMPT in browse(person).get("/").text
        assert PROMPT in browse(person).get("/groups/morning/").text


def test_only_who_leads_begins_one(morning, ben, dev, browse):
    assert browse(ben).post(BEGIN, ASKED).status_code == 403
    assert browse(dev).post(BEGIN, ASKED).status_code == 404
    assert not SlowRound.objects.exists()


def test_a_form_sent_twice_begins_one_and_a_second_one_waits(morning, ada, browse):
    first = browse(ada).post(BEGIN, ASKED | {"id": "77"})
    assert browse(ada).post(BEGIN, ASKED | {"id": "77"}).url == first.url
    again = browse(ada).post(BEGIN, ASKED | {"prompt": "Another one, kept"})
    assert again.status_code == 200
    assert "going on here already" in again.text
    assert "Another one, kept" in again.text
    assert SlowRound.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"days": "2"}, {"days": "8"}, {"prompt": " "}, {"days": "x"}])
def test_a_round_that_makes_no_sense_keeps_what_was_typed(morning, ada, browse, wrong):
    page = browse(ada).post(BEGIN, ASKED | {"closing": "Until next time."} | wrong)
    assert page.status_code == 200
    assert "Until next time." in page.text
    assert "Nothing is lost" in page.text
    assert not SlowRound.objects.exists()


def test_a_suggested_prompt_is_filled_in_and_says_where_it_is_from(morning, ada, browse):
    typed = {**ASKED, "closing": "Until next time.", "days": "7", "id": "42"}
    page = browse(ada).post(BEGIN, {**typed, "use": "programme-pacing"})
    assert "When do you do too much, and when do you hold back?</textarea>" in page.text
    assert "/groups/morning/plans/programme-pacing/" in page.text
    for kept in ("Until next time.</textarea>", 'value="7" selected', 'value="42"'):
        assert kept in page.text, "what stands beside it stays"
    assert not SlowRound.objects.exists()


def test_an_empty_group_has_nobody_to_offer_a_turn(ada, browse):
    new_group("new", ada)
    page = browse(ada).post("/groups/new/slow-rounds/begin/", ASKED)
    assert "There is nobody in this group yet" in page.text
    assert not SlowTurn.objects.exists()


# -- one's turn -----------------------------------------------------------------------------------


def test_what_is_shared_is_read_in_the_order_of_the_round(days, ada, ben, cleo):
    days.do(ada, "turn", body="Tea from Ada.")
    days.do(cleo, "turn", body="Warmth from Cleo.", content_note="a fall")
    days.do(ben, "turn", body="Quiet from Ben.")
    page = days.page(ben).text
    shown = [page.index(f'id="turn-{days.turn_of(one).pk}"') for one in (ben, cleo, ada)]
    assert shown == sorted(shown)
    note, words = page.partition("Folded: ")[2].partition("</summary>")[::2]
    assert "a fall" in note
    assert "Warmth from Cleo." in words.partition("</details>")[0]
    assert page.count("Warmth from Cleo.") == 1


def test_words_are_changed_until_the_turns_are_over_and_not_after(days, ben, cleo, ada):
    days.do(ben, "turn", body="First words.")
    days.do(ben, "turn", body="Better words.")
    assert "First words." not in days.page(cleo).text
    days.wait(days=3)
    late = days.do(ben, "turn", body="Words that came too late.")
    assert "kept for you alone" in late.text
    assert days.turn_of(ben).body == "Better words."
    place = f"slow_turn:{days.turn_of(ben).pk}"
    assert Draft.objects.words(ben, place) == "Words that came too late."


def test_what_is_too_long_and_too_late_is_kept_like_any_other_words(days, ben, cleo):
    for someone in (ben, cleo):
        days.do(someone, "turn", body="First words.")
    days.wait(days=3)
    late = days.do(ben, "turn", body="Too late " * 2_000).text
    assert "Your words are kept for you alone." in late and "Too late Too late" in late
    assert days.do(ben, "turn", body=" ").status_code == 200, "nothing to keep"
    days.wait(days=3)
    late = days.do(cleo, "reflection", body="As a whole " * 100).text
    assert "Your words are kept for you alone." in late and "As a whole As a whole" in late


def test_nobody_is_late_before_the_round_has_gone_on(days, ben, cleo):
    days.now += 4 * 86_400  # The server has not looked yet.
    days.do(ben, "turn", body="A day after its time.")
    assert "A day after its time." in days.page(cleo).text


def test_a_pass_is_fine_and_can_be_taken_back(days, ben, cleo):
    assert "You passed, and that is fine" in days.do(ben, "pass").text
    assert "Come back to my turn" in days.page(ben).text
    assert "assed" not in days.page(cleo).text
    days.do(ben, "come-back")
    days.do(ben, "turn", body="After all.")
    assert "After all." in days.page(cleo).text


def test_what_somebody_had_begun_to_write_stays_when_they_pass(days, ben, cleo):
    place = days.turn_of(ben).drafts["turn"]
    said = days.do(ben, "pass", place=place, body="Half a sente", content_note="a fall").text
    assert "You have passed. What you had begun to write is kept for you alone." in said
    assert "Half a sente" not in days.page(cleo).text
    page = days.do(ben, "come-back").text
    assert "Half a sente</textarea>" in page and 'value="a fall"' in page


def test_who_passes_without_a_word_is_told_of_none(days, ben):
    place = days.turn_of(ben).drafts["turn"]
    said = days.do(ben, "pass", place=place, body=" ").text
    assert "You have passed." in said and "kept for you alone" not in said
    assert not Draft.objects.exists()


def test_what_is_shared_stands_once_and_its_form_is_there_when_asked_for(days, ben):
    page = days.do(ben, "turn", body="First words.").text
    assert page.count("First words.") == 1
    assert "<textarea" not in page
    assert "First words.</textarea>" in days.browse(ben).get(f"{days.at}?change=yes").text


def test_a_change_that_was_begun_is_told_and_can_be_begun_again(days, ben):
    days.do(ben, "turn", body="As it\nstands.")
    place = days.turn_of(ben).drafts["turn"]
    Draft.objects.keep(ben, place, body="As it\r\nstands. ")
    assert "You had begun" not in days.page(ben).text, "a browser's line ends are no change"
    Draft.objects.keep(ben, place, body="As it may be.")
    page = days.page(ben).text
    assert "You had begun to change it" in page
    assert "As it may be." not in page
    changing = days.browse(ben).get(f"{days.at}?change=yes").text
    assert "As it may be.</textarea>" in changing
    assert "this is how far you were" in changing
    assert "stands.</textarea>" in days.browse(ben).get(f"{days.at}?as-it-is=yes").text


def test_a_form_that_comes_back_is_there_also_where_something_is_shared(days, ben):
    days.do(ben, "turn", body="Short.")
    page = days.do(ben, "turn", body="Kept.", content_note="so hard " * 40).text
    assert "Kept.</textarea>" in page


def test_what_came_too_late_is_found_by_its_writer_alone(days, ben, cleo):
    days.wait(days=3)
    days.do(ben, "turn", body="Kept for me alone.")
    for _later in range(2):
        assert "Kept for me alone." in days.page(ben).text
        assert "Kept for me alone." not in days.page(cleo).text
        days.wait(days=2)
    assert days.round.closed_at


def test_who_has_a_note_on_their_words_is_told_what_the_others_see(days, ben, cleo):
    days.do(ben, "turn", body="It was a fall.", content_note="a fall")
    assert "The others have it folded" in days.page(ben).text
    assert "The others have it folded" not in days.page(cleo).text


def test_words_that_are_there_are_not_thrown_away_by_a_pass(days, ben):
    days.do(ben, "turn", body="Here to stay.")
    assert "Take it back first" in days.do(ben, "pass").text
    assert days.turn_of(ben).body == "Here to stay."


def test_the_same_form_sent_twice_is_one_and_never_overwrites_newer_words(days, ben):
    days.do(ben, "turn", body="First.", id="5")
    days.do(ben, "turn", body="Second.", id="6")
    days.do(ben, "turn", body="First.", id="5")
    assert days.turn_of(ben).body == "Second."
    assert days.round.happenings.filter(event__kind="contributed").count() == 2


def test_words_are_taken_back_for_good_at_any_time(days, ben, cleo, ada):
    days.do(ben, "turn", body="Too much said.")
    days.do(ada, "close", anyway="yes")
    assert "Too much said." in days.page(cleo).text
    days.do(ben, "take-back")
    assert "Too much said." not in days.page(cleo).text
    assert days.turn_of(ben).body is None


def test_words_taken_back_stay_so_on_an_older_copy(days, ben):
    days.do(ben, "turn", body="Put back by an older copy.")
    seat = days.turn_of(ben).pk
    privacy.ENDINGS["slow_words_taken_back"](turn=seat)
    assert days.turn_of(ben).body is None


def test_a_turn_without_words_or_with_too_many_keeps_what_was_typed(days, ben):
    assert "There are no words here yet." in days.do(ben, "turn", body=" ").text
    long = days.do(ben, "turn", body="Kept.", content_note="so hard " * 40)
    assert "A few words are enough" in long.text
    assert "Kept." in long.text
    assert days.turn_of(ben).body is None


def test_the_oldest_ones_are_reached_from_the_list(morning, ada, cleo, browse):
    now = timezone.now()
    rows = [
        SlowRound.objects.create(
            group=morning,
            prompt=f"Round {number:02}",
            closing="Thank you.",
            led_by=ada,
            begun_at=now - timedelta(weeks=number),
            turns_until=now - timedelta(weeks=number),
            closed_at=now - timedelta(weeks=number),
        )
        for number in range(1, 53)
    ]
    SlowTurn.objects.bulk_create(
        SlowTurn(round=one, group_id=morning.pk, author=cleo) for one in rows
    )
    browser, query, found = browse(cleo), "", ""
    while query is not None:
        page = browser.get(f"/groups/morning/slow-rounds/{query}").text
        found += page
        older = re.search(r'href="(\?page=before[^"]*)"', page)
        query = older and older[1]
    assert [one.prompt for one in rows if one.prompt not in found] == []


def test_strangers_do_not_learn_that_a_round_exists(days, dev, nia, browse):
    days.round.group.welcome(nia)  # Without having agreed to anything yet.
    for person in (dev, nia):
        assert browse(person).get(days.at).status_code == 404
        assert browse(person).post(f"{days.at}turn/", {"body": "Hello?"}).status_code == 404
    assert browse(dev).get("/groups/morning/slow-rounds/").status_code == 404


# -- going on -------------------------------------------------------------------------------------


def test_one_reminder_and_only_for_who_has_a_turn_to_come(days, ada, ben, cleo):
    days.do(ada, "turn", body="I begin.")
    days.do(ben, "pass")
    for _hour in range(3 * 24):
        days.wait(hours=1)
    told = [notices_of(one, "slow_round_reminder").count() for one in (ada, ben, cleo)]
    assert told == [0, 0, 1]


def test_a_reminder_says_nothing_any_more_to_who_has_passed_since(days, cleo):
    days.wait(days=2, hours=1)
    reminder = notices_of(cleo, "slow_round_reminder")
    assert [one.is_still_so() for one in reminder] == [True]
    days.do(cleo, "pass")
    assert [one.is_still_so() for one in reminder] == [False]


def test_it_goes_on_an_hour_after_the_last_turn(days, ada, ben, cleo):
    for person in (ada, ben):
        days.do(person, "turn", body="Mine.")
    days.do(cleo, "pass")
    days.wait(minutes=59)
    assert days.round.is_for_turns
    days.wait(minutes=1)
    assert days.round.is_for_reflections


def test_who_leads_need_not_wait_that_hour_and_cuts_nobody_short(days, ada, ben, cleo):
    days.do(ben, "pass")
    days.do(ada, "pass")
    assert "Nobody is cut short" in days.do(ada, "go-on").text
    days.do(cleo, "pass")
    assert days.do(ben, "go-on").status_code == 403
    days.do(ada, "go-on")
    assert days.round.is_for_reflections


def test_answers_to_the_whole_and_the_last_sentence(days, ada, ben, cleo):
    days.do(ben, "turn", body="Mine.")
    assert "not the time" in days.do(cleo, "reflection", body="Too early.").text
    days.wait(days=3)
    assert "no words here yet" in days.do(cleo, "reflection", body=" ").text
    days.do(cleo, "reflection", body="I felt less alone.")
    days.do(cleo, "reflection", response="thank")
    days.do(ben, "reflection", response="hear")
    page = days.page(ada).text
    assert "I felt less alone." in page
    assert all(label in page for label in ("Thank you:", "I hear you:"))
    days.wait(days=2)
    closed = days.page(ben).text
    assert "Thank you all." in closed
    assert "Share my answer" not in closed
    assert "Take my answer back" in days.page(cleo).text
    days.do(cleo, "take-answer-back")
    assert "I felt less alone." not in days.page(ada).text


def test_the_whole_comes_before_the_answer_to_it(days, ben, cleo):
    days.do(ben, "turn", body="Something to answer.")
    days.wait(days=3)
    page = days.page(cleo).text
    assert page.index("Something to answer.") < page.index("Share my answer")
    assert 'aria-labelledby="by-tap"' in page
    assert 'id="by-tap">Or with one tap:' in page


def test_a_tap_says_which_it_was_and_shares_no_word_that_was_begun(days, ben, cleo):
    days.wait(days=3)
    page = days.do(ben, "reflection", body="I was about to", response="thank").text
    assert "kept for you alone" in page
    assert days.turn_of(ben).reflection == ""
    assert "I was about to" not in days.page(cleo).text
    changing = days.browse(ben).get(f"{days.at}?change=yes").text
    assert "I was about to</textarea>" in changing
    assert 'value="thank" aria-pressed="true"' in changing
    days.do(ben, "reflection", body="I was about to thank you.")
    assert (days.turn_of(ben).reflection, days.turn_of(ben).response) == (
        "I was about to thank you.",
        "thank",
    )
    assert not Draft.objects.exists()


def test_who_leads_is_told_in_names_and_nobody_else_is(days, ada, ben, cleo):
    days.do(ben, "turn", body="Mine.")
    leading = days.page(ada).text
    assert "Have had their turn:" in leading
    assert "Have their turn to come:" in leading
    assert "to come:" not in days.page(cleo).text


def test_closing_over_somebody_needs_to_be_said(days, ada, ben):
    assert "Nobody is cut short" in days.do(ada, "close").text
    assert days.do(ben, "close", anyway="yes").status_code == 403
    days.do(ada, "close", anyway="yes")
    assert days.round.closed_at


def test_a_group_that_has_ended_keeps_no_round_open(days, morning, ben):
    morning.ends_on = day() - timedelta(days=1)
    morning.save(update_fields=["ends_on"])
    assert days.do(ben, "turn", body="Too late.").status_code == 403
    days.wait(minutes=5)
    assert days.round.closed_at
