"""Words of slow rounds are found by those who are in the round, and by nobody else."""

import re

from alongside.people.models import Block
from alongside.vault import search
from alongside.vault.erase import erase_person

WORDS = "Warm stones in the early morning."
FOUND = re.compile(r'<li class="search-result">(.*?)</li>', re.S)


def found(text):
    """What was found, each as the words it shows."""
    return [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in FOUND.findall(text)]


def test_a_turn_is_found_by_those_in_the_round_alone(days, morning, ben, cleo, dev, nia, look):
    days.do(ben, "turn", body=WORDS)
    text = look(cleo, "stones")
    assert [WORDS in one and "in a slow round" in one for one in found(text)] == [True]
    assert f'href="{days.turn_of(ben).get_absolute_url()}"' in text
    assert f'id="{days.turn_of(ben).get_absolute_url().partition("#")[2]}"' in days.page(cleo).text
    morning.welcome(nia).accept(morning.current_agreement())
    for somebody in (dev, nia):
        assert found(look(somebody, "stones")) == []
    days.do(nia, "join")
    assert len(found(look(nia, "stones"))) == 1


def test_an_answer_to_the_whole_is_found_and_a_tap_is_no_words(days, ben, cleo, look):
    days.wait(days=3)
    days.do(ben, "reflection", body="Stones, all of you.")
    days.do(cleo, "reflection", response="thank")
    text = look(cleo, "stones")
    assert ["an answer in a slow round" in one for one in found(text)] == [True]
    assert f'#answer-{days.turn_of(ben).pk}"' in text
    assert len(found(look(ben, "", lately="week"))) == 1


def test_a_note_folds_the_words_and_not_the_answer(days, ben, cleo, look):
    days.do(ben, "turn", body=WORDS, content_note="a fall")
    (one,) = found(look(cleo, "stones"))
    assert "a fall" in one
    assert "stones" not in one
    days.wait(days=3)
    days.do(ben, "reflection", body="Gravel, then.")
    (one,) = found(look(cleo, "gravel"))
    assert "Gravel" in one


def test_a_block_folds_and_hides_nothing(days, ben, cleo, look):
    days.do(ben, "turn", body=WORDS)
    Block.objects.block(by=cleo, whom=ben)
    text = look(cleo, "stones")
    assert len(found(text)) == 1
    assert '<details class="folded">' in text
    days.do(cleo, "turn", body="Stones too.")
    assert '<details class="folded">' not in look(ben, "stones")


def test_words_that_were_changed_or_taken_back_are_not_found(days, ben, cleo, look):
    days.do(ben, "turn", body=WORDS)
    days.do(ben, "turn", body="Cold water.")
    assert found(look(cleo, "stones")) == []
    assert len(found(look(cleo, "water"))) == 1
    days.do(ben, "take-back")
    assert found(look(cleo, "water")) == []


def test_who_leaves_finds_nothing_and_comes_back_to_nothing(
    days,
    morning,
    ada,
    ben,
    cleo,
    look,
):
    days.do(ben, "turn", body=WORDS)
    morning.memberships.current().get(person=cleo).end(by=cleo)
    assert found(look(cleo, "stones")) == []
    days.wait(days=3)
    morning.welcome(cleo).accept(morning.current_agreement())
    assert found(look(cleo, "stones")) == []
    assert days.page(cleo).status_code == 404
    assert days.at not in days.browse(cleo).get("/groups/morning/slow-rounds/").text
    assert len(found(look(ada, "stones"))) == 1


def test_words_of_somebody_erased_are_not_found(days, ada, ben, cleo, look):
    days.do(ben, "turn", body=WORDS)
    assert len(found(look(cleo, "stones"))) == 1
    days.do(ada, "close", anyway="yes")
    erase_person(ben.pk, keep=False)
    assert found(look(cleo, "stones")) == []


def test_they_are_found_in_an_index_made_anew(days, ben, cleo, look):
    days.do(ben, "turn", body=WORDS)
    search.renew(days.round.group_id)
    assert search.rebuild_missing()
    assert len(found(look(cleo, "stones"))) == 1
