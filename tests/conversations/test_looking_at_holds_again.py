"""What becomes of words that are held: they are changed, taken back, looked at again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.conversations.holding.holding import decide
from alongside.conversations.models import Hold, HoldStep, Story
from alongside.conversations.second_thoughts.undoing import undo
from alongside.groups.roles import Role
from alongside.lib.meanwhile import ChangedMeanwhile
from alongside.notices.models import Notice
from alongside.people.leaving.pausing import begin
from alongside.people.leaving.pausing import come_back as come_back_from_break
from alongside.people.models import Block, Draft, Suspension
from tests.groups.parting import comes, place_of, silence

from .held import BUT, HELD, SECRET, WHY, appealed, form, fresh, held, of, released, stays

TODAY, DESK = "/", "/groups/morning/desk/"


@pytest.fixture
def story(morning, ben, cleo):
    story = Story.objects.share(by=ben, group=morning, body=f"I met {SECRET}.", wish="listen")
    story.reply(by=cleo, body="So did I.")
    return story


@pytest.fixture
def made(story, ada):
    return held(story, ada)


def decision(shared, outcome="release", why="It reads well now."):
    return {"outcome": outcome, "why": why, "version": form(shared)["version"]}


def change(browser, shared, body="I met somebody."):
    words = {"body": body, "wish": "listen", "version": form(shared)["version"]}
    return browser.post(of(shared, "edit"), words)


# -- the author is told, and changes the words -----------------------------------------------------


def test_the_author_is_told_on_today_until_they_have_looked(ben, cleo, story, made, browse):
    page = browse(ben).get(TODAY).text
    assert of(story, "held") in page and "is held for reading" in page
    assert WHY not in page and SECRET not in page
    assert of(story, "held") not in browse(cleo).get(TODAY).text
    seen = browse(ben).get(of(story, "held")).text
    assert WHY in seen and "Ada" in seen and "Saying who somebody is" in seen
    assert of(story, "held") not in browse(ben).get(TODAY).text
    assert "/account/held/" in browse(ben).get(TODAY).text
    assert of(story, "held") in browse(ben).get("/account/held/").text
    assert "Nothing of yours has been held." in browse(cleo).get("/account/held/").text


def test_changed_words_are_offered_to_those_who_lead(ada, ben, story, made, browse):
    assert "words have changed" not in browse(ada).get(DESK).text
    assert of(story, "held") not in browse(ada).get(TODAY).text
    assert change(browse(ben), story).status_code == 302
    assert fresh(story).held_at, "they stay held until somebody has looked"
    assert "words have changed" in browse(ada).get(DESK).text
    assert of(story, "held") in browse(ada).get(TODAY).text
    page = browse(ada).get(of(story, "held")).text
    assert "I met somebody." in page and "has changed the words since" in page
    browse(ada).post(of(story, "held"), decision(story))
    assert fresh(story).held_at is None
    assert "words have changed" not in browse(ada).get(DESK).text
    step = HoldStep.objects.get()
    assert (step.by, step.what, step.why, step.hold) == (ada, "release", "It reads well now.", made)
    page = browse(ben).get(TODAY).text
    assert "everybody can read your words again" in page
    page = browse(ben).get(of(story, "held")).text
    assert WHY in page and "It reads well now." in page


def test_its_earlier_words_are_kept_for_those_who_lead(ada, ben, story, made, browse):
    change(browse(ben), story)
    page = browse(ada).get(of(story, "earlier")).text
    assert SECRET in page and "I met somebody." in page


def test_the_author_has_the_words_in_the_box_to_edit(ben, story, made, browse):
    assert SECRET in browse(ben).get(of(story, "edit")).text


def test_nobody_decides_on_words_they_have_not_read(ada, ben, story, made, browse):
    before = decision(story)
    change(browse(ben), story)
    page = browse(ada).post(of(story, "held"), before)
    assert page.status_code == 200 and "It reads well now." in page.text
    assert "while you were writing" in page.text and "I met somebody." in page.text
    assert fresh(story).held_at and not HoldStep.objects.exists()
    assert browse(ada).post(of(story, "held"), decision(story)).status_code == 302
    assert fresh(story).held_at is None


def test_it_stays_held_with_a_reason(ada, ben, cleo, story, made, browse):
    change(browse(ben), story)
    browse(ada).post(of(story, "held"), decision(story, "stays", "It still says so."))
    assert fresh(story).held_at
    assert "It still says so." in browse(ben).get(of(story, "held")).text
    assert HELD in browse(cleo).get(story.get_absolute_url()).text
    assert not Hold.objects.to_look_at().exists()


@pytest.mark.parametrize("wrong", [{"why": ""}, {"outcome": ""}, {"why": "x" * 1501}])
def test_a_decision_needs_words_and_comes_back_without(ada, story, made, wrong, browse):
    page = browse(ada).post(of(story, "held"), decision(story) | wrong)
    assert page.status_code == 200 and "Nothing is lost" in page.text
    assert fresh(story).held_at and not HoldStep.objects.exists()


# -- they go ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_story", [True, False])
def test_taken_back_they_are_gone_hold_and_all(ada, ben, cleo, story, is_story, browse):
    shared = story if is_story else story.reply(by=ben, body=SECRET)
    held(shared, ada)
    assert SECRET in browse(ben).get(of(shared, "take-back")).text
    assert browse(ben).post(of(shared, "take-back")).status_code == 302
    row = fresh(shared)
    assert row.taken_back_at and row.held_at is None and not Hold.objects.exists()
    page = browse(cleo).get(story.get_absolute_url()).text
    assert "took this back" in page and HELD not in page and "So did I." in page
    assert browse(ada).get(of(shared, "held")).status_code == 404


def test_whoever_takes_their_words_along_takes_the_hold_along(ben, morning, story, made):
    place_of(ben, morning).end(by=ben, words="taken")
    assert not Hold.objects.exists() and fresh(story).held_at is None


def test_undone_in_the_first_moments_no_word_is_lost(ada, ben, morning):
    story = Story.objects.share(by=ben, group=morning, body=SECRET, wish="listen")
    held(story, ada)
    assert undo(story, by=ben)
    assert Draft.objects.words(ben, f"story:{morning.pk}") == SECRET
    assert not Hold.objects.exists()


# -- somebody else looks again ---------------------------------------------------------------------


def test_another_one_who_leads_looks_again(ada, ben, gwen, story, made, browse):
    page = browse(ben).get(of(story, "held")).text
    assert "Somebody else who leads reads your words" in page
    browse(ben).post(of(story, "held"), {"asks": BUT})
    assert "asks for another look" in browse(gwen).get(DESK).text
    assert of(story, "held") in browse(gwen).get(TODAY).text
    assert of(story, "held") not in browse(ada).get(TODAY).text
    page = browse(ada).get(of(story, "held")).text
    assert BUT in page and "not yours to decide" in page
    assert browse(ada).post(of(story, "held"), decision(story)).status_code == 403
    assert fresh(story).held_at
    browse(gwen).post(of(story, "held"), decision(story, why="It is his own name."))
    assert fresh(story).held_at is None
    assert [step.what for step in made.steps.order_by("at")] == ["appeal", "release"]
    assert "It is his own name." in browse(ben).get(of(story, "held")).text


def test_answered_that_it_stays_it_waits_for_nobody(ada, ben, gwen, story, made, browse):
    assert appealed(made, ben) and stays(made, gwen)
    assert not Hold.objects.with_appeal().exists()
    assert "asks for another look" not in browse(gwen).get(DESK).text
    assert "is going to look at it again" not in browse(ben).get(of(story, "held")).text
    assert released(made, ada), "whoever held it can think again"


def test_it_is_asked_once_and_by_the_author_alone(ada, ben, cleo, gwen, story, made, browse):
    assert browse(cleo).post(of(story, "held"), {"asks": BUT}).status_code == 404
    assert not appealed(made, cleo)
    for _twice in range(2):
        browse(ben).post(of(story, "held"), {"asks": BUT})
    assert HoldStep.objects.count() == 1
    page = browse(ben).post(of(story, "held"), {"asks": ""})
    assert page.status_code == 200
    page = browse(ben).post(of(story, "held"), {"asks": "And this too."})
    assert page.status_code == 200 and HoldStep.objects.count() == 1
    assert "This was not sent" in page.text and "And this too.</textarea>" in page.text
    too_long = browse(ben).post(of(story, "held"), {"asks": "y" * 1501})
    assert "y" * 1501 in too_long.text


def test_where_nobody_else_leads_an_organiser_decides_without_the_words(
    ada, ben, cleo, olive, story, made, browse
):
    page = browse(ben).get(of(story, "held")).text
    assert "An organiser cannot read the words that are held" in page
    browse(ben).post(of(story, "held"), {"asks": BUT})
    at = f"/organise/held/{made.pk}/"
    assert at in browse(olive).get(TODAY).text
    page = browse(olive).get(at).text
    assert BUT in page and WHY in page and SECRET not in page and "So did I." not in page
    assert 'href="/organise/"' in page
    for someone, refused in ((ada, 403), (ben, 403), (cleo, 403)):
        assert browse(someone).post(at, decision(story)).status_code == refused
    assert browse(ada).post(of(story, "held"), decision(story)).status_code == 403
    assert browse(olive).post(at, {"outcome": "release", "why": "Your own."}).status_code == 302
    assert fresh(story).held_at is None
    assert browse(olive).get(at).status_code == 404, "answered, it is not shown again"
    assert "Your own." in browse(ben).get(of(story, "held")).text


def test_an_organiser_is_not_asked_before_or_where_another_leads(
    ada, ben, gwen, olive, story, made, browse
):
    at = f"/organise/held/{made.pk}/"
    assert browse(olive).get(at).status_code == 404
    appealed(made, ben)
    assert browse(olive).get(at).status_code == 404
    assert at not in browse(olive).get(TODAY).text
    assert browse(olive).post(at, decision(story)).status_code == 404
    place_of(gwen, story.group).end(by=gwen)
    assert browse(olive).get(at).status_code == 200


def test_an_organiser_who_is_in_the_group_is_not_asked(ada, ben, morning, olive, story, made):
    morning.welcome(olive).accept(morning.current_agreement())
    assert not appealed(made, ben), "nobody is there to look with fresh eyes"
    hugo = comes(morning, "hugo", Role.FACILITATOR)
    assert appealed(made, ben)
    assert released(made, hugo)


def test_who_decided_before_is_not_asked_to_look_again(ada, ben, gwen, story, made):
    assert stays(made, gwen)
    assert not appealed(made, ben), "Ada held it, Gwen decided that it stays"
    third = comes(story.group, "hugo", Role.CO_FACILITATOR)
    assert appealed(made, ben)
    assert not released(made, gwen) and not released(made, ada)
    assert released(made, third)


def test_somebody_whose_account_is_closed_is_not_asked(ada, ben, gwen, olive, story, made):
    Suspension.objects.suspend(gwen, by=olive, reason="For a while.")
    assert appealed(made, ben)
    assert released(made, olive), "there is nobody else who leads and could"


def test_the_author_who_leads_now_does_not_decide(ada, ben, morning, story, made, browse):
    morning.memberships.filter(person=ben).update(role=Role.CO_FACILITATOR)
    assert not released(made, ben)
    browse(ben).post(of(story, "held"), decision(story))
    assert fresh(story).held_at


def test_of_two_who_decide_at_once_the_first_one_counts(ada, gwen, story, made):
    assert stays(made, ada)
    assert released(made, gwen)
    assert not stays(made, ada)
    assert fresh(story).held_at is None
    assert [step.what for step in made.steps.order_by("at")] == ["stays", "release"]


def test_words_that_changed_between_are_not_decided_on(ada, ben, story, made):
    Story.objects.filter(pk=story.pk).update(edited_at=timezone.now() + timedelta(seconds=1))
    with pytest.raises(ChangedMeanwhile):
        decide(made, by=ada, release=True, why="So.", version="first")
    assert fresh(story).held_at


def test_who_is_silenced_can_still_ask(ada, ben, gwen, morning, story, made, browse):
    silence(morning, ben, by=ada)
    page = browse(ben).get(of(story, "held")).text
    assert "You cannot change your words for now" in page and of(story, "edit") not in page
    assert browse(ben).post(of(story, "held"), {"asks": BUT}).status_code == 302
    assert Hold.objects.with_appeal().exists()


def test_a_second_hold_has_its_own_story(ada, ben, gwen, story, made, browse):
    assert released(made, ada)
    again = held(story, gwen, reason="Now it says more.")
    assert again != made and fresh(story).held_at
    page = browse(ben).get(of(story, "held")).text
    assert WHY in page and "Now it says more." in page


# -- wherever the words stand ----------------------------------------------------------------------


def blocked(shared, ben, cleo, morning):
    Block.objects.block(by=ben, whom=cleo)


def come_back(shared, ben, cleo, morning):
    place_of(cleo, morning).end(by=cleo)
    place = morning.welcome(cleo, sees_from=timezone.now())
    place.accept(morning.current_agreement())


@pytest.mark.parametrize("becomes", [blocked, come_back])
def test_their_author_comes_to_words_whose_place_is_not_there_for_them(
    ada, ben, cleo, gwen, morning, bens_story, becomes, browse
):
    shared = bens_story.reply(by=cleo, body="What I said.")
    held(shared, ada)
    becomes(shared, ben, cleo, morning)
    me = browse(cleo)
    assert of(shared, "held") in me.get(TODAY).text
    page = me.get(of(shared, "held")).text
    assert "What I said." in page and WHY in page and "Go to it" not in page
    assert bens_story.body not in page
    assert me.get(bens_story.get_absolute_url()).status_code == 404
    assert me.post(of(shared, "held"), {"asks": BUT}).url == of(shared, "held")
    page = me.get(of(shared, "edit")).text
    assert "What I said." in page and bens_story.get_absolute_url() not in page
    words = {"body": "Anew.", "version": form(shared)["version"]}
    assert me.post(of(shared, "edit"), words).url == of(shared, "held")
    assert bens_story.get_absolute_url() not in me.get(of(shared, "take-back")).text
    assert me.post(of(shared, "take-back")).url == "/groups/morning/stories/"


def test_nobody_else_comes_to_them_that_way(ada, ben, cleo, dev, evening, morning, story, browse):
    held(story, ada)
    place_of(cleo, morning).end(by=cleo)
    for someone in (dev, cleo):
        assert browse(someone).get(of(story, "held")).status_code == 404
        assert browse(someone).get(of(story, "edit")).status_code == 404


def test_who_has_a_break_is_not_asked_but_an_organiser_is(
    ada, ben, gwen, olive, story, made, browse
):
    begin(gwen)
    page = browse(ben).get(of(story, "held")).text
    assert "can look at it just now, so an organiser" in page
    browse(ben).post(of(story, "held"), {"asks": BUT})
    assert {one.person for one in Notice.objects.filter(kind__startswith="held_to")} == {olive}
    assert f"/organise/held/{made.pk}/" in browse(olive).get(TODAY).text
    come_back_from_break(gwen)
    assert f"/organise/held/{made.pk}/" in browse(olive).get(TODAY).text
    assert browse(gwen).post(of(story, "held"), decision(story)).status_code == 403


def test_who_has_a_break_is_asked_where_there_is_nobody_else(ada, ben, gwen, story, made, browse):
    begin(gwen)
    page = browse(ben).get(of(story, "held")).text
    assert "Somebody else who leads reads your words" in page
    browse(ben).post(of(story, "held"), {"asks": BUT})
    assert {one.person for one in Notice.objects.filter(kind="held_to_look_at")} == {gwen}
