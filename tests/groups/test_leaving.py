"""Leaving well: in one tap or with a word, with one's own words or without; and nothing is left."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from alongside.conversations.models import Reply, Response, Story
from alongside.groups.models import Membership
from alongside.groups.parting import ending
from alongside.meetings.models import Entry
from alongside.people.models import Block
from alongside.vault.keyring import keyring

from .parting import OlderCopy, is_in, place_of

MORNING = "/groups/morning/"
BYE = "Thank you for the Tuesday mornings."


def goodbye(client, words="named", said=BYE, **more):
    return client.post(f"{MORNING}leave/goodbye/", {"words": words, "goodbye": said, **more})


def shares(group, someone, body="Slept on the floor.", to=None):
    if to:
        return to.reply(by=someone, body=body)
    return Story.objects.share(by=someone, group=group, body=body, wish="listen")


# -- the way out ----------------------------------------------------------------------------------


def test_nothing_is_said_in_a_group_that_is_over(morning, cleo, browse):
    morning.ends_on = timezone.localdate() - timedelta(days=1)
    morning.save()
    assert "Leave with these words" not in browse(cleo).get(f"{MORNING}leave/goodbye/").text
    assert goodbye(browse(cleo), silent="yes").url == "/"
    assert Membership.objects.get(person=cleo).goodbye is None


def test_nor_by_who_has_not_said_yes_to_the_agreement(morning, invited, browse):
    assert "Leave with these words" not in browse(invited).get(f"{MORNING}leave/goodbye/").text
    assert goodbye(browse(invited), silent="yes").url == "/"
    assert Membership.objects.get(person=invited).goodbye is None


@pytest.mark.parametrize("said", [BYE, 1_001 * "a"])
def test_a_goodbye_that_comes_after_the_last_day_is_given_back_and_nobody_has_left(
    morning, cleo, browse, said
):
    morning.ends_on = timezone.localdate() - timedelta(days=1)
    morning.save()
    page = goodbye(browse(cleo), said=said)
    assert page.status_code == 200 and f"{said}</textarea>" in page.text
    assert "Yours was not sent, and you have not left yet." in page.text
    assert is_in(morning, cleo)
    assert goodbye(browse(cleo), said="").url == "/"


def test_just_leave_is_one_tap(morning, cleo, browse):
    cleos = browse(cleo)
    assert "Just leave" in cleos.get(f"{MORNING}leave/").text
    page = cleos.post(f"{MORNING}leave/", follow=True)
    assert "You are welcome back any time." in page.text
    place = Membership.objects.get(person=cleo)
    assert (place.ended_by, place.takes_words, place.goodbye) == (cleo, False, None)


@pytest.mark.parametrize("words", ["named", "unnamed", "taken"])
def test_with_a_word_it_is_three_taps(morning, cleo, browse, words):
    cleos = browse(cleo)
    first = cleos.get(f"{MORNING}leave/").text
    second = re.search(r'href="([^"]*leave/words/)"', first)[1]
    third = re.search(rf'href="([^"]*\?words={words})"', cleos.get(second).text)[1]
    page = cleos.get(third)
    assert f'name="words" value="{words}"' in page.text
    assert cleos.post(third, {"words": words, "goodbye": BYE}).url == "/"
    place = Membership.objects.get(person=cleo)
    assert (place.goodbye, place.takes_words) == (BYE, words == "taken")


def test_in_silence_nothing_is_said_whatever_was_typed(morning, cleo, browse):
    goodbye(browse(cleo), silent="yes")
    assert Membership.objects.get(person=cleo).goodbye is None


def test_in_silence_one_leaves_whatever_stands_in_the_field(morning, cleo, browse):
    assert goodbye(browse(cleo), words="unnamed", said=1_001 * "a", silent="yes").url == "/"
    place = Membership.objects.get(person=cleo)
    assert place.ended_at and place.goodbye is None


def test_a_goodbye_that_is_too_long_is_given_back_and_nothing_has_happened(morning, cleo, browse):
    long = "o" * 1_001
    page = goodbye(browse(cleo), said=long, words="taken")
    assert page.status_code == 200
    assert long in page.text and 'value="taken"' in page.text
    assert is_in(morning, cleo)


@pytest.mark.parametrize("words", ["", "burned", "taken; drop"])
def test_an_odd_choice_takes_no_word_away(morning, cleo, browse, words):
    shares(morning, cleo)
    page = browse(cleo).get(f"{MORNING}leave/goodbye/?words={words}").text
    assert f'name="words" value="{words}"' not in page
    goodbye(browse(cleo), words=words)
    assert Story.objects.get().body == "Slept on the floor."


def test_strangers_and_who_has_left_find_no_way_out(morning, dev, cleo, browse):
    place_of(cleo, morning).end(by=cleo)
    for page in ("leave/", "leave/words/", "leave/goodbye/"):
        assert browse(dev).get(f"{MORNING}{page}").status_code == 404
        assert browse(cleo).get(f"{MORNING}{page}").status_code == 404
    assert goodbye(browse(cleo), words="taken").status_code == 404


def test_pressed_twice_it_is_once(morning, cleo, browse):
    cleos = browse(cleo)
    goodbye(cleos)
    assert goodbye(cleos, said="Again").status_code == 404
    assert Membership.objects.get(person=cleo).goodbye == BYE


# -- the goodbye ----------------------------------------------------------------------------------


def test_the_group_reads_it_for_thirty_days(morning, ben, cleo, dev, browse):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        goodbye(browse(cleo))
        page = browse(ben).get(f"{MORNING}people/").text
        assert BYE in page and "Cleo" in page
        clock.shift(timedelta(days=29, hours=23))
        assert BYE in browse(ben).get(f"{MORNING}people/").text
        ending.forget_goodbyes()
        assert Membership.objects.get(person=cleo).goodbye == BYE
        clock.shift(timedelta(hours=2))
        assert BYE not in browse(ben).get(f"{MORNING}people/").text
        ending.forget_goodbyes()
        assert Membership.objects.get(person=cleo).goodbye is None


def test_it_is_not_shown_of_who_is_back_or_blocked(morning, ada, ben, cleo, browse):
    goodbye(browse(cleo))
    Block.objects.block(by=ada, whom=cleo)
    assert BYE not in browse(ada).get(f"{MORNING}people/").text
    assert BYE in browse(ben).get(f"{MORNING}people/").text
    morning.welcome(cleo).accept(morning.current_agreement())
    assert BYE not in browse(ben).get(f"{MORNING}people/").text


def test_it_dies_with_who_said_it(morning, ben, cleo, browse):
    goodbye(browse(cleo))
    keyring().destroy("person", cleo.pk)
    page = browse(ben).get(f"{MORNING}people/")
    assert page.status_code == 200
    assert BYE not in page.text


# -- the words ------------------------------------------------------------------------------------


@pytest.fixture
def said(morning, ada, ben, cleo, bens_story, tonight):
    """All that Cleo shared: two stories, one of them answered, a reply, a tap, a turn."""
    answered, alone = shares(morning, cleo), shares(morning, cleo, "The rain.")
    shares(morning, ben, "I know that floor.", to=answered)
    shares(morning, cleo, "Me too.", to=answered)
    shares(morning, cleo, "Mine creak too.", to=bens_story)
    Response.objects.give(by=cleo, to=bens_story, kind="hear")
    seat = tonight.seats.create(person=cleo)
    Entry.objects.create(
        meeting=tonight, group=morning, seat=seat, author=cleo, phase=0, body="A long day."
    )
    return answered, alone


def test_taken_along_they_are_gone_and_what_others_answered_stays(
    morning, ben, cleo, said, bens_story, browse
):
    answered, alone = said
    goodbye(browse(cleo), words="taken")
    answered.refresh_from_db()
    assert answered.body is None and answered.taken_back_at
    assert not Story.objects.filter(pk=alone.pk).exists()
    assert not Reply.objects.filter(author=cleo).with_words().exists()
    assert not Response.objects.exists()
    assert Entry.objects.get().body is None
    page = browse(ben).get(answered.get_absolute_url()).text
    assert "I know that floor." in page
    for words in ("Slept on the floor.", "Me too."):
        assert words not in page
    assert "Mine creak too." not in browse(ben).get(bens_story.get_absolute_url()).text
    found = browse(ben).post("/search/", {"q": "rain floor"}).text
    assert answered.get_absolute_url() in found, "Ben’s own words about it"
    assert alone.get_absolute_url() not in found


def test_left_with_a_name_everything_is_as_it_was(morning, ben, cleo, said, browse):
    goodbye(browse(cleo), words="named")
    page = browse(ben).get(said[0].get_absolute_url()).text
    assert "Slept on the floor." in page and "Cleo" in page
    assert Response.objects.count() == 1
    assert Entry.objects.get().author == cleo


def test_left_without_a_name_they_are_the_groups(morning, ben, cleo, said, bens_story, browse):
    goodbye(browse(cleo), words="unnamed", said="")
    page = browse(ben).get(said[0].get_absolute_url()).text
    assert "Slept on the floor." in page and "Cleo" not in page
    assert "someone who has left" in page
    assert not Story.objects.filter(author=cleo).exists()
    assert not Reply.objects.filter(author=cleo).exists()
    keyring().destroy("person", cleo.pk)
    assert Entry.objects.get().body == "A long day.", "no key of theirs is needed any more"
    assert Entry.objects.get().author is None


def test_words_of_other_groups_stay_in_any_case(morning, evening, ben, browse):
    here, there = shares(morning, ben), shares(evening, ben, "Late shift.")
    goodbye(browse(ben), words="taken")
    assert not Story.objects.filter(pk=here.pk).exists()
    assert Story.objects.get(pk=there.pk).body == "Late shift."


def test_many_words_go_in_few_steps(morning, cleo, browse, django_assert_max_num_queries):
    """One for each, which tells the index that it has gone; and few besides."""
    Story.objects.bulk_create(
        Story(group=morning, author=cleo, body=f"Day {number}") for number in range(450)
    )
    place = place_of(cleo, morning)
    with django_assert_max_num_queries(450 + 120):
        place.end(by=cleo, words="taken")
    assert not Story.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_it_is_done_whole_or_not_at_all(morning, cleo, said, monkeypatch):
    from alongside.meetings import leaving

    monkeypatch.setattr(leaving, "what_was_said", lambda membership: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        place_of(cleo, morning).end(by=cleo, words="taken")
    assert is_in(morning, cleo)
    assert Story.objects.filter(author=cleo).with_words().count() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("words", ["taken", "unnamed"])
def test_on_an_older_copy_the_words_go_again(own_ledger, morning, cleo, words, bens_story):
    story = shares(morning, cleo)
    shares(morning, cleo, "I believe you.", to=bens_story)
    copy = OlderCopy(Story, Reply, Membership)
    place_of(cleo, morning).end(by=cleo, words=words)
    copy.put_back()
    assert not is_in(morning, cleo)
    assert not Reply.objects.filter(author=cleo).with_words().exists()
    if words == "taken":
        assert not Story.objects.filter(pk=story.pk).exists()
    else:
        assert Story.objects.get(pk=story.pk).author is None
        assert Story.objects.get(pk=story.pk).body == "Slept on the floor."
