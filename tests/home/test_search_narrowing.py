"""Narrowing a search down to a wish, to a time, to all of it; with words, or without any."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.conversations.models import Story
from alongside.conversations.taking_back import take_back
from alongside.people.models import Mute
from tests.conversations.held import held

from .searching import hidden, is_open, kept
from .test_search import shown

NOW = datetime(2026, 3, 20, 12, 0, tzinfo=UTC)


# -- a wish, and a time ----------------------------------------------------------------------------


def test_stories_with_a_wish_and_nothing_else(tell, ben, cleo, look):
    tell("Stairs, just so.")
    asked = tell("Stairs: any ideas?", wish="ideas")
    asked.reply(by=ben, body="The stairs of the library are flat.")
    assert shown(look(cleo, "stairs", wish="ideas")) == ["Stairs: any ideas?"]
    assert shown(look(cleo, "", wish="ideas")) == ["Stairs: any ideas?"]
    assert shown(look(cleo, "", wish="questions")) == []
    text = look(cleo, "stairs", wish="pity")
    assert "Please choose one of these." in text
    assert shown(text) == []


def test_the_wish_of_held_words_cannot_be_found_out(tell, ada, ben, cleo, look):
    """It stands nowhere for those who do not have the words; so nor does narrowing down to it."""
    story = tell("Stairs: any ideas?", wish="ideas")
    held(story, ada)
    here = story.get_absolute_url()
    assert here not in look(cleo, "", wish="ideas") and here not in look(cleo, "", wish="listen")
    for reader in (ada, ben):
        assert here in look(reader, "", wish="ideas")
        assert here not in look(reader, "", wish="listen")


def test_what_was_said_lately(tell, cleo, look):
    for days in (2, 20, 200):
        tell(f"Stairs, {days} days ago.", days_ago=days)
    assert len(shown(look(cleo, "stairs", lately=""))) == 3
    assert shown(look(cleo, "stairs", lately="week")) == ["Stairs, 2 days ago."]
    assert shown(look(cleo, "", lately="week")) == ["Stairs, 2 days ago."]
    assert len(shown(look(cleo, "", lately="month"))) == 2
    assert "Please choose one of these." in look(cleo, "", lately="decade")


@time_machine.travel(NOW, tick=False)
def test_since_a_day_in_the_zone_of_whoever_looks(tell, cleo, look):
    tell("Stairs at midnight.", days_ago=0.5)
    tell("Stairs a minute before.", days_ago=0.5 + 1 / 1440)
    assert shown(look(cleo, "stairs", since="2026-03-20")) == ["Stairs at midnight."]
    assert len(shown(look(cleo, "", since="2026-03-19"))) == 2
    cleo.display = {"zone": "Asia/Tokyo"}
    cleo.save()
    assert len(shown(look(cleo, "", since="2026-03-20"))) == 2


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("the other day", "Please write the day like this: 2026-03-31."),
        ("2026-02-30", "Please write the day like this: 2026-03-31."),
        ("2026-03-21", "That day is still to come."),
        ("9999-12-31", "That day is still to come."),
    ],
)
def test_a_day_that_is_none_stays_in_the_form(day, says, tell, cleo, look):
    tell("Stairs.")
    text = look(cleo, "stairs", since=day)
    assert says in text
    assert kept(text, "since") == day
    assert kept(text, "q") == "stairs"
    assert is_open(text)
    assert shown(text) == []


def test_a_day_long_ago_finds_everything(tell, cleo, look):
    tell("Stairs.")
    assert shown(look(cleo, "", since="0001-01-01")) == ["Stairs."]


def test_all_that_is_chosen_holds_at_once(tell, ada, cleo, look):
    tell("Stairs one.", wish="ideas", days_ago=10)
    tell("Stairs two.", wish="ideas")
    tell("Stairs three.", wish="ideas", by=ada)
    tell("Stairs four.")
    both = {"who": "Ben", "wish": "ideas"}
    assert shown(look(cleo, "stairs", lately="week", **both)) == ["Stairs two."]
    since = (date.today() - timedelta(days=12)).isoformat()
    assert len(shown(look(cleo, "stairs", since=since, **both))) == 2
    assert shown(look(cleo, "stairs", lately="week", since=since, **both)) == ["Stairs two."]


# -- the form --------------------------------------------------------------------------------------


def test_nothing_asked_for_is_said_so_and_a_group_alone_is_nothing(tell, cleo, browse, look):
    assert "Type a word or two first, or narrow it down below." in look(cleo, "")
    assert "Type a word or two first" in look(cleo, "", group="morning")
    assert not is_open(look(cleo, ""))
    assert not is_open(browse(cleo).get("/search/").text)
    assert not is_open(browse(cleo).get("/search/?who=Ben&since=2026-01-01").text)


def test_more_asks_for_the_same_and_goes_on_where_it_was(tell, ada, cleo, browse, look):
    for n in range(45):
        tell(f"Stairs, the {n}th time", wish="ideas")
        tell("Of Ada's", by=ada, wish="ideas")
    browser, seen = browse(cleo), []
    for words, last in (("", "before"), ("stairs", "at")):
        text, found = look(cleo, words, who="ben", wish="ideas", lately="month"), []
        for _page in range(2):
            found += shown(text)
            assert len(found) % 20 == 0
            form = hidden(text)
            assert form.pop(last)
            asked = {"who": "ben", "wish": "ideas", "lately": "month"}
            assert form == (asked | ({"q": words} if words else {}))
            text = browser.post("/search/", hidden(text)).text
            assert "More of what was found" in text
        found += shown(text)
        assert len(found) == len(set(found)) == 45
        assert ">More</button>" not in text
        seen.append(found)
    assert seen[0] == [f"Stairs, the {n}th time" for n in reversed(range(45))]


@pytest.mark.parametrize("before", ["x", "after.1.1", "before.x.y", "before." + "9" * 400])
def test_a_place_to_go_on_that_makes_no_sense_is_the_beginning(before, tell, cleo, look):
    tell("Stairs.")
    assert shown(look(cleo, "", who="Ben", before=before)) == ["Stairs."]


# -- who may see what ------------------------------------------------------------------------------


def test_without_words_nothing_comes_that_is_not_there_for_one(
    tell, evening, morning, ben, dev, cleo, nia, look
):
    tell("At work.", group=evening)
    here, gone = tell("Here.", days_ago=3), tell("Gone.")
    gone.reply(by=cleo, body="Oh.")
    take_back(gone)
    assert shown(look(cleo, "", who="Ben")) == ["Here."]
    assert shown(look(dev, "", who="Ben")) == ["At work."]
    assert sorted(shown(look(ben, "", who="Ben"))) == ["At work.", "Here."]
    assert shown(look(ben, "", who="Ben", group="evening")) == ["At work."]
    morning.welcome(nia).accept(morning.current_agreement())
    assert shown(look(nia, "", who="Ben")) == []
    assert here.body not in look(nia, "", lately="month")


def test_what_comes_with_a_note_shows_the_note_alone(tell, cleo, look):
    tell("The stairs and the ladder.", content_note="A fall")
    for text in (look(cleo, "", who="Ben"), look(cleo, "stairs", who="Ben")):
        assert "Folded: " in text
        assert "A fall" in text
        assert "ladder" not in text


def test_who_is_muted_comes_folded_with_words_or_without(tell, ben, cleo, look):
    tell("The stairs.").reply(by=ben, body="And the stairs again.")
    unfolded = look(cleo, "stairs")
    assert "folded</span></summary>" not in unfolded
    Mute.objects.mute(by=cleo, whom=ben)
    for text in (look(cleo, "stairs"), look(cleo, "", who="Ben")):
        assert text.count('<details class="folded">') == 2
        assert len(shown(text)) == 2


def test_words_that_are_held_are_not_shown(tell, ben, cleo, look):
    story = tell("The stairs.")
    Story.objects.filter(pk=story.pk).update(held_at=timezone.now())
    for text in (look(cleo, "stairs"), look(cleo, "", who="Ben")):
        assert "The stairs." not in text
    assert shown(look(ben, "", who="Ben")) == ["The stairs."]


def test_a_name_that_was_looked_for_is_kept_nowhere(tell, cleo, browse):
    tell("Stairs.")
    browser = browse(cleo)
    answer = browser.post("/search/", {"q": "", "who": "mirkelanthe"})
    assert "mirkelanthe" not in re.search("<title>(.*?)</title>", answer.text)[1]
    assert not re.search(r'(?:href|action|src)="[^"]*mirkelanthe', answer.text)
    assert "mirkelanthe" not in str(dict(browser.session.items()))


# -- how often it asks -----------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["", "stairs"])
def test_narrowed_down_it_asks_as_often_for_much_as_for_little(words, tell, ada, cleo, browse):
    asked = []
    for _more in range(2):
        for n in range(15):
            tell(f"Stairs {n}").reply(by=ada, body=f"Stairs {n}")
        browser = browse(cleo)
        browser.post("/search/", {"q": words, "who": "Ben"})
        with CaptureQueriesContext(connection) as queries:
            browser.post("/search/", {"q": words, "who": "Ben"})
        asked.append(len([one for one in queries if "vault_search_" not in one["sql"]]))
    assert asked[0] <= asked[1] <= asked[0] + 3, "once more for each doubling, of words alone"
    assert asked[1] <= 12
