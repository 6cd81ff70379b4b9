"""A story that might be heard better in another group: said to its author, who alone decides."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.conversations.exports import export
from alongside.conversations.leading.moves import groups_for
from alongside.conversations.models import Move, Story
from alongside.conversations.taking_back import take_back
from alongside.groups.roles import Role
from tests.conftest import new_group, person
from tests.groups.parting import comes, place_of, remove, silence

from .held import held

BODY = "My back on Tuesdays."
NOTE = "A fall"


@pytest.fixture
def story(morning, ben, cleo):
    story = Story.objects.share(by=ben, group=morning, body=BODY, wish="ideas", content_note=NOTE)
    story.reply(by=cleo, body="Mine too.")
    return story


@pytest.fixture
def noon(ada, ben):
    """Ada leads it too, and Ben is in it."""
    return new_group("noon", ada, ben)


@pytest.fixture
def move(ada, story, noon):
    return Move.objects.propose(story, by=ada, group=noon)


def of(story):
    return f"/groups/morning/stories/{story.pk}/move/"


def at(move):
    return f"/moves/{move.pk}/"


def in_noon(noon):
    return list(Story.objects.filter(group=noon))


# -- saying so -------------------------------------------------------------------------------------


def test_who_leads_both_says_so_and_the_author_is_told(ada, ben, cleo, story, noon, browse):
    page = browse(ada).get(of(story)).text
    assert "The noon group" in page and BODY in page
    assert browse(ada).post(of(story), {"group": noon.pk}).status_code == 302
    move = Move.objects.get()
    assert (move.by, move.group, move.story) == (ada, noon, story)
    assert f'href="{story.get_absolute_url()}"' in browse(ben).get(at(move)).text
    today = browse(ben).get("/").text
    assert at(move) in today and BODY not in today.split(at(move))[0][-400:]
    assert at(move) not in browse(cleo).get("/").text
    assert in_noon(noon) == [], "nothing has moved"


def test_nobody_else_does(ben, cleo, dev, evening, sue, story, noon, browse):
    for someone, refused in ((ben, 403), (cleo, 403), (sue, 403), (dev, 404)):
        assert browse(someone).get(of(story)).status_code == refused
        assert browse(someone).post(of(story), {"group": noon.pk}).status_code == refused
    assert not Move.objects.exists()


def test_only_groups_are_offered_that_both_are_in(
    ada, ben, cleo, dev, story, noon, evening, browse
):
    """Ben is in Dev's evening group, which Ada knows nothing of; Cleo is in another of Ada's."""
    hers = new_group("hers", ada, cleo)
    page = browse(ada).get(of(story)).text
    assert "evening" not in page and "The hers group" not in page
    for group in (evening, hers, story.group):
        answer = browse(ada).post(of(story), {"group": group.pk})
        assert answer.status_code == 200
    assert not Move.objects.exists()
    evening.welcome(ada).accept(evening.current_agreement())
    assert groups_for(story, ada) == [noon], "Ada is in the evening group and does not lead it"
    place_of(ben, noon).end(by=ben)
    assert groups_for(story, ada) == []
    assert "There is no other group" in browse(ada).get(of(story)).text


def test_not_a_group_in_which_the_author_cannot_share(ada, ben, story, noon):
    silence(noon, ben, by=ada)
    assert groups_for(story, ada) == []
    place_of(ben, noon).silences().end()
    noon.ends_on = timezone.localdate() - timedelta(days=2)
    noon.save()
    assert groups_for(story, ada) == []


def test_it_is_said_once_until_it_is_answered(ada, gwen, story, noon, move, browse):
    page = browse(ada).get(of(story)).text
    assert "The author has been told already" in page
    browse(ada).post(of(story), {"group": noon.pk})
    assert Move.objects.count() == 1
    assert Move.objects.propose(story, by=gwen, group=noon) == move
    move.answer(shared=False)
    browse(ada).post(of(story), {"group": noon.pk})
    assert Move.objects.count() == 2


def test_it_can_be_said_anew_where_its_author_has_left_the_other_one(
    ada, ben, story, noon, move, browse
):
    late = new_group("late", ada, ben)
    place_of(ben, noon).end(by=ben)
    page = browse(ada).get(of(story)).text
    assert "told already" not in page and "The late group" in page
    browse(ada).post(of(story), {"group": late.pk})
    assert Move.objects.open().get().group == late
    (section,) = [one for one in export(ben) if one.name == "moves_for_me"]
    assert [entry.facts for entry in section.entries()] == [{}], "they answered nothing"


def test_not_words_that_are_held_or_ones_own(ada, gwen, morning, story, noon, browse):
    hers = Story.objects.share(by=ada, group=morning, body="Mine.", wish="listen")
    assert browse(ada).get(of(hers)).status_code == 403
    held(story, gwen)
    assert browse(ada).get(of(story)).status_code == 404


# -- the author decides ----------------------------------------------------------------------------


def test_shared_there_too_it_is_a_story_of_its_own(ben, cleo, story, noon, move, browse):
    page = browse(ben).get(at(move)).text
    assert BODY in page and "The noon group" in page and "Ada" in page
    page = browse(ben).post(at(move), {"answer": "also"})
    (made,) = in_noon(noon)
    assert page.url == made.get_absolute_url()
    assert (made.author, made.body, made.content_note, made.wish) == (ben, BODY, NOTE, "ideas")
    assert made.replies.count() == 0
    story.refresh_from_db()
    assert story.body == BODY and story.replies.count() == 1
    assert at(move) not in browse(ben).get("/").text


def test_instead_the_first_words_go_and_replies_of_others_stay(
    ben, cleo, story, noon, move, browse
):
    browse(ben).post(at(move), {"answer": "instead"})
    assert [one.body for one in in_noon(noon)] == [BODY]
    page = browse(cleo).get(story.get_absolute_url()).text
    assert BODY not in page and "took this back" in page and "Mine too." in page


def test_two_taps_are_one(ben, story, noon, move, browse):
    first = browse(ben).post(at(move), {"answer": "instead"})
    again = browse(ben).post(at(move), {"answer": "also"})
    assert first.url == again.url and len(in_noon(noon)) == 1


def test_two_taps_are_one_where_the_first_place_went_with_the_words(
    ada, ben, morning, noon, browse
):
    alone = Story.objects.share(by=ben, group=morning, body=BODY, wish="listen")
    move = Move.objects.propose(alone, by=ada, group=noon)
    first = browse(ben).post(at(move), {"answer": "instead"})
    assert not Story.objects.filter(pk=alone.pk).exists() and not Move.objects.exists()
    assert browse(ben).post(at(move), {"answer": "instead"}).url == first.url


def test_it_stays_where_it_is(ben, story, noon, move, browse):
    assert browse(ben).post(at(move), {"answer": "stay"}).url == story.get_absolute_url()
    move.refresh_from_db()
    assert move.answered_at and not move.shared and in_noon(noon) == []
    for later in ("stay", "also"):
        assert browse(ben).post(at(move), {"answer": later}).url == story.get_absolute_url()
    assert in_noon(noon) == []


@pytest.mark.parametrize("answer", ["", "delete", "share"])
def test_another_answer_is_none(ben, noon, move, answer, browse):
    assert browse(ben).post(at(move), {"answer": answer}).status_code == 200
    assert in_noon(noon) == [] and Move.objects.open().exists()


def test_nobody_else_finds_it(ada, cleo, dev, noon, move, browse):
    for someone in (ada, cleo, dev):
        assert browse(someone).get(at(move)).status_code == 404
        assert browse(someone).post(at(move), {"answer": "also"}).status_code == 404
    assert in_noon(noon) == []


def test_what_is_private_in_it_is_asked_about_first(ada, ben, morning, noon, browse):
    words = "Ring me on 07700 900123."
    story = Story.objects.share(by=ben, group=morning, body=words, wish="listen")
    move = Move.objects.propose(story, by=ada, group=noon)
    page = browse(ben).post(at(move), {"answer": "instead"})
    assert page.status_code == 200 and "Before you share this" in page.text
    assert in_noon(noon) == []
    gently = page.text.split('value="leave_out:')[1].split('"')[0]
    form = {"gently": f"leave_out:{gently}", "body": words, "wish": "listen", "id": move.pk}
    browse(ben).post(f"{at(move)}?answer=instead", form)
    (made,) = in_noon(noon)
    assert "07700" not in made.body and "(left out)" in made.body
    assert not Story.objects.filter(pk=story.pk).exists()


def test_who_cannot_share_there_any_more_does_not(ada, ben, story, noon, move, browse):
    silence(noon, ben, by=ada)
    assert "You do not share in that group for now" in browse(ben).get(at(move)).text
    assert browse(ben).post(at(move), {"answer": "also"}).status_code == 403
    assert in_noon(noon) == [] and Move.objects.open().exists()


@pytest.mark.parametrize("which", ["the first", "the other"])
def test_who_left_one_of_the_groups_is_not_asked_any_more(
    ada, ben, morning, story, noon, move, which, browse
):
    group = morning if which == "the first" else noon
    place_of(ben, group).end(by=ben)
    assert browse(ben).get(at(move)).status_code == 404
    assert browse(ben).post(at(move), {"answer": "also"}).status_code == 404
    assert at(move) not in browse(ben).get("/").text
    assert in_noon(noon) == []


def test_what_was_taken_back_meanwhile_is_not_shared(ben, story, noon, move, browse):
    take_back(story)
    assert browse(ben).post(at(move), {"answer": "also"}).status_code == 404
    assert in_noon(noon) == []


def test_nobody_in_the_other_group_learns_where_it_came_from(ben, story, noon, move, browse):
    browse(ben).post(at(move), {"answer": "also"})
    hugo = comes(noon, "hugo", Role.MEMBER)
    noon.memberships.update(sees_from=None)
    (made,) = in_noon(noon)
    page = browse(hugo).get(made.get_absolute_url()).text
    assert BODY in page and "morning" not in page
    assert browse(person("stranger")).get(made.get_absolute_url()).status_code == 404


def test_removed_from_the_other_one_they_are_not_asked(ada, ben, story, noon, move, browse):
    assert remove(noon, ben, by=ada)
    assert browse(ben).get(at(move)).status_code == 404


def test_where_it_asks_first_nothing_is_offered_that_cannot_be_kept(
    ada, ben, morning, noon, browse
):
    found = Story.objects.share(by=ben, group=morning, body="ben@example.org it is", wish="listen")
    move = Move.objects.propose(found, by=ada, group=noon)
    page = browse(ben).post(at(move), {"answer": "also"}).text
    assert "Before you share this" in page and "Not now" not in page
    assert f'href="{at(move)}"' in page and "data-draft-url" not in page
