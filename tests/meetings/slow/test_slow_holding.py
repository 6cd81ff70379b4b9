"""Words of a slow round that are held: who reads them, what their author can do, who decides."""

import pytest

from alongside.groups.roles import Role
from alongside.meetings import privacy
from alongside.meetings.models import TurnHold
from alongside.meetings.slow import exports
from alongside.people.leaving import pausing
from alongside.people.models import Person

from .conftest import notices_of

SECRET = "Mrs Penhaligon of Mill Lane"
WHY = "It says who somebody is."
PLACEHOLDER = "Held for reading by those who lead."


@pytest.fixture
def spoken(days, ben):
    """Ben has said in the round who somebody is."""
    days.do(ben, "turn", body=f"I was at {SECRET}.")
    return days


def at(days, person, what):
    return f"{days.at}turns/{days.turn_of(person).pk}/{what}/"


def hold(days, by, whom, **more):
    turn = days.turn_of(whom)
    form = {"rule": "identifying", "reason": WHY, "version": turn.version} | more
    return days.browse(by).post(at(days, whom, "hold"), form, follow=True)


def decide(days, by, whom, outcome, why="I have read it."):
    form = {"outcome": outcome, "why": why, "version": days.turn_of(whom).version}
    return days.browse(by).post(at(days, whom, "held"), form, follow=True)


def ask(days, whom, words="It is my own name."):
    return days.browse(whom).post(at(days, whom, "held"), {"asks": words}, follow=True)


def second_leader(group, person):
    place = group.memberships.current().get(person=person)
    place.role = Role.CO_FACILITATOR
    place.save(update_fields=["role"])


# -- who reads it ---------------------------------------------------------------------------------


def test_the_words_are_there_for_their_author_and_who_leads_alone(spoken, ada, ben, cleo, look):
    assert "It is held." in hold(spoken, ada, ben).text
    for reader in (ada, ben):
        assert SECRET in spoken.page(reader).text
        assert SECRET in spoken.browse(reader).get(at(spoken, ben, "held")).text
        assert "Penhaligon" in look(reader, "", who="Ben")
    page = spoken.page(cleo).text
    assert SECRET not in page
    assert PLACEHOLDER in page
    assert "Lane" not in look(cleo, "Penhaligon")
    assert "Penhaligon" not in look(cleo, "", who="Ben")
    assert spoken.browse(cleo).get(at(spoken, ben, "held")).status_code == 404
    assert spoken.turn_of(ben).readable("body") is None, "closed until a line opens it"
    decide(spoken, ada, ben, "release")
    assert "Lane" in look(cleo, "Penhaligon")


def test_an_answer_to_the_whole_is_held_with_them(spoken, ada, ben, cleo):
    spoken.wait(days=3)
    spoken.do(ben, "reflection", body="Greetings to Mill Lane.")
    hold(spoken, ada, ben)
    assert "Mill Lane" not in spoken.page(cleo).text


def test_only_who_leads_holds_and_nobody_their_own_words(spoken, ada, ben, cleo, dev):
    assert hold(spoken, cleo, ben).status_code == 403
    assert hold(spoken, dev, ben).status_code == 404
    spoken.do(ada, "turn", body="Mine.")
    assert hold(spoken, ada, ada).status_code == 403
    assert hold(spoken, ada, cleo).status_code == 404, "there are no words"
    assert not TurnHold.objects.exists()


# -- holding --------------------------------------------------------------------------------------


def test_the_author_is_told_and_reads_which_rule_why_and_by_whom(spoken, ada, ben, cleo):
    hold(spoken, ada, ben)
    (notice,) = notices_of(ben, "turn_held")
    assert notice.is_still_so()
    page = spoken.browse(ben).get(at(spoken, ben, "held")).text
    assert WHY in page
    assert "Saying who somebody is" in page
    assert "Held by" in page
    assert "Ada" in page
    assert not notice.is_still_so()
    assert not notices_of(cleo, "turn_held").exists()


def test_a_hold_without_a_reason_or_a_rule_keeps_what_was_typed(spoken, ada, ben):
    page = hold(spoken, ada, ben, rule="")
    assert WHY in page.text
    assert "Please choose what it is about." in page.text
    assert "have a right to know" in hold(spoken, ada, ben, reason=" ").text
    assert not TurnHold.objects.exists()


def test_words_that_changed_meanwhile_are_shown_and_not_held(spoken, ada, ben):
    before = spoken.turn_of(ben).version
    spoken.now += 60
    spoken.do(ben, "turn", body="I was at a neighbour's.")
    page = hold(spoken, ada, ben, version=before).text
    assert "These words have changed meanwhile" in page
    assert "neighbour" in page
    assert WHY in page
    assert not TurnHold.objects.exists()


def test_of_two_who_hold_at_once_the_first_reason_stands(spoken, morning, ada, ben, cleo):
    second_leader(morning, cleo)
    hold(spoken, ada, ben)
    page = hold(spoken, cleo, ben, reason="Another reason, kept here.").text
    assert "These words are held already" in page
    assert "Another reason, kept here." in page
    assert TurnHold.objects.get().readable("reason") == WHY
    assert "It is held." in hold(spoken, ada, ben).text, "the same form, sent twice"


# -- what the author can do -----------------------------------------------------------------------


def test_words_can_be_changed_and_stay_held_until_somebody_looks(spoken, ada, ben, cleo):
    hold(spoken, ada, ben)
    spoken.now += 3_600 * 24
    spoken.do(ben, "turn", body="I was at a neighbour's.")
    assert "neighbour" not in spoken.page(cleo).text
    assert "the words have changed" in spoken.page(ada).text
    decide(spoken, ada, ben, "release", why="Thank you for changing it.")
    assert "neighbour" in spoken.page(cleo).text
    assert "Thank you for changing it." in spoken.browse(ben).get(at(spoken, ben, "held")).text
    assert notices_of(ben, "turn_held").count() == 2


def test_a_decision_is_about_the_words_that_were_read(spoken, ada, ben, cleo):
    hold(spoken, ada, ben)
    form = {"outcome": "release", "why": "Fine.", "version": spoken.turn_of(ben).version}
    spoken.now += 60
    spoken.do(ben, "turn", body=f"And worse: {SECRET}, number 4.")
    page = spoken.browse(ada).post(at(spoken, ben, "held"), form)
    assert "changed the words while you were writing" in page.text
    assert "number 4" in page.text
    assert "number 4" not in spoken.page(cleo).text


def test_who_changes_words_that_are_held_is_not_told_that_the_group_has_them(spoken, ada, ben):
    hold(spoken, ada, ben)
    changing = spoken.browse(ben).get(f"{spoken.at}?change=yes").text
    assert "What you change is read by those who lead" in changing
    changed = spoken.do(ben, "turn", body="I was there.").text
    assert "Your words are changed, and still held." in changed
    assert "with the group now" not in changed
    spoken.wait(days=3)
    assert "Your answer is held" in spoken.do(ben, "reflection", body="Thank you.").text


def test_taken_back_words_take_what_was_decided_with_them(spoken, ada, ben):
    hold(spoken, ada, ben)
    spoken.do(ben, "take-back")
    assert not TurnHold.objects.exists()
    assert spoken.turn_of(ben).held_at is None
    spoken.do(ben, "turn", body="Anew.")
    assert "Anew." in spoken.page(ada).text


def test_somebody_else_looks_again_and_nobody_who_had_a_part(spoken, morning, ada, ben, cleo):
    second_leader(morning, cleo)
    hold(spoken, ada, ben)
    assert "Sent." in ask(spoken, ben).text
    assert "not sent" in ask(spoken, ben, "Once more, kept.").text
    assert [notices_of(one, "turn_to_look_at").count() for one in (ada, cleo)] == [0, 1]
    assert "not yours to decide" in spoken.browse(ada).get(at(spoken, ben, "held")).text
    assert decide(spoken, ada, ben, "stays").status_code == 403
    assert "It is my own name." in spoken.browse(cleo).get(at(spoken, ben, "held")).text
    assert "It is decided." in decide(spoken, cleo, ben, "release").text
    hold_row = TurnHold.objects.get()
    assert [step.what for step in hold_row.steps.order_by("at")] == ["appeal", "release"]
    assert spoken.turn_of(ben).held_at is None


def test_where_nobody_else_leads_the_way_to_organisers_is_shown(spoken, ada, ben):
    hold(spoken, ada, ben)
    page = spoken.browse(ben).get(at(spoken, ben, "held")).text
    assert "Ask for another look" not in page
    assert "/groups/morning/concern/" in page
    assert "not sent" in ask(spoken, ben).text
    assert not TurnHold.objects.get().asked_at


def test_an_author_does_not_decide_on_their_own_words(spoken, morning, ada, ben):
    second_leader(morning, ben)
    hold(spoken, ada, ben)
    decide(spoken, ben, ben, "release")
    assert TurnHold.objects.current().exists()


def test_a_decision_that_came_second_gives_the_words_back(spoken, morning, ada, ben, cleo):
    second_leader(morning, cleo)
    hold(spoken, ada, ben)
    decide(spoken, cleo, ben, "release", why="First.")
    page = decide(spoken, ada, ben, "stays", why="Second, and not lost.").text
    assert "a moment quicker" in page
    assert "Second, and not lost." in page


# -- when people go, and on older copies ----------------------------------------------------------


def test_who_takes_their_words_along_leaves_no_hold(spoken, morning, ada, ben):
    hold(spoken, ada, ben)
    morning.memberships.current().get(person=ben).end(by=ben, words="taken")
    assert not TurnHold.objects.exists()


def test_left_without_a_name_they_stay_held_and_what_was_asked_goes(
    spoken, morning, ada, ben, cleo
):
    second_leader(morning, ada)
    second_leader(morning, cleo)
    hold(spoken, ada, ben)
    ask(spoken, ben)
    seat = spoken.turn_of(ben).pk
    morning.memberships.current().get(person=ben).end(by=ben, words="unnamed")
    kept = TurnHold.objects.get(turn=seat)
    assert not kept.steps.exists()
    assert SECRET in spoken.page(ada).text
    assert Person.objects.filter(pk=ben.pk).exists()


def test_on_an_older_copy_they_are_held_again_and_there_again(spoken, ada, ben, cleo):
    seat = spoken.turn_of(ben).pk
    for _twice in range(2):
        privacy.ENDINGS["turn_held"](hold=77, by=ada.pk, turn=seat)
    assert SECRET not in spoken.page(cleo).text
    assert TurnHold.objects.get().readable("reason") is None
    privacy.ENDINGS["turn_released"](hold=77, turn=seat)
    assert SECRET in spoken.page(cleo).text


def test_who_had_gone_before_is_not_told_why(spoken, morning, ada, ben):
    def said():
        sections = exports.export(ben, groups=str)
        return str([entry.as_data() for one in sections for entry in one.entries()])

    morning.memberships.current().get(person=ben).end(by=ben)
    hold(spoken, ada, ben)
    assert "I was at" in said()
    assert WHY not in said()


def test_a_concern_about_words_is_two_taps_away(spoken, cleo, ben, browse):
    link = f"/groups/morning/concern/{ben.pk}/"
    assert f'href="{link}"' in spoken.page(cleo).text
    assert f'href="{link}"' not in spoken.page(ben).text
    assert browse(cleo).get(link).status_code == 200


# -- somebody who has a break ---------------------------------------------------------------------


def test_who_has_a_break_is_not_asked_and_the_way_to_organisers_is_shown(
    spoken, morning, ada, ben, cleo
):
    second_leader(morning, cleo)
    hold(spoken, ada, ben)
    pausing.begin(cleo)
    page = spoken.browse(ben).get(at(spoken, ben, "held")).text
    assert "Ask for another look" not in page and "/groups/morning/concern/" in page
    assert "is going to look at it again" not in ask(spoken, ben).text
    assert "It is decided." in decide(spoken, ada, ben, "release").text


def test_where_who_was_asked_has_a_break_since_whoever_leads_decides(
    spoken, morning, ada, ben, cleo
):
    second_leader(morning, cleo)
    hold(spoken, ada, ben)
    page = spoken.browse(ben).get(at(spoken, ben, "held")).text
    assert "as long as one of those who had none leads this round" in page
    ask(spoken, ben)
    assert decide(spoken, ada, ben, "release").status_code == 403
    his = at(spoken, ben, "held")
    assert "Somebody else is going to look at it again." in spoken.browse(ben).get(his).text
    pausing.begin(cleo)
    page = spoken.browse(ben).get(his).text
    assert "Somebody else is going to look" not in page
    assert "whoever leads this round may decide now" in page
    assert "/groups/morning/concern/" in page
    assert "It is decided." in decide(spoken, ada, ben, "release").text
