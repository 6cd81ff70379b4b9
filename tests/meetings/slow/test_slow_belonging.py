"""Who joins a slow round later, leaves, is silenced or blocked; and whose words fade."""

from datetime import timedelta

from django.utils import timezone

from alongside.meetings.models import Fading, SlowRound, SlowTurn
from alongside.meetings.slow import going_on
from alongside.meetings.slow.keeping import state_of
from alongside.people.models import Block, Death, Draft

from .conftest import Days, begin, notices_of


def test_who_comes_later_may_join_while_it_is_open_and_reads_nothing_before(
    days, morning, ben, nia
):
    days.do(ben, "turn", body="Before you came.")
    morning.welcome(nia).accept(morning.current_agreement())
    assert "Before you came." not in days.page(nia).text
    days.do(nia, "join")
    days.do(nia, "join")
    assert "Before you came." in days.page(nia).text
    days.do(nia, "turn", body="Hello from Nia.")
    assert days.state.order[-1] == days.turn_of(nia).pk


def test_who_comes_after_the_turns_learns_nothing_of_it(days, morning, nia):
    days.wait(days=3)
    morning.welcome(nia).accept(morning.current_agreement())
    assert days.page(nia).status_code == 404
    assert days.do(nia, "join").status_code == 404


def test_nobody_waits_for_who_has_left_and_their_words_go_as_they_said(days, morning, ada, ben):
    days.do(ben, "turn", body="I take this along.")
    morning.memberships.current().get(person=ben).end(by=ben, words="taken")
    assert days.page(ben).status_code == 404
    page = days.page(ada).text
    assert "I take this along." not in page
    assert "Their words left with them." in page


def test_nobody_waits_for_somebody_who_has_died(
    morning, ada, ben, cleo, olive, browse, monkeypatch
):
    death = Death.objects.tell(cleo, by=ada, how="Her brother told me.")
    browse(olive).post(f"/organise/deaths/{death.pk}/confirm/")
    days = Days(begin(morning, ada), browse, monkeypatch)
    assert "Cleo" not in days.page(ada).text
    for person in (ada, ben):
        days.do(person, "pass")
    days.wait(hours=1)
    assert days.round.is_for_reflections


def test_a_removed_person_is_sent_nothing_and_can_do_nothing(days, morning, ada, ben, cleo):
    morning.memberships.current().get(person=cleo).end(by=ada)
    assert days.do(cleo, "turn", body="Still here?").status_code == 404
    days.wait(days=2, hours=1)
    assert not notices_of(cleo, "slow_round_reminder").exists()
    for person in (ada, ben):
        days.do(person, "pass")
    days.wait(hours=1)
    assert days.round.is_for_reflections


def test_who_is_silenced_has_a_turn_and_answers_with_a_tap(days, morning, cleo, ada):
    until = timezone.now() + timedelta(days=20)
    morning.memberships.filter(person=cleo).update(silenced_until=until)
    days.do(cleo, "turn", body="My turn, as for everybody.")
    assert "My turn, as for everybody." in days.page(ada).text
    days.wait(days=3)
    days.do(cleo, "reflection", body="In words", response="")
    assert "In words" not in days.page(ada).text
    assert Draft.objects.words(cleo, f"reflection:{days.turn_of(cleo).pk}") == "In words"
    days.do(cleo, "reflection", response="same")
    assert "Same here:" in days.page(ada).text


def test_a_block_hides_no_turn_and_tells_the_blocked_nothing(days, ben, cleo):
    days.do(cleo, "turn", body="Mine, unfolded for me.")
    days.do(ben, "turn", body="Mine, for Cleo to open.")
    Block.objects.block(by=cleo, whom=ben)
    assert "Something by" in days.page(cleo).text
    assert "Mine, for Cleo to open." in days.page(cleo).text
    assert "Something by" not in days.page(ben).text


def test_nobody_acts_for_somebody_else_or_without_a_verb(days, ben, cleo, browse):
    days.do(cleo, "turn", body="Cleo's own.")
    days.do(ben, "take-back")
    assert days.turn_of(cleo).body == "Cleo's own."
    assert browse(ben).post(f"{days.at}turn-everybody/").status_code == 404
    assert browse(ben).get(f"{days.at}turn/").status_code == 405


def test_words_fade_as_those_of_meetings_do(days, morning, ben, cleo, ada):
    days.do(ben, "turn", body="For a month.")
    days.do(cleo, "turn", body="For a month, without a name.")
    morning.memberships.current().get(person=cleo).end(by=cleo, words="unnamed")
    days.do(ada, "close", anyway="yes")
    long_ago = timezone.now() - timedelta(days=60)
    Fading.objects.create(group=morning, days=30, set_at=long_ago)
    going_on.fade(timezone.now())
    assert "For a month." in days.page(ada).text
    SlowRound.objects.update(begun_at=timezone.now() - timedelta(days=31))
    going_on.fade(timezone.now())
    assert not SlowTurn.objects.filter(body__isnull=False).exists()


def test_the_next_round_begins_with_somebody_else(morning, ada, ben, cleo, browse, days):
    days.do(ada, "close", anyway="yes")
    second = begin(morning, ada)
    names = {turn.pk: turn.author for turn in second.turns.all()}
    first_order = [days.round.turns.get(pk=pk).author for pk in days.state.order]
    assert first_order == [ben, cleo, ada]
    assert [names[pk] for pk in state_of(second).order] == [cleo, ben, ada]
