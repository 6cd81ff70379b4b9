"""What people write is nowhere on the disk in a shape that anybody could read.

Made-up words are written in a real browser into every place that takes words: kept, taken back,
looked for, or lost in an error. Copies are made. Then the server is stopped, or loses its power,
and every byte that it has written is searched for them.
"""

import base64
import gzip
import shutil

import pytest
from playwright.sync_api import expect

from .at_rest import backed_up, blind_tokens, plant, without_table
from .disguises import (
    disguises,
    files,
    look_for,
    made_up_word,
    parts,
    search,
    sentence,
    spelt_out,
)
from .served import Served
from .test_evening import come_in
from .visitors import tap

IN_THE_INDEX = ("story", "reply", "turn")
PLACES = (
    *IN_THE_INDEX,
    *("draft", "prepared", "name", "sign-in", "password"),
    *("taken back", "looked for", "reason", "broken", "broken search", "address"),
)
# What an organiser's reason begins with, and every piece of that.
WHY = "Nobody has answered Femi since"
PIECES = [WHY[at : at + 12] for at in range(len(WHY) - 11)]

# What somebody has got today, as it would look in a row or in a log.
HEALTH = ('"rough"', "'rough'", "rough day", '"few"', "'few'", "A few words")


@pytest.fixture
def served(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    with Served(tmp_path / "data", home=home) as served:
        yield served


@pytest.fixture
def made_up():
    """{place: three words that nobody has ever written}"""
    return {place: [made_up_word() for _ in range(3)] for place in PLACES}


@pytest.mark.parametrize("end", ["stop", "kill"])
def test_no_word_is_on_the_disk(arrive, served, made_up, end, tmp_path):
    written(arrive, served, made_up)
    copies = backed_up(served)
    tokens = blind_tokens(served, made_up)
    getattr(served, end)()
    names = {path.name for path in served.data.rglob("*")}
    assert {"alongside.db", "index.db", "keyring.db", "ledger", "root", "secret"} <= names
    assert end == "stop" or {"alongside.db-wal", "keyring.db-wal"} <= names
    kept = [path for path in served.data.iterdir() if path.name != "static"]
    places = [*kept, served.log, served.home, *copies]
    every_word = [word for words in made_up.values() for word in words]
    assert search([*places, served.data / "static"], parts(every_word)) == []
    assert search(places, [*HEALTH, *PIECES]) == []
    assert "OperationalError" in served.log.read_text(), "nothing was lost in an error"
    what_is_public_is_found(served)
    what_is_planted_is_found(places, tmp_path)
    no_index_is_in_a_copy(served, copies, tokens)


def what_is_public_is_found(served):
    """The control: the very same search finds what may be read, packed or not."""
    found = search([served.data / "static"], ["accent-color"])
    packed = {name.endswith(".gz") for name, _word, _how in found}
    assert packed == {True, False}


def what_is_planted_is_found(places, tmp_path):
    """The control: a word that is put into a copy of any of these files is found in it."""
    word, planted = made_up_word(), 0
    for planted, path in enumerate(files(places), start=1):
        copy = shutil.copy2(path, tmp_path / f"{planted}-{path.name}")
        plant(copy, word)
        assert search([copy], parts([word])), path
    assert planted > 15


def no_index_is_in_a_copy(served, copies, tokens):
    """No token of any word; and the control, that those of the words to be found are in it."""
    wanted = {word: spelt_out(token) for words in tokens.values() for word, token in words.items()}
    assert look_for(copies, wanted) == []
    assert [path for path in files(copies) if "index" in path.name] == []
    index = list(served.data.glob("index.db*"))
    for place in IN_THE_INDEX:
        for word, token in tokens[place].items():
            assert look_for(index, {word: spelt_out(token)}), f"{place}: {word}"


@pytest.mark.parametrize("how", disguises("x"))
def test_the_search_sees_through_a_disguise(tmp_path, how):
    word = made_up_word()
    planted = disguises(word)[how]
    (tmp_path / "plain").write_bytes(b"\x00\xff" * 99 + planted + b"\x80" * 99)
    (tmp_path / "packed").write_bytes(b"\x01" * 9 + gzip.compress(planted) + b"\x02" * 9)
    for name in ("plain", "packed"):
        assert (name, word, how) in search([tmp_path / name], [word])
    assert search([tmp_path], [made_up_word()]) == []


def test_base64_is_found_wherever_it_begins(tmp_path):
    word = made_up_word()
    for before in range(6):
        around = b"q" * before + word.encode() + b"and more"
        (tmp_path / "letter").write_bytes(base64.b64encode(around))
        assert search([tmp_path], [word]), before


def test_every_part_of_a_word_and_of_its_stem_is_looked_for(tmp_path):
    word = "karitöbenaluing"
    told = {"whole": word, "stem": "karitöbenalu", "plain": "karitobenalu", "capital": word.upper()}
    told |= {"begun": "xkaritöbex", "ended": "xbenaluingx", "plain, begun": "karitobe"}
    for name, text in told.items():
        (tmp_path / name).write_text(text)
        assert search([tmp_path / name], parts([word])), name
    (tmp_path / "other").write_text("karitö benalu")
    assert search([tmp_path / "other"], parts([word])) == []


# -- writing ---------------------------------------------------------------------------------------


def written(arrive, served, made_up):
    """Every place that takes words gets some, and shows them."""
    cleo = arrive("cleo")
    is_called(cleo, made_up["name"])
    takes_back(cleo, made_up["taken back"])
    shares(cleo, made_up["story"])
    replies(cleo, made_up["reply"])
    begins_to_write(cleo, made_up["draft"])
    speaks(arrive("ada"), cleo, made_up["turn"], made_up["prepared"])
    signs_up(arrive(), made_up["sign-in"], made_up["password"])
    looks_for(cleo, made_up["story"], made_up["looked for"])
    does_not_read_eve(cleo)
    reads_in_an_emergency(arrive("olive"), made_up["reason"])
    loses(cleo, served, made_up["broken"], [made_up["story"][0], *made_up["broken search"]])
    asks_for_what_breaks(cleo, served, made_up["address"])


def is_called(page, words):
    page.goto("/account/profile/")
    page.get_by_label("What others call you here").fill(words[0])
    tap(page, "Keep it like this")
    page.goto("/")
    expect(page.get_by_role("heading", name=f"Good to see you, {words[0]}")).to_be_visible()


def shares(page, words):
    page.goto("/groups/morning/stories/share/")
    page.get_by_label("What would you like to share?").fill(sentence(words))
    tap(page, "Share with the group")
    expect(page.locator(".story-words")).to_have_text(sentence(words))


def replies(page, words):
    page.get_by_label("Your reply").fill(sentence(words))
    tap(page, "Reply")
    expect(page.locator(".reply-words")).to_have_text(sentence(words))


def begins_to_write(page, words):
    page.get_by_label("Your reply").fill(sentence(words))
    expect(page.get_by_text("Saved at")).to_be_visible()


def speaks(ada, page, said, prepared):
    """A rough day, words prepared before the turn, others said in it, and prepared ones again."""
    page.goto("/groups/morning/meetings/")
    page.get_by_role("link", name="Pacing without guilt").click()
    page.get_by_label("It is a rough day").check()
    tap(page, "Come in")
    come_in(ada)
    expect(ada.get_by_text("A few words, a rough day")).to_be_visible()
    tap(ada, "Go on to: Check-in")
    tap(page, "Take the turn")
    expect(page.get_by_role("heading", name="It is your turn")).to_be_visible()
    page.get_by_label("Your words").fill(sentence(said))
    tap(page, "Share and finish my turn")
    expect(ada.locator(".entry-words")).to_have_text(sentence(said))
    page.get_by_label("Words ready for your turn").fill(sentence(prepared))
    expect(page.get_by_text("Saved at")).to_be_visible()


def signs_up(page, name, password):
    page.goto("/sign-up/")
    page.get_by_label("A name for yourself").fill(name[0])
    page.get_by_label("A password").fill("".join(password))
    tap(page, "Arrive")
    expect(page.get_by_role("heading", name="Before you come in")).to_be_visible()
    page.goto("/sign-in/")


def takes_back(page, words):
    shares(page, words)
    page.get_by_role("link", name="Take this back").click()
    expect(page.locator(".story-words")).to_have_text(sentence(words))
    tap(page, "Take it back")
    expect(page.get_by_text("You took it back")).to_be_visible()


def looks_for(page, there, nowhere):
    page.goto("/search/")
    page.get_by_label("What are you looking for?").fill(there[1])
    tap(page, "Look for it")
    expect(page.locator("mark")).to_have_text(there[1])
    page.get_by_label("What are you looking for?").fill(" ".join(nowhere))
    tap(page, "Look for it")
    expect(page.get_by_text("Nothing was found.")).to_be_visible()


def does_not_read_eve(page):
    page.goto("/groups/morning/people/")
    page.get_by_text("More about Eve").click()
    page.get_by_role("link", name="Do not show me what Eve writes").click()
    tap(page, "Do not show me what they write")
    expect(page.get_by_text("From now on you do not read each other.")).to_be_visible()


def reads_in_an_emergency(olive, words):
    olive.goto("/emergency/")
    olive.get_by_role("link", name="The Morning Group").click()
    olive.get_by_label("Your reason").fill(f"{WHY} {sentence(words)}")
    tap(olive, "Tell the group, and read for one hour")
    expect(olive.get_by_text("You are reading this group in an emergency")).to_be_visible()


def loses(page, served, words, looked_for):
    """Errors of ours, with words in the form."""
    with without_table(served, "conversations_story"):
        page.goto("/groups/morning/stories/share/")
        page.get_by_label("What would you like to share?").fill(sentence(words))
        tap(page, "Share with the group")
        expect(page.locator("#kept")).to_have_value(sentence(words))
    page.goto("/search/")
    page.get_by_label("What are you looking for?").fill(" ".join(looked_for))
    with without_table(served, "conversations_story"):
        with page.expect_response("**/search/") as answer:
            tap(page, "Look for it")
        assert answer.value.status == 500


def asks_for_what_breaks(page, served, words):
    """The same with words in the address, which nothing of ours ever puts there."""
    with without_table(served, "groups_invitation"):
        assert page.goto(f"/join/{words[0]}/").status == 500
    with without_table(served, "groups_membership"):
        assert page.goto(f"/search/?q={words[1]}&group={words[2]}").status == 500
    assert page.goto(f"/{words[0]}/?page={words[1]}").status == 404
