"""Narrowing a search down to one person: with words, or all that they shared."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.home import search
from alongside.people.models import Block
from tests.conftest import person
from tests.meetings.evening import Evening

from .searching import hidden, is_open, kept, names
from .test_search import marked, shown

UNKNOWN = "Nobody whose words you can read has this name."


def test_words_of_one_person_however_their_name_is_typed(tell, ada, cleo, look):
    tell("Stairs again.")
    tell("Stairs for me too.", by=ada)
    for name in ("Ben", "  bEN ", "ＢＥＮ"):
        assert shown(look(cleo, "stairs", who=name)) == ["Stairs again."]
    assert len(shown(look(cleo, "stairs"))) == 2


def test_all_of_one_person_without_a_word_newest_first_and_replies_too(tell, ada, ben, cleo, look):
    old = tell("An old one.", days_ago=3)
    tell("Ada's own.", by=ada)
    old.reply(by=ben, body="A reply of his.")
    tell("A new one.")
    text = look(cleo, "", who="Ben")
    assert shown(text) == ["A new one.", "A reply of his.", "An old one."]
    assert marked(text) == []
    assert "· a reply" in text


def test_words_of_a_meeting_are_among_them(tonight, browse, ada, ben, cleo, look):
    room = Evening(tonight, browse).begin(ada, ben, cleo)
    room.press(ben, "take", turn=room.turn_of(ben))
    room.press(ben, "finish", turn=room.turn_of(ben), body="Those stairs, again.")
    assert shown(look(cleo, "", who="Ben")) == []
    room.press(ada, "close", anyway="yes")
    assert shown(look(cleo, "", who="Ben")) == ["Those stairs, again."]


@pytest.fixture
def behind_taps(tell, morning, ben, cleo, monkeypatch):
    """Eight taps to slow rounds, which say nothing that could be shown, before any words."""
    monkeypatch.setattr(search, "A_PAGE", 2)
    monkeypatch.setattr(search, "TAPS_AT_ONCE", 3)
    now = timezone.now()
    for number, words in enumerate(["In few words."] + 8 * [""]):
        over = {"turns_until": now, "reflections_until": now, "closed_at": now}
        then = now + timedelta(seconds=number)
        one = morning.slow_rounds.create(led_by=ben, prompt="x", closing="", begun_at=then, **over)
        for author in (ben, cleo):
            place = {"group": morning, "author": author, "settled_at": now}
            one.turns.create(**place, reflection=words, response="hear", reflected_at=then)
    tell("The stairs.", days_ago=1)
    tell("An older one.", days_ago=2)


def test_taps_hide_no_words_behind_them(behind_taps, cleo, look):
    text = look(cleo, "", who="Ben")
    assert shown(text) == ["In few words.", "The stairs."]
    assert ">More<" in text
    assert shown(look(cleo, "", **hidden(text))) == ["An older one."]


def test_not_all_of_them_are_looked_through_at_once(behind_taps, cleo, look, monkeypatch):
    monkeypatch.setattr(search, "TIMES", 1)
    text = look(cleo, "", who="Ben")
    assert shown(text) == [] and "Nothing was found so far." in text and ">More<" in text
    text = look(cleo, "", **hidden(text))
    assert shown(text) == ["In few words.", "The stairs."] and ">More<" in text
    text = look(cleo, "", **hidden(text))
    assert shown(text) == ["An older one."] and ">More<" not in text


def test_an_unknown_name_is_answered_kindly_and_stays_in_the_form(tell, cleo, look):
    tell("Stairs.")
    text = look(cleo, "stairs", who="Benn & Co")
    assert UNKNOWN in text
    assert kept(text, "who") == "Benn &amp; Co"
    assert kept(text, "q") == "stairs"
    assert is_open(text)
    assert shown(text) == []
    assert "up to 40 letters" in look(cleo, "stairs", who="x" * 41)


def test_a_name_from_elsewhere_is_like_nobodys(tell, evening, dev, nia, olive, cleo, look):
    tell("Stairs.")
    tell("Stairs at work.", by=dev, group=evening)
    secret = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|value="(Dev|Olive|Nia|Nobody)"')
    pages = {secret.sub("", look(cleo, "", who=name)) for name in ("Dev", "Olive", "Nia", "Nobody")}
    assert len(pages) == 1
    assert UNKNOWN in pages.pop()
    assert names(look(cleo, "stairs")) == ["Ada", "Ben", "Cleo"]


def test_names_of_the_invited_are_not_told_before_they_agree(tell, invited, cleo, look, morning):
    assert names(look(cleo, "stairs")) == ["Ada", "Ben", "Cleo"]
    morning.memberships.get(person=invited).accept(morning.current_agreement())
    assert names(look(cleo, "stairs")) == ["Ada", "Ben", "Cleo", "Nia"]
    assert names(look(invited, "stairs")) == ["Ada", "Ben", "Cleo", "Nia"]


def test_two_of_one_name_are_both_found_and_it_is_said(tell, morning, evening, dev, ben, look):
    lou = person("another-ben")
    lou.display_name = "ben"
    lou.save()
    evening.welcome(lou, sees_from=None).accept(evening.current_agreement())
    tell("Stairs of the one.", by=ben)
    tell("Stairs of the other.", by=lou, group=evening)
    text = look(ben, "stairs", who="Ben")
    assert sorted(shown(text)) == ["Stairs of the one.", "Stairs of the other."]
    assert "More than one person here is called" in text
    alone = look(ben, "stairs", who="Ben", group="evening")
    assert shown(alone) == ["Stairs of the other."]
    assert "More than one person" not in look(dev, "stairs", who="Ada").replace("&#x27;", "'")


def test_whom_one_has_blocked_has_no_name_here(tell, ben, cleo, look):
    tell("Stairs.")
    Block.objects.block(by=cleo, whom=ben)
    text = look(cleo, "", who="Ben")
    assert UNKNOWN in text
    assert names(text) == ["Ada", "Cleo"]


def test_who_is_blocked_is_not_told_so_by_a_missing_name(tell, ben, cleo, look):
    tell("Stairs of hers.", by=cleo)
    assert shown(look(ben, "", who="Cleo")) == ["Stairs of hers."]
    Block.objects.block(by=cleo, whom=ben)
    text = look(ben, "", who="Cleo")
    assert names(text) == ["Ada", "Ben", "Cleo"]
    assert UNKNOWN not in text
    assert shown(text) == []


@pytest.mark.parametrize("words", ["named", "unnamed", "taken"])
def test_who_has_left_is_found_by_what_is_still_theirs(words, tell, morning, ben, cleo, nia, look):
    tell("Stairs.")
    morning.memberships.get(person=ben).end(by=ben, words=words)
    text = look(cleo, "", who="Ben")
    if words == "named":
        assert shown(text) == ["Stairs."]
        assert "Ben" in names(text)
    else:
        assert UNKNOWN in text
        assert names(text) == ["Ada", "Cleo"]
    morning.welcome(nia).accept(morning.current_agreement())
    assert "Ben" not in names(look(nia, "stairs")), "she came later, and can read nothing of his"


def test_who_has_left_a_group_themselves_knows_no_names_of_it(tell, morning, cleo, look, browse):
    tell("Stairs.")
    morning.memberships.get(person=cleo).end(by=cleo)
    assert "Ben" not in browse(cleo).get("/search/").text
    assert "You are not in a group yet." in look(cleo, "", who="Ben")
