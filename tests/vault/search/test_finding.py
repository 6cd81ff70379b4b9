"""What a search finds is what reading everything would find, in the order of the formula.

On both engines these tests compare with the same plain search; so the engines agree.
"""

import random

import pytest

from alongside.conversations.models import Reply, Story
from alongside.meetings.models import Entry, SlowTurn
from alongside.vault.keyring import keyring
from alongside.vault.search import finding, upkeep
from alongside.vault.search.upkeep import begin_scope, blind
from tests.conftest import new_group

from . import plain
from .conftest import held, tokens_of

SOME_WORDS = (
    *("stairs", "stair", "knee", "Knees", "burning", "burned", "kettle", "quiet", "sleep"),
    *("sleeping", "the", "no", "of", "and", "down", "up", "canal", "doctor's", "believe", "café"),
)


def write(chance, tell, dev, evening):
    """Stories at random, some with replies, beside others in another group."""
    texts = {}
    for _number in range(40):
        body = " ".join(chance.choices(SOME_WORDS, k=chance.randint(1, 25)))
        story = tell(body)
        texts[story.pk] = body
        if chance.random() < 0.3:
            body = ", ".join(chance.choices(SOME_WORDS, k=chance.randint(1, 10)))
            texts[story.reply(by=dev, body=body).pk] = body
        tell(body, by=dev, group=evening)
    return texts


@pytest.mark.parametrize("seed", range(4))
def test_it_finds_what_reading_everything_finds(seed, tell, dev, evening, look, found):
    chance = random.Random(seed)
    texts = write(chance, tell, dev, evening)
    for _question in range(25):
        words = chance.choices(SOME_WORDS, k=chance.randint(1, 3))
        if not plain.stems(" ".join(words)):
            assert look(" ".join(words)).too_ordinary
            continue
        everything = {row.pk for row in found(" ".join(words), size=1_000)}
        assert everything == plain.scan(texts, words), words


@pytest.mark.parametrize("seed", range(4))
def test_words_in_quotes_are_found_side_by_side(seed, tell, dev, evening, found):
    chance, tried = random.Random(seed), 0
    texts = write(chance, tell, dev, evening)
    for _question in range(25):
        some = chance.choice(list(texts.values())).replace(",", "").lower().split()
        at = chance.randrange(len(some))
        phrase, more = some[at : at + 2], chance.choices(SOME_WORDS, k=chance.randint(0, 1))
        if len(phrase) == 2 and plain.stems(" ".join(phrase)):
            tried += 1
            words = f"{' '.join(more)} “{' '.join(phrase)}”"
            everything = {row.pk for row in found(words, size=1_000)}
            assert everything == plain.scan(texts, more, phrase), words
    assert tried > 8


@pytest.mark.parametrize("seed", range(4))
def test_the_order_is_that_of_the_formula(seed, tell, dev, evening, look):
    chance = random.Random(seed)
    texts = write(chance, tell, dev, evening)
    for _question in range(25):
        words = chance.choices(SOME_WORDS, k=chance.randint(1, 3))
        scores = plain.bm25(texts, words)
        among = scores.keys() & plain.scan(texts, words) or scores.keys()
        ranked = [result.row.pk for result in look(" ".join(words), size=1_000).results]
        wanted = plain.in_order({id: scores[id] for id in among})
        assert [round(scores[id], 8) for id in ranked] == [round(scores[id], 8) for id in wanted]
        assert set(ranked) == set(wanted)


def test_what_is_equal_stands_in_the_order_of_its_id(tell, found):
    made = sorted(tell("The stairs again.").pk for _time in range(5))
    assert [row.pk for row in found("stairs")] == made


def test_if_nothing_has_all_of_the_words_those_with_some_are_told_apart(tell, look, found):
    stairs, both = tell("The stairs."), tell("A kettle on the stairs.")
    assert found("stairs kettle") == [both]
    answer = look("stairs moon")
    assert answer.loosely
    assert {result.row.pk for result in answer.results} == {stairs.pk, both.pk}
    assert look('"stairs kettle"').loosely
    assert look("moon").results == []
    assert not look("moon").loosely


def test_ordinary_words_alone_are_nothing_to_look_for(tell, look):
    tell("The stairs.")
    assert look("the of").too_ordinary
    assert look("?!").too_ordinary
    assert not look("the stairs").too_ordinary


def test_a_group_without_words_has_none(look, evening, tell):
    tell("The stairs.")
    upkeep.catch_up()
    look("stairs")
    assert look("stairs", groups=[evening]) == finding.Answer([])
    assert look("stairs", groups=[]) == finding.Answer([])


def test_nobody_is_shown_what_their_querysets_do_not_have(tell, look, morning, index, cleo, dev):
    tell("The stairs.")
    for person, seen in ((cleo, 1), (dev, 0)):
        among = {(Story, "body"): lambda person=person: Story.objects.visible_to(person)}
        answer = finding.search("stairs", groups=[morning.pk], among=among)
        assert len(answer.results) == seen


def test_only_the_groups_that_were_meant_are_looked_through(tell, found, dev, morning, evening):
    here, there = tell("The stairs."), tell("The stairs.", by=dev, group=evening)
    assert found("stairs", groups=[morning]) == [here]
    assert found("stairs", groups=[evening]) == [there]
    assert {row.pk for row in found("stairs", groups=[morning, evening])} == {here.pk, there.pk}


def test_page_by_page_everything_comes_once(tell, look):
    made = {tell(f"The stairs{' again' * n}.").pk for n in range(11)}
    seen, at = [], 0
    while at is not None:
        answer = look("stairs", size=4, at=at)
        assert len(answer.results) == min(4, 11 - len(seen))
        seen += [result.row.pk for result in answer.results]
        at = answer.more
    assert len(seen) == 11
    assert set(seen) == made
    assert look("stairs", size=11).more is None
    assert look("stairs", at=11).results == look("stairs", at=10**9).results == []


def test_further_pages_of_what_was_found_loosely_are_loose_too(tell, look):
    for _time in range(5):
        tell("The stairs.")
    answer = look("stairs moon", size=3)
    rest = look("stairs moon", size=3, at=answer.more, loosely=True)
    assert (len(answer.results), len(rest.results), rest.more) == (3, 2, None)
    assert rest.loosely


def test_a_page_is_filled_past_what_somebody_may_not_see(tell, ben, cleo, morning, index):
    for n in range(12):
        tell("The stairs.", by=ben if n % 2 else cleo)
    among = {(Story, "body"): lambda: Story.objects.filter(author=ben)}
    answer = finding.search("stairs", groups=[morning.pk], among=among, size=6)
    assert (len(answer.results), answer.more) == (6, None)


def test_words_that_changed_unheard_are_not_shown(tell, found, monkeypatch):
    story = tell("The stairs.")
    assert found("stairs") == [story]
    monkeypatch.setattr(upkeep, "catch_up", lambda *_how: None)
    story.body = "The lift."
    story.save()
    assert found("stairs") == []


def test_an_answer_says_when_the_newest_words_may_be_missing(tell, look, monkeypatch):
    tell("The stairs.")
    assert not look("stairs").behind
    tell("The kettle.")
    with monkeypatch.context() as broken:
        broken.setattr(upkeep, "take_a_batch", lambda most: 1 / 0)
        answer = look("stairs")
        assert (answer.behind, len(answer.results)) == (True, 1)
    assert [result.row.body for result in look("kettle").results] == ["The kettle."]


def test_two_rows_of_one_id_do_not_hide_each_other(tell, found):
    """A form carries the id of what it makes, so anybody can choose that of somebody's story."""
    story = tell("The stairs.")
    reply = Reply.objects.create(
        pk=story.pk, story=story, group=story.group, author=story.author, body="The kettle."
    )
    assert found("stairs") == [story]
    assert found("kettle") == [reply]
    reply.delete()
    assert found("stairs") == [story]


def test_fields_are_called_by_different_numbers():
    models = [field.model for field in upkeep.fields().values()]
    assert models == [Story, Reply, Entry, SlowTurn, SlowTurn]
    for field in upkeep.fields().values():
        assert field.group, "without a group its words have no scope"


# -- nothing links two scopes ----------------------------------------------------------------------


def test_two_groups_with_the_same_sentence_share_no_token(tell, found, dev, evening):
    sentence = "My knees were burning on the stairs again."
    tell(sentence)
    tell(sentence, by=dev, group=evening)
    assert len(found("knees burning")) == 1
    lines, tokens = held().lines, []
    for scope in {place[0] for place in lines}:
        tokens.append(tokens_of({p: text for p, text in lines.items() if p[0] == scope}))
    assert [len(some) for some in tokens] == [4, 4]
    assert not tokens[0] & tokens[1]


def test_two_audiences_of_one_group_share_no_token(index, morning):
    with index.writing() as table:
        scopes = [begin_scope(table, morning.pk, one, "en") for one in ("members", "facilitators")]
    made = [blind("My knees were burning on the stairs again.", scope) for scope in scopes]
    tokens = [tokens_of({0: text}) for text in made]
    assert [len(some) for some in tokens] == [4, 4]
    assert not tokens[0] & tokens[1]


def test_the_index_holds_a_text_without_its_order(tell, found):
    one, other = tell("knees burning stairs"), tell("stairs knees burning")
    assert set(found("knees")) == {one, other}
    lines = held().lines
    assert len(set(lines.values())) == 1
    assert len(lines) == 2


def test_no_key_is_looked_up_for_each_result(tell, found, ben, cleo, dev):
    """All that a page of results needs comes in a bounded number of look-ups."""
    for n in range(15):
        tell("The stairs.", by=(ben, cleo, dev)[n % 3])
    found("stairs")
    keyring().forget()
    before = keyring().looked_up
    assert len(found("stairs")) == 15
    assert keyring().looked_up - before <= 3


def test_a_moved_story_is_found_where_it_is(tell, found, morning, evening, ben):
    new_group("noon", ben)
    story = tell("The stairs.")
    assert found("stairs", groups=[morning]) == [story]
    story.group, story.body = evening, "The stairs."
    story.save()
    assert found("stairs", groups=[morning]) == []
    assert found("stairs", groups=[evening]) == [story]
    assert len(held().lines) == 1
